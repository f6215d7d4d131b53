namespace Challenges.Contracts.Applications;

/// <summary>Sent once the ranking is final, and not before: which solver stands behind which code. Names of teams and units only, never of people.</summary>
public sealed record ApplicantsIdentified
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required IReadOnlyList<Applicant> Applicants { get; init; }
}

public sealed record Applicant
{
    public required string Code { get; init; }
    /// <summary>Opaque id of the person who filed and acts for the solver.</summary>
    public required string Representative { get; init; }
    /// <summary>Registered id of the unit that would contract.</summary>
    public required string ContractingOrganisation { get; init; }
    /// <summary>Public designation of the solver: a team, unit or consortium.</summary>
    public required string SolverName { get; init; }
    public required string ContractingName { get; init; }
    /// <summary>Province.</summary>
    public required string Region { get; init; }
}
