using System.Globalization;
using Challenges.Review.Ranking;
using Challenges.Shared.Proof;
using Fractions;

namespace Challenges.Review.Defending;

/// <summary>All that the ranking after a defence depends on.</summary>
public sealed record CombiningInput
{
    /// <summary>The ranking that the defence follows.</summary>
    public required RankingSnapshot First { get; init; }
    /// <summary>What the first ranking was computed by; its applications are left out.</summary>
    public required RankingInput Terms { get; init; }
    /// <summary>In order.</summary>
    public required IReadOnlyList<RoundOfSheets> Rounds { get; init; }
}

/// <param name="WeightPercent">Null: the round only decides ties.</param>
public sealed record RoundOfSheets(int Number, int? WeightPercent, IReadOnlyList<RankingCandidate> Applications);

/// <summary>
/// The ranking after the defence, version 1. The sheets of a round are aggregated by the method of the ranking. Where a round has a weight w, each figure of an application that defended is
/// (100 - w) % of the first and w % of the second, exactly; who defended ranks before who did not; ties by the profile's tie-breaks on the combined figures. A round without a weight only tells
/// apart what would share a rank. The passing score holds for the combined score.
/// </summary>
public static class Combining
{
    public const string Version = "review-defence/1";

    public static RankingSnapshot Compute(CombiningInput input, DateTimeOffset at)
    {
        var rounds = input.Rounds.Select(r => (r.Number, r.WeightPercent, Ranking: RankingEngine.Compute(input.Terms with { Applications = r.Applications, SheetsNeeded = 1 }, at))).ToList();
        var weighted = rounds.FirstOrDefault(r => r.WeightPercent is not null);
        var placed = input.First.Entries.Select(e => Place(e, weighted.Ranking?.Entries.FirstOrDefault(s => s.Code == e.Code), weighted.WeightPercent ?? 0)).ToList();
        var deciders = rounds.Where(r => r.WeightPercent is null).Select(r => (Name: $"defence-{r.Number.ToString(CultureInfo.InvariantCulture)}", Scores: r.Ranking.Entries.ToDictionary(e => e.Code, e => Number(e.Score)))).ToList();
        var order = new TieBreakOrder(input.Terms.TieBreaks);
        placed.Sort((a, b) => Compare(a, b) is not 0 and var decided ? decided : string.CompareOrdinal(a.Entry.Code, b.Entry.Code));

        List<RankedEntry> entries = [];
        for (var i = 0; i < placed.Count; i++)
        {
            var (one, figures) = (placed[i], placed[i].Figures);
            var tiesAbove = i > 0 && Compare(placed[i - 1], one) == 0;
            entries.Add(one.Entry with
            {
                Rank = tiesAbove ? entries[i - 1].Rank : i + 1,
                Score = Exact.Text(figures.Score),
                ScoreShown = Exact.Shown(figures.Score),
                Mean = Exact.Text(figures.Mean),
                MeanShown = Exact.Shown(figures.Mean),
                Median = Exact.Text(figures.Median),
                MedianShown = Exact.Shown(figures.Median),
                RankByMean = 1 + placed.Count(o => o.Figures.Mean > figures.Mean),
                RankByMedian = 1 + placed.Count(o => o.Figures.Median > figures.Median),
                Attainment = figures.Attainment is { } attainment ? Exact.Text(attainment) : null,
                Spread = Exact.Text(figures.Spread),
                SpreadShown = Exact.Shown(figures.Spread),
                ReachesPassingScore = figures.Score >= new Fraction(input.First.PassingScore),
                DecidedBy = i > 0 ? DecidedBy(placed[i - 1], one) : null,
                NeedsFurtherDefence = tiesAbove || (i + 1 < placed.Count && Compare(one, placed[i + 1]) == 0),
                FirstScoreShown = one.Entry.ScoreShown,
                DefenceScoreShown = one.Second?.ScoreShown
            });
        }
        return new RankingSnapshot
        {
            EngineVersion = Version,
            InputDigest = Canonical.Digest(input),
            Method = input.First.Method,
            At = at,
            PassingScore = input.First.PassingScore,
            Entries = entries,
            Unranked = input.First.Unranked
        };

        int Compare(Placed a, Placed b)
        {
            if (weighted.Ranking is null || (a.Second is null && b.Second is null))
            {
                if (a.Entry.Rank.CompareTo(b.Entry.Rank) is not 0 and var byRank) return byRank;
            }
            else if (a.Second is null || b.Second is null) return a.Second is null ? 1 : -1;
            else if (order.Compare(a.Figures, b.Figures) is not 0 and var byFigures) return byFigures;
            return deciders.Select(d => Later(d.Scores, a, b)).FirstOrDefault(x => x != 0);
        }

        string? DecidedBy(Placed above, Placed one) =>
            weighted.Ranking is not null && one.Second is not null && above.Second is not null
                ? above.Figures.Score != one.Figures.Score ? null : order.DecidedBy(above.Figures, one.Figures) ?? Decider(above, one)
                : above.Entry.Rank == one.Entry.Rank ? Decider(above, one) : one.Entry.DecidedBy;

        string? Decider(Placed above, Placed one) => deciders.FirstOrDefault(d => Later(d.Scores, above, one) != 0).Name;

        static int Later(IReadOnlyDictionary<string, Fraction> scores, Placed a, Placed b) =>
            scores.TryGetValue(a.Entry.Code, out var one) && scores.TryGetValue(b.Entry.Code, out var other) ? other.CompareTo(one) : 0;
    }

    static Placed Place(RankedEntry first, RankedEntry? second, int weight)
    {
        Fraction Both(string one, string? other) => other is null ? Number(one) : (Number(one) * new Fraction(100 - weight) + Number(other) * new Fraction(weight)) / new Fraction(100);
        return new Placed(first, second, new Measure
        {
            Code = first.Code,
            Score = Both(first.Score, second?.Score),
            Mean = Both(first.Mean, second?.Mean),
            Median = Both(first.Median, second?.Median),
            Attainment = first.Attainment is { } attainment ? Both(attainment, second?.Attainment) : null,
            Spread = Both(first.Spread, second?.Spread),
            Lowest = Fraction.Zero,
            Highest = Fraction.Zero,
            PriceFen = first.PriceFen,
            Sheets = first.Sheets
        });
    }

    static Fraction Number(string exact) => Fraction.FromString(exact, CultureInfo.InvariantCulture);

    sealed record Placed(RankedEntry Entry, RankedEntry? Second, Measure Figures);
}
