using Challenges.Contracts.Publication;

namespace Challenges.Award.Racing;

/// <summary>Several winners in parallel, proposed as one group under one notice, with the conditions under which Guangxi's rule allows it on record (domain.md 2.3).</summary>
public sealed record RaceProposal
{
    /// <summary>In the order of the ranking; team 1 is the first.</summary>
    public required IReadOnlyList<Entrant> Entrants { get; init; }
    public required RacePlan Plan { get; init; }
    /// <summary>Points between the first and the last entrant, four decimals, for show.</summary>
    public required string PointsApart { get; init; }
}

/// <param name="Route">In what its technical route differs from the others, stated by the officers.</param>
public sealed record Entrant(string Code, string SolverName, string ContractingName, string ContractingOrganisation, string Region, long OfferedFen, Wording Route);

/// <summary>What a confirmed race remembers: a task book per team, and the race itself once all are signed.</summary>
public sealed record RaceRecord
{
    /// <summary>In the order of the teams.</summary>
    public IReadOnlyList<RaceBook> Books { get; init; } = [];
    public RaceGroup? Group { get; init; }
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];
}
