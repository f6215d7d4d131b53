using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;

namespace Challenges.Portal.Working.Solving;

/// <summary>What a field of an application is called where it stands alone: in a list of errors, in a comparison.</summary>
static class Labels
{
    static readonly Dictionary<string, string> Rows = new() { ["people"] = "row.person", ["partners"] = "row.partner", ["exclusions"] = "row.exclusion" };

    public static string Of(string field, IReadOnlyList<Indicator>? indicators, Tongue tongue)
    {
        if (DraftForm.IndicatorShown(field) is { } key) return $"{Of("commit." + key, indicators, tongue)} · {tongue["field.shown"]}";
        var parts = field.Split('.');
        if (parts[0] == "commit") return indicators?.FirstOrDefault(i => i.Key == field["commit.".Length..]) is { } indicator ? tongue.Of(indicator.Name) : field["commit.".Length..];
        if (parts[0] == "lead" && parts.Length == 2) return $"{tongue["row.lead"]} · {tongue["column." + parts[1]]}";
        if (parts.Length == 3 && Rows.TryGetValue(parts[0], out var row) && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n))
            return $"{tongue.Say(row, ("n", n + 1))} · {tongue[Column(parts[0], parts[2])]}";
        return tongue.Knows("field." + field) ? tongue["field." + field] : field;
    }

    static string Column(string list, string column) => (list, column) switch
    {
        ("people", "id") => "column.person",
        ("partners", "name") => "column.unit",
        ("exclusions", "person") => "column.person.or",
        (_, "reason") => "reason",
        _ => "column." + column
    };
}
