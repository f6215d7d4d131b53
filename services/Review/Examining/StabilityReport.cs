using Challenges.Review.Ranking;

namespace Challenges.Review.Examining;

/// <summary>The ranking under each method, without each reviewer and under moved weights, and how each reviewer stands to the others.</summary>
public sealed record StabilityReport
{
    public required string EngineVersion { get; init; }
    /// <summary>The ranking's own: of the frozen input.</summary>
    public required string InputDigest { get; init; }
    /// <summary>The profile's method, which alone decides.</summary>
    public required string Method { get; init; }
    /// <summary>By <c>trimmed-mean</c>, <c>mean</c>, <c>median</c> and, where possible, <c>standardised</c>.</summary>
    public required IReadOnlyList<VariantRanking> Methods { get; init; }
    /// <summary>True when a reviewer scored fewer than <see cref="Standardising.LeastTotals"/> applications.</summary>
    public required bool StandardisedIsMissing { get; init; }
    /// <summary>By the profile's method without the reviewer whose code is the name.</summary>
    public required IReadOnlyList<VariantRanking> LeftOut { get; init; }
    /// <summary>By the profile's method with <see cref="Stability.MovedWeight"/> points moved; the name tells the criterion that gains them and the one that gives them: <c>+delivery -value</c>.</summary>
    public required IReadOnlyList<VariantRanking> Weights { get; init; }
    public required StabilityTests Tests { get; init; }
    /// <summary>In the order of the ranking.</summary>
    public required IReadOnlyList<RankSpan> Applications { get; init; }
    public required IReadOnlyList<Severity> Reviewers { get; init; }
    /// <summary>Points from the median beyond which a total stands out.</summary>
    public required int OutlierPoints { get; init; }
    public required IReadOnlyList<Outlier> Outliers { get; init; }
}

/// <summary>The rankings that the ranking is tested against: without each reviewer, by each method but its own, under each move of weight.</summary>
public sealed record StabilityTests(TestCount All, TestCount Reviewers, TestCount Methods, TestCount Weights);

/// <param name="Kept">Under how many of them every application keeps its place.</param>
public sealed record TestCount(int Kept, int Of);

/// <param name="To">Criterion that gains weight; null where no weight is moved.</param>
/// <param name="From">Criterion that gives it.</param>
public sealed record VariantRanking(string Name, IReadOnlyList<VariantEntry> Entries, string? To = null, string? From = null)
{
    /// <summary>Null where every sheet of the application is left out.</summary>
    internal int? RankOf(string code) => Entries.FirstOrDefault(e => e.Code == code)?.Rank;
}

/// <param name="ScoreShown">Four decimals; points.</param>
public sealed record VariantEntry(string Code, int Rank, string ScoreShown);

/// <param name="Rank">As ranked.</param>
/// <param name="Best">The best rank under any test.</param>
/// <param name="Worst">The worst.</param>
/// <param name="SpreadShown">Population variance of the totals.</param>
/// <param name="Moves">Tests, by method, reviewer or moved weight, under which the rank is another, or none.</param>
/// <param name="Places">How many tests give it which place, from the first to the last; together with <paramref name="Unplaced"/> all tests.</param>
/// <param name="Unplaced">Tests that leave out every sheet of it.</param>
public sealed record RankSpan(string Code, int Rank, int Best, int Worst, string SpreadShown, IReadOnlyList<string> Moves, IReadOnlyList<int> Places, int Unplaced);
