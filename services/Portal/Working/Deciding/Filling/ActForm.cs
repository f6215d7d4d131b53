using System.Text.Json.Nodes;

namespace Challenges.Portal.Working.Deciding.Filling;

public enum FieldKind { Line, Text, Both, Number, Money, Day, Instant, Flag, YesNo, Choice, Lines, Numbers, Values, Sheets }

/// <param name="Name">Member of the request; a dot leads into a part, such as <c>contact.office</c>.</param>
/// <param name="Needed">The service will ask for it; the form says so and sends it either way.</param>
public sealed record ActField(string Name, FieldKind Kind, bool Needed = true, IReadOnlyList<string>? Choices = null)
{
    /// <summary>For labels: the name without its part.</summary>
    public string Label => Name[(Name.LastIndexOf('.') + 1)..];
}

/// <summary>How one act of one service is put as a form. It says which fields there are, and nothing about whether the act may be done or what it means.</summary>
/// <param name="Path">With <c>{number}</c> and <c>{id}</c> from the address of the form, and names of fields that belong into the address.</param>
/// <param name="Puts">Replaces a document under the version that was read; otherwise a POST under an idempotency key.</param>
/// <param name="Place">Tail of the page that the act belongs to.</param>
public sealed record ActForm(string Name, string Service, string Path, IReadOnlyList<ActField> Fields, bool Puts = false, string Place = "/desk/challenges/{number}")
{
    /// <summary>Fields of the address come out of the body.</summary>
    bool InPath(ActField field) => Path.Contains('{' + field.Name + '}', StringComparison.Ordinal);

    public string PathOf(Filled filled, string number, string id) => Fields.Where(InPath).Aggregate(At(Path, number, id), (path, field) => path.Replace('{' + field.Name + '}', Uri.EscapeDataString(filled.Text(field.Name)), StringComparison.Ordinal));

    public string PlaceOf(string number, string id) => At(Place, number, id);

    static string At(string template, string number, string id) =>
        template.Replace("{number}", Uri.EscapeDataString(number), StringComparison.Ordinal).Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);

    public JsonObject BodyOf(Filled filled, string zone)
    {
        var body = new JsonObject();
        foreach (var field in Fields.Where(f => !InPath(f)))
            if (Value(field, filled, zone) is { } value) Lay(body, field.Name, value);
        return body;
    }

    static JsonNode? Value(ActField field, Filled filled, string zone) => field.Kind switch
    {
        FieldKind.Both => field.Needed ? filled.Both(field.Name) : filled.SomeBoth(field.Name),
        FieldKind.Flag => filled.Ticked(field.Name),
        FieldKind.YesNo => filled.Text(field.Name) == "yes",
        FieldKind.Lines => field.Needed || filled.Rows(field.Name).Length > 0 ? filled.Lines(field.Name) : null,
        FieldKind.Values => filled.Pairs(field.Name, "indicator", "value", number: true),
        FieldKind.Sheets => filled.Pairs(field.Name, "reviewer", "code", number: false),
        FieldKind.Numbers => filled.Rows(field.Name).Length == 0 ? null : filled.Numbers(field.Name),
        FieldKind.Number => filled.Whole(field.Name),
        FieldKind.Money => filled.Fen(field.Name),
        FieldKind.Day => filled.Day(field.Name),
        FieldKind.Instant => filled.Instant(field.Name, zone),
        _ => filled.Some(field.Name) ?? (field.Needed ? "" : null)
    };

    static void Lay(JsonObject body, string name, JsonNode value)
    {
        var parts = name.Split('.');
        foreach (var part in parts[..^1])
        {
            if (body[part] is not JsonObject inner) body[part] = inner = [];
            body = inner;
        }
        body[parts[^1]] = value;
    }
}
