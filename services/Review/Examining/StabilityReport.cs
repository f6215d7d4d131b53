using Challenges.Review.Ranking;

namespace Challenges.Review.Examining;

/// <summary>The ranking under each method and without each reviewer, and how each reviewer stands to the others.</summary>
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
    /// <summary>In the order of the ranking.</summary>
    public required IReadOnlyList<RankSpan> Applications { get; init; }
    public required IReadOnlyList<Severity> Reviewers { get; init; }
    /// <summary>Points from the median beyond which a total stands out.</summary>
    public required int OutlierPoints { get; init; }
    public required IReadOnlyList<Outlier> Outliers { get; init; }
}

public sealed record VariantRanking(string Name, IReadOnlyList<VariantEntry> Entries);

/// <param name="ScoreShown">Four decimals; points.</param>
public sealed record VariantEntry(string Code, int Rank, string ScoreShown);

/// <param name="Rank">As ranked.</param>
/// <param name="Best">The best rank under any variant.</param>
/// <param name="Worst">The worst.</param>
/// <param name="SpreadShown">Population variance of the totals.</param>
/// <param name="Moves">Variants, by method or reviewer, under which the rank is another.</param>
public sealed record RankSpan(string Code, int Rank, int Best, int Worst, string SpreadShown, IReadOnlyList<string> Moves);
