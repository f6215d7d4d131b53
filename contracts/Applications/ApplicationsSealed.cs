namespace Challenges.Contracts.Applications;

/// <summary>The set of applications is fixed. Nothing enters, leaves or changes after this.</summary>
public sealed record ApplicationsSealed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }
    public required int Count { get; init; }
    /// <summary>Root of the Merkle tree over the digests of the filed contents, SHA-256, lower-case hexadecimal; for an empty set the digest of nothing.</summary>
    public required string MerkleRoot { get; init; }
}
