namespace Challenges.Review.Ranking;

/// <summary>All that the ranking depends on, and nothing else: its canonical digest stands on the result. Lists are sorted by key or code, so that the order of arrival can't matter.</summary>
public sealed record RankingInput
{
    public required string Number { get; init; }
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary><c>trimmed-mean</c>, <c>mean</c>, <c>median</c> or <c>standardised</c>.</summary>
    public required string Method { get; init; }
    public required int TrimFromSheets { get; init; }
    public required int PassingScore { get; init; }
    public required int ShortlistSize { get; init; }
    /// <summary>Scored sheets that an application needs to be ranked (R17).</summary>
    public required int SheetsNeeded { get; init; }
    public required IReadOnlyList<string> TieBreaks { get; init; }
    public required IReadOnlyList<WeightedCriterion> Criteria { get; init; }
    public required IReadOnlyList<RankingCandidate> Applications { get; init; }
}

/// <param name="Weight">Per cent; the weights total 100.</param>
public sealed record WeightedCriterion(string Key, int Weight);

/// <param name="PriceFen">Fen (0.01 yuan).</param>
public sealed record RankingCandidate(string Code, long PriceFen, IReadOnlyList<ScoredSheet> Sheets);

/// <param name="Reviewer">Code of the seat.</param>
/// <param name="Scores">One per criterion, in the order of the criteria; 0 to 100.</param>
public sealed record ScoredSheet(string Reviewer, IReadOnlyList<int> Scores);
