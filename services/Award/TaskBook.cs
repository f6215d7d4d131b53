using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;

namespace Challenges.Award;

/// <summary>The contract (任务书) with its commitment letter (军令状): built by the service, so that nobody can change an indicator or a price on the way (R21).</summary>
public sealed record TaskBook
{
    public required TaskBookText Text { get; init; }
    /// <summary>What the text was built from.</summary>
    public required TaskBookSource Source { get; init; }
    /// <summary>SHA-256 of the canonical text, lower-case hexadecimal: what the parties sign.</summary>
    public required string Digest { get; init; }
    public required string DraftedBy { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public IReadOnlyList<Signature> Signatures { get; init; } = [];
    public DateTimeOffset? SignedAt { get; init; }

    public bool IsSignedByAll => Signatories.Complete(Signatures);

    /// <summary>Indicators and targets from the list, committed values, price and duration from the application, shares from the profile; the officer gives names and dates of the milestones.</summary>
    public static TaskBookText Build(TaskBookSource source)
    {
        var amounts = PaymentPlan.Allocate(source.PriceFen, source.Shares);
        var fiscal = source.FiscalPercent is { } percent ? PaymentPlan.Fiscal(amounts, percent, source.FirstFiscalCapPercentOfOwners) : null;
        return new()
        {
            Number = source.Number,
            Revision = source.Revision,
            Title = source.Title,
            Department = source.Department,
            OwnerOrganisation = source.OwnerOrganisation,
            OwnerName = source.OwnerName,
            SolverName = source.SolverName,
            ContractingName = source.ContractingName,
            ContractingOrganisation = source.ContractingOrganisation,
            PriceFen = source.PriceFen,
            DurationMonths = source.DurationMonths,
            Indicators = IndicatorsOf(source.Indicators, source.Committed),
            Milestones = [.. source.Milestones.Select((milestone, index) => new TaskMilestone
            {
                Milestone = index + 1, Name = milestone.Name, DueOn = milestone.DueOn, Share = source.Shares[index], AmountFen = amounts[index], FiscalFen = fiscal?[index]
            })],
            Commitment = source.Commitment
        };
    }

    /// <summary>Targets from the list, committed values from the application.</summary>
    public static IReadOnlyList<TaskIndicator> IndicatorsOf(IReadOnlyList<Indicator> indicators, IReadOnlyList<CommittedValue> values)
    {
        var committed = values.ToDictionary(value => value.Indicator, value => value.Value);
        return [.. indicators.Select(i => new TaskIndicator
        {
            Key = i.Key, Name = i.Name, Unit = i.Unit, Comparator = i.Comparator, Target = i.Target, MustHave = i.MustHave, TestMethod = i.TestMethod,
            Committed = committed.TryGetValue(i.Key, out var value) ? value : null
        })];
    }

    public static TaskBook Draft(TaskBookSource source, string officer, DateTimeOffset now)
    {
        var text = Build(source);
        return new() { Text = text, Source = source, Digest = Canonical.Digest(text), DraftedBy = officer, DraftedAt = now };
    }
}

public sealed record TaskBookText
{
    public required string Number { get; init; }
    /// <summary>1 for the first draft; each new draft voids the signatures under the one before.</summary>
    public required int Revision { get; init; }
    public required Wording Title { get; init; }
    public required string Department { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required string OwnerName { get; init; }
    public required string SolverName { get; init; }
    public required string ContractingOrganisation { get; init; }
    public required string ContractingName { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    /// <summary>Months from the signing to acceptance, as the application promised.</summary>
    public required int DurationMonths { get; init; }
    public required IReadOnlyList<TaskIndicator> Indicators { get; init; }
    public required IReadOnlyList<TaskMilestone> Milestones { get; init; }
    public required Wording Commitment { get; init; }
}

public sealed record TaskIndicator
{
    public required string Key { get; init; }
    public required Wording Name { get; init; }
    public required string Unit { get; init; }
    public required string Comparator { get; init; }
    /// <summary>Frozen target of the list: acceptance compares with it.</summary>
    public required decimal Target { get; init; }
    public required bool MustHave { get; init; }
    public required Wording TestMethod { get; init; }
    /// <summary>What the application committed to; null for a preferred indicator that it left open.</summary>
    public decimal? Committed { get; init; }

    public bool IsMetBy(decimal value) => Comparator switch
    {
        ">=" => value >= Target,
        "<=" => value <= Target,
        ">" => value > Target,
        "<" => value < Target,
        "=" => value == Target,
        _ => throw new InvalidOperationException($"'{Comparator}' compares nothing.")
    };
}

public sealed record TaskMilestone
{
    public required int Milestone { get; init; }
    public required Wording Name { get; init; }
    /// <summary>Last day in the challenge's zone.</summary>
    public required DateOnly DueOn { get; init; }
    /// <summary>Per cent of the price.</summary>
    public required int Share { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long AmountFen { get; init; }
    /// <summary>Fen of it from fiscal money; null when the contract has one stream.</summary>
    public long? FiscalFen { get; init; }
}

public sealed record Signature(string Party, string Person, DateTimeOffset At);

public static class Signatories
{
    public const string Department = "department";
    public const string Owner = "owner";
    public const string Solver = "solver";
    public static readonly IReadOnlyList<string> All = [Department, Owner, Solver];

    public static bool Complete(IReadOnlyList<Signature> signatures) => All.All(party => signatures.Any(signature => signature.Party == party));
}
