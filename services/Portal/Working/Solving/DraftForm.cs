using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Challenges.Portal.Showing;

namespace Challenges.Portal.Working.Solving;

/// <summary>
/// The fields of an application as they come from a browser, laid over the document that the service keeps. What has no field stays as it is. Nothing is judged here: what can't be read as a
/// number is named, and the rest is saved.
/// </summary>
static class DraftForm
{
    public static readonly string[] Lines = ["solverName", "region", "contractingOrganisation", "contractingName"];
    public static readonly string[] Texts = ["route", "plan", "risks", "evidence"];
    public static readonly string[] Kinds = ["person", "team", "company", "consortium"];

    /// <returns>The fields that could not be read; they keep what was saved before.</returns>
    public static IReadOnlyList<string> Lay(IFormCollection form, JsonObject over)
    {
        List<string> unread = [];
        foreach (var name in Lines.Concat(Texts).Append("kind").Where(form.ContainsKey)) over[name] = Blank(form[name]);
        if (form.ContainsKey("price")) Number("price", form["price"], wan => over["priceFen"] = wan is null ? null : (long)(wan.Value * 1_000_000));
        if (form.ContainsKey("durationMonths")) Number("durationMonths", form["durationMonths"], months => over["durationMonths"] = months is null ? null : (int)months.Value);
        if (form.Keys.Any(k => k.StartsWith("commit.", StringComparison.Ordinal)))
        {
            var committed = new JsonArray();
            foreach (var key in form.Keys.Where(k => k.StartsWith("commit.", StringComparison.Ordinal)))
                Number(key, form[key], value => { if (value is not null) committed.Add(new JsonObject { ["indicator"] = key["commit.".Length..], ["value"] = value }); });
            over["committed"] = committed;
        }
        if (form.ContainsKey("partners")) over["partners"] = Rows(form["partners"], "organisation");
        if (form.ContainsKey("people")) over["people"] = Rows(form["people"], "id");
        if (form.ContainsKey("promise.shown")) over["promise"] = form.ContainsKey("promise");
        return unread;

        void Number(string field, string? text, Action<decimal?> take)
        {
            var folded = (text ?? "").Normalize(NormalizationForm.FormKC).Trim();
            if (folded.Length == 0) take(null);
            else if (Read(folded) is { } number) take(number);
            else unread.Add(field);
        }
    }

    /// <summary>13,000 and 13000 alike; a comma that does not group thousands is no decimal point.</summary>
    internal static decimal? Read(string text)
    {
        var parts = text.Split('.')[0].TrimStart('-', '+').Split(',');
        if (parts.Length > 1 && (parts[0].Length is 0 or > 3 || parts.Skip(1).Any(p => p.Length != 3))) return null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>One line each: an id, a blank, a name.</summary>
    static JsonArray Rows(string? text, string id) => new([.. (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
        .Select(line => line.Split(' ', 2)).Select(parts => (JsonNode)new JsonObject { [id] = parts[0], ["name"] = parts.Length > 1 ? parts[1].Trim() : null })]);

    public static string RowText(JsonObject content, string list, string id) =>
        string.Join('\n', (content[list] as JsonArray ?? []).OfType<JsonObject>().Select(row => $"{row[id]} {row["name"]}".Trim()));

    public static string Text(JsonObject content, string name) => content[name]?.ToString() ?? "";

    public static string Price(JsonObject content) => content["priceFen"] is JsonValue fen && fen.TryGetValue<long>(out var value) ? Money.Wan(value) : "";

    public static string Committed(JsonObject content, string indicator) =>
        (content["committed"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(c => c["indicator"]?.ToString() == indicator)?["value"]?.ToString() ?? "";

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
