namespace Challenges.Contracts.Award;

/// <summary>A team leaves the horse race after the assessment of a stage.</summary>
public sealed record TeamEliminated
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
