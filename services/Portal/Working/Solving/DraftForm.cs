using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Challenges.Portal.Showing;

namespace Challenges.Portal.Working.Solving;

/// <summary>
/// An application as fields of a form, and fields laid back over the document that the service keeps. What has no field stays as it is. Nothing is judged here: what can't be read as a
/// number is named, and the rest is saved.
/// </summary>
static class DraftForm
{
    public static readonly string[] Lines = ["solverName", "kind", "region", "contractingOrganisation", "contractingName"];
    public static readonly string[] Texts = ["route", "plan", "risks", "evidence"];
    public static readonly string[] Kinds = ["person", "team", "company", "consortium"];

    /// <summary>Lists whose rows are fields such as <c>people.0.name</c>.</summary>
    static readonly (string List, string[] Columns)[] Lists =
        [("people", ["id", "name"]), ("partners", ["organisation", "name", "tasks", "amount", "share"]), ("exclusions", ["person", "organisation", "reason"])];

    const string Commit = "commit.", Committed = "committed.", Shown = ".shown", Lead = "lead.";
    const int FenOfWan = 1_000_000, HundredthsOfPercent = 100;

    public static IReadOnlyDictionary<string, string> Fields(JsonObject content)
    {
        var fields = Lines.Concat(Texts).Append("durationMonths").ToDictionary(name => name, name => Text(content, name));
        fields["price"] = Amount(content, "priceFen");
        foreach (var row in Rows(content, "committed")) (fields[Commit + row["indicator"]], fields[ShownOf(row["indicator"]?.ToString())]) = (Text(row, "value"), Text(row, "shown"));
        if (content["lead"] is JsonObject lead) foreach (var column in new[] { "tasks", "amount", "share" }) fields[Lead + column] = Cell(lead, column);
        foreach (var (list, columns) in Lists)
            foreach (var (row, n) in Rows(content, list).Select((row, n) => (row, n)))
                foreach (var column in columns) fields[$"{list}.{n}.{column}"] = Cell(row, column);
        return fields;
    }

    public static bool Has(string field) => Lines.Contains(field) || Texts.Contains(field) || field is "price" or "durationMonths"
        || field.StartsWith(Commit, StringComparison.Ordinal) || IndicatorShown(field) is not null || field.StartsWith(Lead, StringComparison.Ordinal)
        || field.Split('.') is [var list, _, var column] && Lists.Any(l => l.List == list && l.Columns.Contains(column));

    /// <returns>As the field will show it after a save; null when it is no number.</returns>
    public static string? Canonical(string field, string text)
    {
        var column = field[(field.LastIndexOf('.') + 1)..];
        if (!field.StartsWith(Commit, StringComparison.Ordinal) && column is not ("price" or "amount" or "share" or "durationMonths")) return string.IsNullOrWhiteSpace(text) ? "" : text;
        var folded = text.Normalize(NormalizationForm.FormKC).Trim();
        if (folded.Length == 0) return "";
        if (Read(folded) is not { } number || Math.Abs(number) > 1_000_000_000_000m) return null;
        return column switch
        {
            _ when field.StartsWith(Commit, StringComparison.Ordinal) => number.ToString(CultureInfo.InvariantCulture),
            "durationMonths" => number == decimal.Truncate(number) ? number.ToString("0", CultureInfo.InvariantCulture) : null,
            "share" => Whole(number, HundredthsOfPercent) is { } hundredths ? Percent(hundredths) : null,
            _ => Whole(number, FenOfWan) is { } fen ? Money.Wan(fen) : null
        };
    }

    /// <param name="fields">All fields, canonical.</param>
    /// <param name="rowsStay">True while somebody types: an empty row between others keeps its place, so that the rows of the form and of the document stay the same.</param>
    public static void Lay(IReadOnlyDictionary<string, string> fields, JsonObject over, bool rowsStay)
    {
        foreach (var name in Lines.Concat(Texts)) over[name] = Blank(fields.GetValueOrDefault(name));
        over["priceFen"] = Fen(fields.GetValueOrDefault("price"));
        over["durationMonths"] = fields.GetValueOrDefault("durationMonths") is { Length: > 0 } months ? int.Parse(months, CultureInfo.InvariantCulture) : null;
        over["committed"] = new JsonArray([.. fields.Keys.Select(IndicatorOf).OfType<string>().Distinct().Select(key => Committing(fields, key)).OfType<JsonNode>()]);
        var lead = Row(fields, Lead, ["tasks", "amount", "share"]);
        over["lead"] = IsEmpty(lead) ? null : lead;
        foreach (var (list, columns) in Lists)
        {
            var count = fields.Keys.Where(k => k.StartsWith(list + ".", StringComparison.Ordinal)).Select(k => int.TryParse(k.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n + 1, 200) : 0).DefaultIfEmpty().Max();
            var rows = Enumerable.Range(0, count).Select(n => Row(fields, $"{list}.{n}.", columns)).ToList();
            if (rowsStay) rows = [.. rows.Take(rows.FindLastIndex(row => !IsEmpty(row)) + 1)];
            else rows.RemoveAll(IsEmpty);
            over[list] = list == "exclusions" && rows.Count == 0 ? null : new JsonArray([.. rows]);
        }
    }

    /// <summary>Of how a value will be shown; the service names the same place <c>committed[key].shown</c>.</summary>
    public static string ShownOf(string? indicator) => Committed + indicator + Shown;

    /// <returns>The key of the indicator; null when the field is another one.</returns>
    public static string? IndicatorShown(string field) =>
        field.Length > Committed.Length + Shown.Length && field.StartsWith(Committed, StringComparison.Ordinal) && field.EndsWith(Shown, StringComparison.Ordinal) ? field[Committed.Length..^Shown.Length] : null;

    static string? IndicatorOf(string field) => field.StartsWith(Commit, StringComparison.Ordinal) ? field[Commit.Length..] : IndicatorShown(field);

    static JsonObject? Committing(IReadOnlyDictionary<string, string> fields, string indicator)
    {
        var (value, shown) = (fields.GetValueOrDefault(Commit + indicator), Blank(fields.GetValueOrDefault(ShownOf(indicator))));
        if (string.IsNullOrEmpty(value) && shown is null) return null;
        return new JsonObject { ["indicator"] = indicator, ["value"] = string.IsNullOrEmpty(value) ? null : decimal.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture), ["shown"] = shown };
    }

    /// <summary>13,000 and 13000 alike; a comma that does not group thousands is no decimal point.</summary>
    internal static decimal? Read(string text)
    {
        var parts = text.Split('.')[0].TrimStart('-', '+').Split(',');
        if (parts.Length > 1 && (parts[0].Length is 0 or > 3 || parts.Skip(1).Any(p => p.Length != 3))) return null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static string Text(JsonObject content, string name) => content[name]?.ToString() ?? "";

    public static IEnumerable<JsonObject> Rows(JsonObject content, string list) => (content[list] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Money in 万元.</summary>
    public static string Amount(JsonObject row, string member) => row[member] is JsonValue fen && fen.TryGetValue<long>(out var value) ? Money.Wan(value) : "";

    static string Cell(JsonObject row, string column) => column switch
    {
        "amount" => Amount(row, "amountFen"),
        "share" => row["ipShare"] is JsonValue share && share.TryGetValue<int>(out var hundredths) ? Percent(hundredths) : "",
        _ => Text(row, column)
    };

    static JsonObject Row(IReadOnlyDictionary<string, string> fields, string prefix, string[] columns)
    {
        var row = new JsonObject();
        foreach (var column in columns)
        {
            var value = fields.GetValueOrDefault(prefix + column);
            if (column == "amount") row["amountFen"] = Fen(value);
            else if (column == "share") row["ipShare"] = string.IsNullOrEmpty(value) ? null : (int)(decimal.Parse(value, CultureInfo.InvariantCulture) * HundredthsOfPercent);
            else row[column] = Blank(value);
        }
        return row;
    }

    static bool IsEmpty(JsonObject row) => row.All(member => member.Value is null);

    static long? Fen(string? wan) => string.IsNullOrEmpty(wan) ? null : (long)(decimal.Parse(wan, NumberStyles.Number, CultureInfo.InvariantCulture) * FenOfWan);

    static long? Whole(decimal number, int unit) => number * unit is var scaled && scaled == decimal.Truncate(scaled) ? (long)scaled : null;

    static string Percent(long hundredths) => ((decimal)hundredths / HundredthsOfPercent).ToString("0.##", CultureInfo.InvariantCulture);

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
