using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Challenges.Contracts.Publication;
using Challenges.Portal.Working.Solving;

namespace Challenges.Portal.Working.Deciding.Filling;

/// <summary>One row of the table of indicators as it stands in a form; texts, so that nothing typed is lost.</summary>
public sealed record IndicatorRow(string Key, string NameZh, string NameEn, string Unit, string Comparator, string Target, bool MustHave, string TestZh, string TestEn)
{
    public static readonly IReadOnlyList<string> Comparators = [">=", "<=", ">", "<", "="];

    static readonly IndicatorRow Blank = new("", "", "", "", ">=", "", true, "", "");

    public static IReadOnlyList<IndicatorRow> Of(IReadOnlyList<Indicator> indicators) => indicators.Count == 0 ? [Blank] :
        [.. indicators.Select(i => new IndicatorRow(i.Key, i.Name.Zh, i.Name.En, i.Unit, i.Comparator, i.Target.ToString(CultureInfo.InvariantCulture), i.MustHave, i.TestMethod.Zh, i.TestMethod.En))];

    /// <summary>The rows of a sent form, after its button to add or to remove one.</summary>
    /// <param name="pressed"><c>add-indicator</c>, <c>remove-indicator-2</c>, or anything else.</param>
    public static IReadOnlyList<IndicatorRow> Read(IFormCollection form, string pressed)
    {
        var count = int.TryParse(form["indicators.count"], NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? Math.Min(sent, 50) : 0;
        var rows = Enumerable.Range(0, count).Where(n => pressed != $"remove-indicator-{n}").Select(n => Row(form, $"indicators[{n}].")).ToList();
        if (pressed == "add-indicator" || rows.Count == 0) rows.Add(Blank);
        return rows;
    }

    static IndicatorRow Row(IFormCollection form, string at) => new(Text(form, at + "key"), Text(form, at + "name.zh"), Text(form, at + "name.en"), Text(form, at + "unit"), Text(form, at + "comparator"),
        Text(form, at + "target"), form.ContainsKey(at + "mustHave"), Text(form, at + "testMethod.zh"), Text(form, at + "testMethod.en"));

    static string Text(IFormCollection form, string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    bool IsEmpty => (Key + NameZh + NameEn + Unit + Target + TestZh + TestEn).Length == 0;

    /// <summary>As members of a request; a row in which nothing stands is none.</summary>
    /// <param name="unread">Told the fields whose target is no number.</param>
    public static JsonArray ToJson(IReadOnlyList<IndicatorRow> rows, Action<string> unread)
    {
        var indicators = new JsonArray();
        foreach (var (n, row) in rows.Index().Where(r => !r.Item.IsEmpty))
        {
            var target = DraftForm.Read(row.Target.Normalize(NormalizationForm.FormKC));
            if (target is null) unread($"indicators[{n}].target");
            indicators.Add(new JsonObject
            {
                ["key"] = row.Key,
                ["name"] = Both(row.NameZh, row.NameEn),
                ["unit"] = row.Unit,
                ["comparator"] = row.Comparator,
                ["target"] = target ?? 0,
                ["mustHave"] = row.MustHave,
                ["testMethod"] = Both(row.TestZh, row.TestEn)
            });
        }
        return indicators;
    }

    static JsonObject Both(string zh, string en) => new() { ["zh"] = zh, ["en"] = en };
}
