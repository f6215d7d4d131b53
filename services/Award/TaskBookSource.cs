using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;

namespace Challenges.Award;

/// <summary>What a task book is built from, so that its text and its digest can be made again.</summary>
public sealed record TaskBookSource
{
    public required string Number { get; init; }
    public required int Revision { get; init; }
    public required Wording Title { get; init; }
    public required string Department { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required string OwnerName { get; init; }
    public required string SolverName { get; init; }
    public required string ContractingName { get; init; }
    public required string ContractingOrganisation { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    public required int DurationMonths { get; init; }
    /// <summary>Of the list.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    /// <summary>Of the application.</summary>
    public required IReadOnlyList<CommittedValue> Committed { get; init; }
    /// <summary>Per cent of the price, one for each milestone.</summary>
    public required IReadOnlyList<int> Shares { get; init; }
    /// <summary>Null for one stream of money.</summary>
    public int? FiscalPercent { get; init; }
    public int? FirstFiscalCapPercentOfOwners { get; init; }
    public required IReadOnlyList<PlannedMilestone> Milestones { get; init; }
    public required Wording Commitment { get; init; }

    public static TaskBookSource Of(ChallengeFacts facts, Proposal proposal, IReadOnlyList<(Wording Name, DateOnly DueOn)> milestones, Wording commitment, int revision)
    {
        var (terms, content) = (facts.Terms!, facts.Opened[proposal.Code].Content);
        return new()
        {
            Number = terms.Number,
            Revision = revision,
            Title = terms.Title,
            Department = terms.Department,
            OwnerOrganisation = terms.OwnerOrganisation,
            OwnerName = terms.OwnerName,
            SolverName = proposal.SolverName,
            ContractingName = proposal.ContractingName,
            ContractingOrganisation = facts.Applicants[proposal.Code].ContractingOrganisation,
            PriceFen = proposal.PriceFen,
            DurationMonths = content.DurationMonths,
            Indicators = terms.Indicators,
            Committed = content.Committed,
            Shares = terms.Policy.PaymentShares,
            FiscalPercent = terms.Policy.Contract?.FiscalPercent,
            FirstFiscalCapPercentOfOwners = terms.Policy.Contract?.FirstFiscalCapPercentOfOwners,
            Milestones = [.. milestones.Select(milestone => new PlannedMilestone(milestone.Name, milestone.DueOn))],
            Commitment = commitment
        };
    }
}

/// <param name="DueOn">Last day in the challenge's zone.</param>
public sealed record PlannedMilestone(Wording Name, DateOnly DueOn);
