namespace Challenges.Contracts.Review;

/// <summary>The ranking is final: computed once from locked sheets, the feasibility tests of the shortlist recorded.</summary>
public sealed record RankingFinalised
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary>The method that was applied: <c>trimmed-mean</c>, <c>mean</c>, <c>median</c> or <c>standardised</c>.</summary>
    public required string Method { get; init; }
    public required string EngineVersion { get; init; }
    /// <summary>SHA-256 of the canonical inputs (sheets, weights, profile), lower-case hexadecimal.</summary>
    public required string InputDigest { get; init; }
    public required int PassingScore { get; init; }
    /// <summary>Best first.</summary>
    public required IReadOnlyList<RankedApplication> Ranking { get; init; }
}

public sealed record RankedApplication
{
    public required string Code { get; init; }
    /// <summary>1 for the best; equal ranks only for a tie that no tie-break decided.</summary>
    public required int Rank { get; init; }
    /// <summary>Exact score out of 100 as an integer or a reduced fraction, such as <c>2166/25</c>.</summary>
    public required string Score { get; init; }
    /// <summary>The score with four decimals, half away from zero, for show only.</summary>
    public required string ScoreShown { get; init; }
    public required string Mean { get; init; }
    public required string Median { get; init; }
    /// <summary>Scored sheets that entered.</summary>
    public required int Sheets { get; init; }
    public required bool ReachesPassingScore { get; init; }
    public required bool Shortlisted { get; init; }
    /// <summary>True only for a shortlisted application that reaches the passing score and whose feasibility test met every must-have indicator.</summary>
    public required bool Awardable { get; init; }
    /// <summary>Why it can't be awarded: <c>below-passing-score</c>, <c>not-shortlisted</c>, <c>must-have-missed</c>; null when it can.</summary>
    public string? Bar { get; init; }
    /// <summary>Keys of the must-have indicators that the feasibility test missed.</summary>
    public required IReadOnlyList<string> Missed { get; init; }
    public required IReadOnlyList<MeasuredValue> Measured { get; init; }
}

public sealed record MeasuredValue
{
    public required string Indicator { get; init; }
    /// <summary>In the indicator's unit.</summary>
    public required decimal Value { get; init; }
}
