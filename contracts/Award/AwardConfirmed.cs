namespace Challenges.Contracts.Award;

/// <summary>The notice ended with no open objection and the award was confirmed (中榜).</summary>
public sealed record AwardConfirmed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required string Code { get; init; }
    public required string SolverName { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    /// <summary>Whole days since publication.</summary>
    public required int ElapsedDays { get; init; }
    /// <summary>Codes of all teams of a horse race, best first, <see cref="Code"/> among them; null for a single awardee. All of them are awarded.</summary>
    public IReadOnlyList<string>? Codes { get; init; }
    /// <summary>Public designations in the order of <see cref="Codes"/>; <see cref="SolverName"/> joins them.</summary>
    public IReadOnlyList<string>? SolverNames { get; init; }
}
