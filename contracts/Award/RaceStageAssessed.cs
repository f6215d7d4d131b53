namespace Challenges.Contracts.Award;

/// <summary>A named third party assessed all running teams of a stage. Complete in itself: who goes on and who leaves.</summary>
public sealed record RaceStageAssessed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Stage { get; init; }
    /// <summary>Teams that go on; may be empty.</summary>
    public required IReadOnlyList<int> Survivors { get; init; }
    /// <summary>Teams that leave; may be empty.</summary>
    public required IReadOnlyList<int> Eliminated { get; init; }
}
