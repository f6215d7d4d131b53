namespace Challenges.Contracts.Award;

/// <summary>All parties signed the task books of all teams: the horse race (赛马) runs, with the same days, goals and money for each team (R24).</summary>
public sealed record RaceStarted
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary>Best of the ranking first.</summary>
    public required IReadOnlyList<RaceEntrant> Teams { get; init; }
    /// <summary>In order, the same for each team.</summary>
    public required IReadOnlyList<RaceStageTerms> Stages { get; init; }
}

public sealed record RaceEntrant
{
    /// <summary>1 for the first.</summary>
    public required int Team { get; init; }
    public required string SolverName { get; init; }
    /// <summary>SHA-256 of the canonical task book of this team, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }
}

public sealed record RaceStageTerms
{
    /// <summary>1 for the first.</summary>
    public required int Stage { get; init; }
    /// <summary>Last day in the challenge's zone.</summary>
    public required DateOnly DueOn { get; init; }
    /// <summary>Fen (0.01 yuan) that each team gets that enters the stage.</summary>
    public required long AmountFen { get; init; }
}
