using Challenges.Review.Ranking;

namespace Challenges.Review.Examining;

/// <summary>
/// How firmly a ranking stands, version 3: the same sheets under each method, and under the profile's method without each reviewer, and with <see cref="MovedWeight"/> points of weight moved from
/// each criterion to each other. It decides nothing; it shows officers and auditors what hangs on the method, on one hand or on a weight. Computed from the frozen input, so that anybody who has
/// the input finds the same.
/// </summary>
public static class Stability
{
    public const string Version = "review-stability/3";

    /// <summary>Points of weight, of 100. A criterion gives them when it has at least so many: one that has just these is left with none and counts only where a tie-break names it.</summary>
    public const int MovedWeight = 10;

    static readonly IReadOnlyList<string> Methods = ["trimmed-mean", "mean", "median"];

    public static StabilityReport Of(RankingInput given, int outlierPoints, DateTimeOffset at)
    {
        var input = RankingEngine.Sorted(given);
        var own = RankingEngine.Compute(input, at);
        var ranked = Ranked(input);
        List<VariantRanking> methods = [.. Methods.Select(m => Variant(m, RankingEngine.Compute(ranked with { Method = m }, at)))];
        var standardised = Standardising.Of(ranked) is not null;
        if (standardised) methods.Add(Variant(Standardising.Method, RankingEngine.Compute(ranked with { Method = Standardising.Method }, at)));
        List<VariantRanking> leftOut = [.. Reviewers(ranked).Select(r => Variant(r, RankingEngine.Compute(Without(ranked, r), at)))];
        List<VariantRanking> weights = [.. Moves(ranked.Criteria).Select(m => Variant($"+{m.To} -{m.From}", RankingEngine.Compute(ranked with { Criteria = Moved(ranked.Criteria, m.To, m.From) }, at)) with { To = m.To, From = m.From })];
        List<VariantRanking> others = [.. methods.Where(m => m.Name != own.Method)];
        List<VariantRanking> tests = [.. leftOut, .. others, .. weights];
        return new StabilityReport
        {
            EngineVersion = Version,
            InputDigest = own.InputDigest,
            Method = input.Method,
            Methods = methods,
            StandardisedIsMissing = !standardised,
            LeftOut = leftOut,
            Weights = weights,
            Tests = new StabilityTests(Kept(own, tests), Kept(own, leftOut), Kept(own, others), Kept(own, weights)),
            Applications = [.. own.Entries.Select(e => Span(e, own.Entries.Count, tests))],
            Reviewers = Severity.Of(ranked),
            OutlierPoints = outlierPoints,
            Outliers = Outlier.Of(ranked, outlierPoints)
        };
    }

    /// <summary>Totals that stand out, without the tests.</summary>
    public static IReadOnlyList<Outlier> Outliers(RankingInput given, int points) => Outlier.Of(Ranked(RankingEngine.Sorted(given)), points);

    internal static IReadOnlyList<string> Reviewers(RankingInput input) => [.. input.Applications.SelectMany(a => a.Sheets).Select(s => s.Reviewer).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Who was not ranked stays out: no variant may lift what is missing above what is present.</summary>
    static RankingInput Ranked(RankingInput input) =>
        input with { SheetsNeeded = 1, Applications = [.. input.Applications.Where(a => a.Sheets.Count > 0 && a.Sheets.Count >= input.SheetsNeeded)] };

    static RankingInput Without(RankingInput input, string reviewer) =>
        input with { Applications = [.. input.Applications.Select(a => a with { Sheets = [.. a.Sheets.Where(s => s.Reviewer != reviewer)] })] };

    static IEnumerable<(string To, string From)> Moves(IReadOnlyList<WeightedCriterion> criteria) =>
        from to in criteria from giver in criteria where giver.Key != to.Key && giver.Weight >= MovedWeight select (to.Key, giver.Key);

    static IReadOnlyList<WeightedCriterion> Moved(IReadOnlyList<WeightedCriterion> criteria, string to, string from) =>
        [.. criteria.Select(c => c.Key == to ? c with { Weight = c.Weight + MovedWeight } : c.Key == from ? c with { Weight = c.Weight - MovedWeight } : c)];

    static VariantRanking Variant(string name, RankingSnapshot ranking) => new(name, [.. ranking.Entries.Select(e => new VariantEntry(e.Code, e.Rank, e.ScoreShown))]);

    static TestCount Kept(RankingSnapshot own, List<VariantRanking> tests) => new(tests.Count(t => own.Entries.All(e => t.RankOf(e.Code) == e.Rank)), tests.Count);

    static RankSpan Span(RankedEntry entry, int places, List<VariantRanking> tests)
    {
        var ranks = tests.Select(t => t.RankOf(entry.Code)).ToList();
        return new RankSpan(entry.Code, entry.Rank, ranks.Append(entry.Rank).OfType<int>().Min(), ranks.Append(entry.Rank).OfType<int>().Max(), entry.SpreadShown,
            [.. tests.Where(t => t.RankOf(entry.Code) != entry.Rank).Select(t => t.Name)],
            [.. Enumerable.Range(1, places).Select(place => ranks.Count(r => r == place))], ranks.Count(r => r is null));
    }
}
