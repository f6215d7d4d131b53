namespace Challenges.Contracts.Applications;

/// <summary>The number of filed applications rose. Says nothing of who filed or what (R06).</summary>
public sealed record ApplicationReceived
{
    public required Guid ChallengeId { get; init; }
    /// <summary>Rises with each filing and withdrawal of the challenge; a receiver keeps the count with the highest one.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Applications that stand filed now.</summary>
    public required int Count { get; init; }
}
