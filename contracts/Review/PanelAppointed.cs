namespace Challenges.Contracts.Review;

/// <summary>The panel of a challenge stands. Names no one (R15).</summary>
public sealed record PanelAppointed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Seats { get; init; }
    public required int Standbys { get; init; }
    /// <summary>Fields of the seated reviewers, sorted, each once.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
    /// <summary><c>drawn</c> or <c>appointed</c>.</summary>
    public required string Method { get; init; }
    /// <summary>Seed of the draw, lower-case hexadecimal; null when the panel was appointed directly.</summary>
    public string? Seed { get; init; }
    /// <summary>SHA-256 over the pool and the outcome, lower-case hexadecimal: the commitment that the published draw must match.</summary>
    public required string ProofDigest { get; init; }
}
