namespace Challenges.Contracts.Deciding;

/// <summary>
/// The chain of decisions of one challenge in one service has a new head (R28). Published by every service that decides; whoever keeps the heads can tell later whether a chain was changed.
/// </summary>
public sealed record DecisionsChained
{
    public required Guid ChallengeId { get; init; }
    /// <summary>Number of records in the chain of this service; rises by one with each.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary>Service that keeps the chain: <c>publication</c>, <c>applications</c>, <c>review</c> or <c>award</c>.</summary>
    public required string Service { get; init; }
    /// <summary>SHA-256 of the canonical form of the last record, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}
