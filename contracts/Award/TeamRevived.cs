namespace Challenges.Contracts.Award;

/// <summary>A team that had left re-enters the horse race in a stage that allows it.</summary>
public sealed record TeamRevived
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Team { get; init; }
    public required string SolverName { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Stage { get; init; }
}
