using System.Text.Json.Nodes;
using Challenges.Portal.Working.Solving;

namespace Challenges.Portal.Working.Deciding;

public enum FieldKind { Line, Text, Both, Number, Money, Day, Flag, Choice, Lines, Values }

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
public sealed record ActForm(string Name, string Service, string Path, IReadOnlyList<ActField> Fields, bool Puts = false)
{
    /// <summary>Fields of the address come out of the body.</summary>
    bool InPath(ActField field) => Path.Contains('{' + field.Name + '}', StringComparison.Ordinal);

    public string PathOf(IFormCollection form, string number, string id)
    {
        var path = Path.Replace("{number}", Uri.EscapeDataString(number), StringComparison.Ordinal).Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        return Fields.Where(InPath).Aggregate(path, (p, f) => p.Replace('{' + f.Name + '}', Uri.EscapeDataString(form[f.Name].ToString().Trim()), StringComparison.Ordinal));
    }

    /// <param name="unread">Gets the fields that are no numbers.</param>
    public JsonObject BodyOf(IFormCollection form, ICollection<string> unread)
    {
        var body = new JsonObject();
        foreach (var field in Fields.Where(f => !InPath(f)))
            if (Value(field, form, unread) is { } value) Place(body, field.Name, value);
        return body;
    }

    static JsonNode? Value(ActField field, IFormCollection form, ICollection<string> unread)
    {
        var text = form[field.Name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        switch (field.Kind)
        {
            case FieldKind.Both:
                var (zh, en) = (form[field.Name + ".zh"].ToString().Trim(), form[field.Name + ".en"].ToString().Trim());
                return zh.Length + en.Length == 0 && !field.Needed ? null : new JsonObject { ["zh"] = zh, ["en"] = en };
            case FieldKind.Flag:
                return form.ContainsKey(field.Name);
            case FieldKind.Lines:
                return new JsonArray([.. Rows(text).Select(line => (JsonNode)line)]);
            case FieldKind.Values:
                return new JsonArray([.. Rows(text).Select(line => line.Split(' ', 2)).Where(parts => parts.Length == 2)
                    .Select(parts => (parts[0], Number: Read(field.Name, parts[1], unread))).Where(v => v.Number is not null).Select(v => (JsonNode)new JsonObject { ["indicator"] = v.Item1, ["value"] = v.Number })]);
            case FieldKind.Number or FieldKind.Money:
                if (text.Length == 0 || Read(field.Name, text, unread) is not { } number) return null;
                return field.Kind == FieldKind.Money ? (long)(number * 1_000_000) : number == decimal.Truncate(number) ? (long)number : number;
            default:
                return text.Length > 0 ? text : field.Needed ? "" : null;
        }
    }

    static string[] Rows(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static decimal? Read(string field, string text, ICollection<string> unread)
    {
        var number = DraftForm.Read(text.Normalize(System.Text.NormalizationForm.FormKC).Trim());
        if (number is null) unread.Add(field);
        return number;
    }

    static void Place(JsonObject body, string name, JsonNode value)
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
