namespace Challenges.Contracts.Award;

/// <summary>The public notice (公示) of a proposed award runs.</summary>
public sealed record NoticeOpened
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required Guid NoticeId { get; init; }
    /// <summary>Public designation of the proposed solver.</summary>
    public required string SolverName { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    /// <summary>First counted day in the challenge's zone.</summary>
    public required DateOnly FirstDay { get; init; }
    /// <summary>Last counted day in the challenge's zone.</summary>
    public required DateOnly LastDay { get; init; }
    /// <summary>The instant at which the last day ends; objections are in time before it.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>The days that count, in order.</summary>
    public required IReadOnlyList<DateOnly> CountedDays { get; init; }
    /// <summary>Public designations of all teams of a horse race, best first; null for a single awardee. <see cref="SolverName"/> joins them.</summary>
    public IReadOnlyList<string>? SolverNames { get; init; }
}
