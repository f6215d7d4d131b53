using Challenges.Review.Ranking;

namespace Challenges.Review.Examining;

/// <summary>
/// How firmly a ranking stands, version 2: the same sheets under each method, and under the profile's method without each reviewer. It decides nothing; it shows officers and auditors what hangs
/// on the method or on one hand. Computed from the frozen input, so that anybody who has the input finds the same.
/// </summary>
public static class Stability
{
    public const string Version = "review-stability/2";

    static readonly IReadOnlyList<string> Methods = ["trimmed-mean", "mean", "median"];

    public static StabilityReport Of(RankingInput given, int outlierPoints, DateTimeOffset at)
    {
        var input = RankingEngine.Sorted(given);
        var own = RankingEngine.Compute(input, at);
        // Who was not ranked stays out: no variant may lift what is missing above what is present.
        var ranked = input with { SheetsNeeded = 1, Applications = [.. input.Applications.Where(a => own.Entries.Any(e => e.Code == a.Code))] };
        List<VariantRanking> methods = [.. Methods.Select(m => Variant(m, RankingEngine.Compute(ranked with { Method = m }, at)))];
        var standardised = Standardising.Of(ranked) is not null;
        if (standardised) methods.Add(Variant(Standardising.Method, RankingEngine.Compute(ranked with { Method = Standardising.Method }, at)));
        List<VariantRanking> leftOut = [.. Reviewers(ranked).Select(r => Variant(r, RankingEngine.Compute(Without(ranked, r), at)))];
        return new StabilityReport
        {
            EngineVersion = Version,
            InputDigest = own.InputDigest,
            Method = input.Method,
            Methods = methods,
            StandardisedIsMissing = !standardised,
            LeftOut = leftOut,
            Applications = [.. own.Entries.Select(e => Span(e, [.. methods, .. leftOut]))],
            Reviewers = Severity.Of(ranked),
            OutlierPoints = outlierPoints,
            Outliers = Outlier.Of(ranked, outlierPoints)
        };
    }

    internal static IReadOnlyList<string> Reviewers(RankingInput input) => [.. input.Applications.SelectMany(a => a.Sheets).Select(s => s.Reviewer).Distinct().Order(StringComparer.Ordinal)];

    static RankingInput Without(RankingInput input, string reviewer) =>
        input with { Applications = [.. input.Applications.Select(a => a with { Sheets = [.. a.Sheets.Where(s => s.Reviewer != reviewer)] })] };

    static VariantRanking Variant(string name, RankingSnapshot ranking) => new(name, [.. ranking.Entries.Select(e => new VariantEntry(e.Code, e.Rank, e.ScoreShown))]);

    static RankSpan Span(RankedEntry entry, IReadOnlyList<VariantRanking> variants)
    {
        List<int> ranks = [entry.Rank, .. variants.SelectMany(v => v.Entries).Where(e => e.Code == entry.Code).Select(e => e.Rank)];
        return new RankSpan(entry.Code, entry.Rank, ranks.Min(), ranks.Max(), entry.SpreadShown,
            [.. variants.Where(v => v.Entries.Any(e => e.Code == entry.Code && e.Rank != entry.Rank)).Select(v => v.Name)]);
    }
}
