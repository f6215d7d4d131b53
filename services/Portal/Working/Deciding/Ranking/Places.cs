using System.Globalization;
using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Deciding.Ranking;

/// <summary>A test that gave an application another place.</summary>
/// <param name="Kind"><c>reviewer</c>, <c>method</c> or <c>weight</c>.</param>
/// <param name="Place">Null: none.</param>
public sealed record PlaceMove(string Kind, VariantRanking Test, int? Place);

/// <summary>Puts the answers of Review as the tables and the picture of its ranking need them.</summary>
static class Places
{
    /// <summary>What moved the application, by the place that it came to.</summary>
    public static IEnumerable<IGrouping<int?, PlaceMove>> Moves(StabilityReport report, RankSpan application) =>
        Tests(report).Select(t => new PlaceMove(t.Kind, t.Test, t.Test.Entries.FirstOrDefault(e => e.Code == application.Code)?.Rank)).Where(m => m.Place != application.Rank).GroupBy(m => m.Place).OrderBy(g => g.Key ?? int.MaxValue);

    static IEnumerable<(string Kind, VariantRanking Test)> Tests(StabilityReport report) =>
        [.. report.LeftOut.Select(t => ("reviewer", t)), .. report.Methods.Where(m => m.Name != report.Method).Select(t => ("method", t)), .. report.Weights.Select(t => ("weight", t))];

    public static IReadOnlyList<Strip> Strips(RankingView ranking, IReadOnlyList<SheetOfReview> sheets, IReadOnlyList<OutlierFound> outliers) =>
    [
        .. ranking.Entries.Select(line => line.Entry).Select(e => new Strip(
            e.Code,
            [.. sheets.Where(s => s is { Voided: false, Round: null, Total: not null } && s.Code == e.Code && s.State.Equals("submitted", StringComparison.OrdinalIgnoreCase)).Select(s => Number(s.Total!))],
            Number(e.FirstScoreShown ?? e.ScoreShown), Number(e.MedianShown),
            outliers.Index().Where(o => o.Item.Code == e.Code).GroupBy(o => Number(o.Item.TotalShown)).ToDictionary(g => g.Key, g => g.First().Index + 1),
            ranking.Method == "trimmed-mean"))
    ];

    static decimal Number(string shown) => decimal.Parse(shown, NumberStyles.Number, CultureInfo.InvariantCulture);
}
