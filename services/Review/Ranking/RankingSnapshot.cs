namespace Challenges.Review.Ranking;

/// <summary>The ranking as it was computed once and as it is printed ever after: rank and number come from here together.</summary>
public sealed record RankingSnapshot
{
    public required string EngineVersion { get; init; }
    public required string InputDigest { get; init; }
    /// <summary>The method that was applied: the profile's, or <c>mean</c> where a reviewer scored too few applications to standardise.</summary>
    public required string Method { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int PassingScore { get; init; }
    /// <summary>Best first.</summary>
    public required IReadOnlyList<RankedEntry> Entries { get; init; }
    /// <summary>Codes with too few scored sheets: never ranked, never given a number.</summary>
    public required IReadOnlyList<string> Unranked { get; init; }
}

/// <summary>Exact numbers are integers or reduced fractions as text, out of 100; shown ones have four decimals, rounded half away from zero, once.</summary>
public sealed record RankedEntry
{
    public required string Code { get; init; }
    /// <summary>1 for the best; equal for a tie that nothing decided, and the next rank then skips.</summary>
    public required int Rank { get; init; }
    public required string Score { get; init; }
    public required string ScoreShown { get; init; }
    public required string Mean { get; init; }
    public required string MeanShown { get; init; }
    public required string Median { get; init; }
    public required string MedianShown { get; init; }
    public required int RankByMean { get; init; }
    public required int RankByMedian { get; init; }
    /// <summary>The criterion <c>attainment</c> aggregated by the same method; null when the challenge has no such criterion.</summary>
    public string? Attainment { get; init; }
    /// <summary>Population variance of the totals, exact.</summary>
    public required string Spread { get; init; }
    public required string SpreadShown { get; init; }
    public required string LowestShown { get; init; }
    public required string HighestShown { get; init; }
    public required long PriceFen { get; init; }
    public required int Sheets { get; init; }
    public required bool ReachesPassingScore { get; init; }
    public required bool Shortlisted { get; init; }
    /// <summary>The tie-break that put it behind the one above: <c>attainment</c>, <c>spread</c>, <c>price</c> or <c>defence-2</c> (the round); null where the score decided.</summary>
    public string? DecidedBy { get; init; }
    /// <summary>True for a tie that only a further defence can decide.</summary>
    public required bool NeedsFurtherDefence { get; init; }
    /// <summary>The score before the defence; null where there was none.</summary>
    public string? FirstScoreShown { get; init; }
    /// <summary>The score of the second sheets; null for who did not defend.</summary>
    public string? DefenceScoreShown { get; init; }
}
