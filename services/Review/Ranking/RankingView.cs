using Challenges.Contracts.Review;
using Challenges.Review.Defending;
using Challenges.Shared.Web;

namespace Challenges.Review.Ranking;

/// <summary>The ranking as it was frozen: ranks and numbers come from one snapshot.</summary>
public sealed record RankingView
{
    public required string Number { get; init; }
    public required string Method { get; init; }
    public required string EngineVersion { get; init; }
    public required string InputDigest { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int PassingScore { get; init; }
    /// <summary>True once the feasibility tests are in and nothing changes any more.</summary>
    public required bool Final { get; init; }
    public required IReadOnlyList<RankingLine> Entries { get; init; }
    public required IReadOnlyList<string> Unranked { get; init; }
    /// <summary>What it was computed from, for officers and auditors: the digest of its canonical form is <see cref="InputDigest"/>, unless a defence followed.</summary>
    public RankingInput? Input { get; init; }
    /// <summary>What the defence was carried in from, for officers and auditors; its digest is then <see cref="InputDigest"/>.</summary>
    public CombiningInput? DefenceInput { get; init; }
    /// <summary>True while a defence is not carried into the ranking yet.</summary>
    public required bool DefenceRuns { get; init; }
    public required Stand Stand { get; init; }
}

public sealed record RankingLine
{
    /// <summary>The public designation of an awardable solver, once all may know; null: under its code.</summary>
    public string? Name { get; init; }
    public required RankedEntry Entry { get; init; }
    /// <summary>Null until the ranking is final.</summary>
    public bool? Awardable { get; init; }
    /// <summary><c>below-passing-score</c>, <c>not-shortlisted</c> or <c>must-have-missed</c>; null when awardable or not final yet.</summary>
    public string? Bar { get; init; }
    public required IReadOnlyList<string> Missed { get; init; }
    /// <summary>Values of the feasibility test, for those who work on the review.</summary>
    public IReadOnlyList<MeasuredValue>? Measured { get; init; }
}
