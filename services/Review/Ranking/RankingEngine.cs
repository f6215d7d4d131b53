using Challenges.Shared.Proof;
using Fractions;

namespace Challenges.Review.Ranking;

/// <summary>
/// The ranking. Sheet total = sum of weight x score / 100; the method aggregates an application's totals; equal scores are decided by the profile's tie-breaks in order, and what
/// they leave equal shares a rank. Seniority and the time of filing play no part. Same input, same result, whatever the order of its lists. Version 2 adds
/// the method <c>standardised</c> (see <see cref="Standardising"/>); the other methods make what version 1 made.
/// </summary>
public static class RankingEngine
{
    public const string Version = "review-ranking/2";
    public const string FirstVersion = "review-ranking/1";

    /// <summary>Key of the criterion whose aggregate is the first tie-break.</summary>
    const string AttainmentKey = "attainment";

    public static RankingSnapshot Compute(RankingInput given, DateTimeOffset at) => Compute(given, at, Version);

    /// <summary>For records of version 1, which knew three methods.</summary>
    public static RankingSnapshot ComputeFirst(RankingInput given, DateTimeOffset at) => Compute(given, at, FirstVersion);

    static RankingSnapshot Compute(RankingInput given, DateTimeOffset at, string version)
    {
        var input = Sorted(given);
        var standard = input.Method == Standardising.Method && version != FirstVersion ? Standardising.Of(input) : null;
        var measured = input.Applications.Where(a => a.Sheets.Count > 0 && a.Sheets.Count >= input.SheetsNeeded).Select(a => Measure(a, input, standard)).ToList();
        var order = new TieBreakOrder(input.TieBreaks);
        measured.Sort((a, b) => order.Compare(a, b) is not 0 and var decided ? decided : string.CompareOrdinal(a.Code, b.Code));

        List<RankedEntry> entries = [];
        for (var i = 0; i < measured.Count; i++)
        {
            var one = measured[i];
            var tiesAbove = i > 0 && order.Compare(measured[i - 1], one) == 0;
            var tiesBelow = i + 1 < measured.Count && order.Compare(one, measured[i + 1]) == 0;
            var rank = tiesAbove ? entries[i - 1].Rank : i + 1;
            var passes = one.Score >= new Fraction(input.PassingScore);
            entries.Add(new RankedEntry
            {
                Code = one.Code,
                Rank = rank,
                Score = Exact.Text(one.Score),
                ScoreShown = Exact.Shown(one.Score),
                Mean = Exact.Text(one.Mean),
                MeanShown = Exact.Shown(one.Mean),
                Median = Exact.Text(one.Median),
                MedianShown = Exact.Shown(one.Median),
                RankByMean = 1 + measured.Count(o => o.Mean > one.Mean),
                RankByMedian = 1 + measured.Count(o => o.Median > one.Median),
                Attainment = one.Attainment is { } attainment ? Exact.Text(attainment) : null,
                Spread = Exact.Text(one.Spread),
                SpreadShown = Exact.Shown(one.Spread),
                LowestShown = Exact.Shown(one.Lowest),
                HighestShown = Exact.Shown(one.Highest),
                PriceFen = one.PriceFen,
                Sheets = one.Sheets,
                ReachesPassingScore = passes,
                Shortlisted = passes && rank <= input.ShortlistSize,
                DecidedBy = i > 0 && measured[i - 1].Score == one.Score ? order.DecidedBy(measured[i - 1], one) : null,
                NeedsFurtherDefence = tiesAbove || tiesBelow
            });
        }
        return new RankingSnapshot
        {
            EngineVersion = version,
            InputDigest = Canonical.Digest(input),
            Method = input.Method == Standardising.Method && standard is null && version != FirstVersion ? "mean" : input.Method,
            At = at,
            PassingScore = input.PassingScore,
            Entries = entries,
            Unranked = [.. input.Applications.Select(a => a.Code).Where(code => entries.All(e => e.Code != code))]
        };
    }

    /// <summary>Exact total of one sheet, 0 to 100.</summary>
    public static Fraction Total(IReadOnlyList<WeightedCriterion> criteria, IReadOnlyList<int> scores) =>
        new(criteria.Select((c, i) => c.Weight * scores[i]).Sum(), 100);

    /// <summary>The one order of an input, from which digest and result are made.</summary>
    public static RankingInput Sorted(RankingInput input)
    {
        var places = Enumerable.Range(0, input.Criteria.Count).OrderBy(i => input.Criteria[i].Key, StringComparer.Ordinal).ToList();
        return input with
        {
            Criteria = [.. places.Select(i => input.Criteria[i])],
            Applications = [.. input.Applications.OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => a with
            {
                Sheets = [.. a.Sheets.OrderBy(s => s.Reviewer, StringComparer.Ordinal).Select(s => s with { Scores = [.. places.Select(i => s.Scores[i])] })]
            })]
        };
    }

    static Measure Measure(RankingCandidate application, RankingInput input, Standardising? standard)
    {
        List<Fraction> totals = [.. application.Sheets.Select(s => Total(input.Criteria, s.Scores))];
        // What the standardised method does not move (a tie-break, a fallback) is a plain mean.
        var method = input.Method == Standardising.Method ? "mean" : input.Method;
        var attainment = input.Criteria.ToList().FindIndex(c => c.Key == AttainmentKey);
        return new Measure
        {
            Code = application.Code,
            Score = standard?.ScoreOf(application) ?? Exact.Aggregate(method, totals, input.TrimFromSheets),
            Mean = Exact.Mean(totals),
            Median = Exact.Median(totals),
            Attainment = attainment < 0 ? null : Exact.Aggregate(method, [.. application.Sheets.Select(s => new Fraction(s.Scores[attainment]))], input.TrimFromSheets),
            Spread = Exact.Variance(totals),
            Lowest = totals.Min(),
            Highest = totals.Max(),
            PriceFen = application.PriceFen,
            Sheets = totals.Count
        };
    }
}
