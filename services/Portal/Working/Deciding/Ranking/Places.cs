using System.Globalization;
using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Deciding.Ranking;

/// <summary>How often each application kept which place when the ranking was made in other ways.</summary>
/// <param name="Counts">By place, from 1.</param>
/// <param name="Moves">The ways that gave it another place.</param>
public sealed record PlaceRow(string Code, int Rank, IReadOnlyList<int> Counts, IReadOnlyList<string> Moves);

/// <summary>Puts the answers of Review as the tables and the picture of its ranking need them.</summary>
static class Places
{
    public static IReadOnlyList<PlaceRow> Of(StabilityReport report)
    {
        var ways = report.Methods.Concat(report.LeftOut).ToList();
        var last = ways.SelectMany(w => w.Entries).Select(e => e.Rank).DefaultIfEmpty(1).Max();
        return [.. report.Applications.OrderBy(a => a.Rank).Select(a => new PlaceRow(a.Code, a.Rank,
            [.. Enumerable.Range(1, last).Select(place => ways.Count(w => w.Entries.Any(e => e.Code == a.Code && e.Rank == place)))], a.Moves))];
    }

    public static int Ways(StabilityReport report) => report.Methods.Count + report.LeftOut.Count;

    /// <summary>Ways in which every application kept its place.</summary>
    public static int Same(StabilityReport report)
    {
        var ranks = report.Applications.ToDictionary(a => a.Code, a => a.Rank);
        return report.Methods.Concat(report.LeftOut).Count(w => w.Entries.All(e => ranks.GetValueOrDefault(e.Code) == e.Rank));
    }

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
