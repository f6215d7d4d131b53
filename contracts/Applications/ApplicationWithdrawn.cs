namespace Challenges.Contracts.Applications;

/// <summary>The number of filed applications fell. Says nothing of who withdrew (R06).</summary>
public sealed record ApplicationWithdrawn
{
    public required Guid ChallengeId { get; init; }
    /// <summary>Rises with each filing and withdrawal of the challenge; a receiver keeps the count with the highest one.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Applications that stand filed now.</summary>
    public required int Count { get; init; }
}
