using System.Numerics;
using Challenges.Review.Ranking;
using Fractions;

namespace Challenges.Review.Examining;

/// <summary>
/// How firmly a ranking stands, version 1: the same sheets under each method, and under the profile's method without each reviewer. It decides nothing; it shows officers and auditors what hangs
/// on the method or on one hand. Computed from the frozen input, so that anybody who has the input finds the same.
/// </summary>
public static class Stability
{
    public const string Version = "review-stability/1";

    /// <summary>Fewer applications than these tell too little of a reviewer's own scale (domain 3.5).</summary>
    public const int LeastForStandardising = 4;

    static readonly IReadOnlyList<string> Methods = ["trimmed-mean", "mean", "median"];

    public static StabilityReport Of(RankingInput given, int outlierPoints, DateTimeOffset at)
    {
        var input = RankingEngine.Sorted(given);
        var own = RankingEngine.Compute(input, at);
        // Who was not ranked stays out: no variant may lift what is missing above what is present.
        var ranked = input with { SheetsNeeded = 1, Applications = [.. input.Applications.Where(a => own.Entries.Any(e => e.Code == a.Code))] };
        List<VariantRanking> methods = [.. Methods.Select(m => Variant(m, RankingEngine.Compute(ranked with { Method = m }, at)))];
        var standardised = Standardised(ranked);
        if (standardised is not null) methods.Add(standardised);
        List<VariantRanking> leftOut = [.. Reviewers(ranked).Select(r => Variant(r, RankingEngine.Compute(Without(ranked, r), at)))];
        return new StabilityReport
        {
            EngineVersion = Version,
            InputDigest = own.InputDigest,
            Method = input.Method,
            Methods = methods,
            StandardisedIsMissing = standardised is null,
            LeftOut = leftOut,
            Applications = [.. own.Entries.Select(e => Span(e, [.. methods, .. leftOut]))],
            Reviewers = Severity.Of(ranked),
            OutlierPoints = outlierPoints,
            Outliers = Outlier.Of(ranked, outlierPoints)
        };
    }

    /// <summary>
    /// Each total as the distance from its reviewer's mean in units of that reviewer's deviation, then the mean of an application's distances. The deviation is the integer square root of the
    /// exact population variance at twelve decimals, rounded down: a defined number on every machine. Who scored all alike says nothing, 0 for all. Null when a reviewer scored too few.
    /// </summary>
    static VariantRanking? Standardised(RankingInput input)
    {
        var totals = Reviewers(input).ToDictionary(r => r, r => TotalsOf(input, r));
        if (totals.Count == 0 || totals.Values.Any(t => t.Count < LeastForStandardising)) return null;
        var scales = totals.ToDictionary(t => t.Key, t => (Mean: Exact.Mean(t.Value), Deviation: Root(Exact.Variance(t.Value))));
        var scores = input.Applications.Select(a => (a.Code, Score: Exact.Mean([.. a.Sheets.Select(s =>
        {
            var (mean, deviation) = scales[s.Reviewer];
            return deviation.IsZero ? Fraction.Zero : (RankingEngine.Total(input.Criteria, s.Scores) - mean) / deviation;
        })]))).ToList();
        return new VariantRanking("standardised", [.. scores.OrderByDescending(s => s.Score).ThenBy(s => s.Code, StringComparer.Ordinal)
            .Select(s => new VariantEntry(s.Code, 1 + scores.Count(o => o.Score > s.Score), Exact.Shown(s.Score)))]);
    }

    /// <summary>Square root at twelve decimals, rounded down.</summary>
    public static Fraction Root(Fraction variance)
    {
        var scale = BigInteger.Pow(10, 12);
        var square = variance.Numerator * scale * scale / variance.Denominator;
        if (square.IsZero) return Fraction.Zero;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + square / root) / 2;
            if (next >= root) return new Fraction(root, scale);
            root = next;
        }
    }

    internal static IReadOnlyList<string> Reviewers(RankingInput input) => [.. input.Applications.SelectMany(a => a.Sheets).Select(s => s.Reviewer).Distinct().Order(StringComparer.Ordinal)];

    static List<Fraction> TotalsOf(RankingInput input, string reviewer) =>
        [.. input.Applications.SelectMany(a => a.Sheets).Where(s => s.Reviewer == reviewer).Select(s => RankingEngine.Total(input.Criteria, s.Scores))];

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
