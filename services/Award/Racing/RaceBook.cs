using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;

namespace Challenges.Award.Racing;

/// <summary>The task book of one team. All books of a race are drafted in one act from one plan, so that they carry the same days, goals and money (R21, R24).</summary>
public sealed record RaceBook
{
    public required RaceBookText Text { get; init; }
    /// <summary>SHA-256 of the canonical text, lower-case hexadecimal: what the parties sign.</summary>
    public required string Digest { get; init; }
    public required string DraftedBy { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    public bool IsSignedByAll => Signatories.Complete(Signatures);

    public static RaceBook Draft(ChallengeFacts facts, RaceProposal race, int team, int revision, Wording commitment, string officer, DateTimeOffset now)
    {
        var terms = facts.Terms!;
        var entrant = race.Entrants[team - 1];
        var text = new RaceBookText
        {
            Number = terms.Number,
            Team = team,
            Revision = revision,
            Title = terms.Title,
            Department = terms.Department,
            OwnerOrganisation = terms.OwnerOrganisation,
            OwnerName = terms.OwnerName,
            SolverName = entrant.SolverName,
            ContractingName = entrant.ContractingName,
            ContractingOrganisation = entrant.ContractingOrganisation,
            TeamFen = race.Plan.TeamFen,
            CompletionFen = race.Plan.CompletionFen,
            FiscalFen = race.Plan.FiscalFen,
            Indicators = TaskBook.IndicatorsOf(terms.Indicators, facts.Opened[entrant.Code].Content.Committed),
            Stages = race.Plan.Stages,
            Commitment = commitment
        };
        return new() { Text = text, Digest = Canonical.Digest(text), DraftedBy = officer, DraftedAt = now };
    }
}

public sealed record RaceBookText
{
    public required string Number { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Team { get; init; }
    /// <summary>1 for the first draft; each new draft voids the signatures under the one before.</summary>
    public required int Revision { get; init; }
    public required Wording Title { get; init; }
    public required string Department { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required string OwnerName { get; init; }
    public required string SolverName { get; init; }
    public required string ContractingOrganisation { get; init; }
    public required string ContractingName { get; init; }
    /// <summary>Fen (0.01 yuan) for a team that runs the whole course and is accepted.</summary>
    public required long TeamFen { get; init; }
    /// <summary>Fen (0.01 yuan) of it for the accepted result.</summary>
    public required long CompletionFen { get; init; }
    /// <summary>Fen from fiscal money of each stage's amount and, last, of the completion; null for one stream.</summary>
    public IReadOnlyList<long>? FiscalFen { get; init; }
    public required IReadOnlyList<TaskIndicator> Indicators { get; init; }
    /// <summary>The same in every task book of the race.</summary>
    public required IReadOnlyList<RaceStage> Stages { get; init; }
    public required Wording Commitment { get; init; }
}
