using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;

namespace Challenges.Award.Deciding;

/// <summary>A signature without its person: the other parties see for whom and when, not who.</summary>
public sealed record SignedFor(string Party, DateTimeOffset At)
{
    public static IReadOnlyList<SignedFor> Of(IReadOnlyList<Signature> signatures) => [.. signatures.Select(signature => new SignedFor(signature.Party, signature.At))];

    public static bool All(IReadOnlyList<SignedFor> signatures) => Signatories.All.All(party => signatures.Any(signature => signature.Party == party));
}

public sealed record TaskBookInput(TaskBookSource Source, IReadOnlyList<SignedFor> Signatures);

/// <param name="Digest">SHA-256 of the canonical text that the parties signed.</param>
/// <param name="AmountsFen">By largest remainder, in the order of the milestones.</param>
public sealed record TaskBookResult(string Digest, IReadOnlyList<long> AmountsFen, IReadOnlyList<long?> FiscalFen, bool SignedByAll);

/// <summary>The signed task book, built again from the list, the application and the profile (R21, R22).</summary>
static class TaskBookDecision
{
    public static readonly Engine<TaskBookInput, TaskBookResult> Engine = Shared.Decisions.Engine.Of<TaskBookInput, TaskBookResult>("award-task-book/1", Run);

    public static Decided Of(TaskBook book) => Decided.Of(Kinds.TaskBook, ["R19", "R20", "R21", "R22"], Engine, new(book.Source, SignedFor.Of(book.Signatures)), ResultOf(book.Text, book.Digest, book.IsSignedByAll));

    static TaskBookResult Run(TaskBookInput input)
    {
        var text = TaskBook.Build(input.Source);
        return ResultOf(text, Canonical.Digest(text), SignedFor.All(input.Signatures));
    }

    static TaskBookResult ResultOf(TaskBookText text, string digest, bool signedByAll) =>
        new(digest, [.. text.Milestones.Select(milestone => milestone.AmountFen)], [.. text.Milestones.Select(milestone => milestone.FiscalFen)], signedByAll);
}

/// <param name="MetBefore">For each milestone before this one: it is met.</param>
/// <param name="EvidenceDigest">SHA-256 of the canonical evidence.</param>
public sealed record MilestoneInput(int Milestone, IReadOnlyList<bool> MetBefore, string Outcome, string? Assessor, string EvidenceDigest);

public sealed record MilestoneResult(bool InOrder, bool OpensGate);

static class MilestoneDecision
{
    public static readonly Engine<MilestoneInput, MilestoneResult> Engine = Shared.Decisions.Engine.Of<MilestoneInput, MilestoneResult>("award-milestone/1",
        input => new(input.MetBefore.All(met => met), input.Outcome == Assessment.Met));

    public static Decided Of(Project project, int number)
    {
        var milestone = project.Find(number)!;
        var last = milestone.Assessments[^1];
        return Decided.Of(Kinds.Milestone, ["R23"], Engine, new(number, [.. project.Milestones.Take(number - 1).Select(m => m.MetAt is not null)], last.Outcome, last.Assessor, Canonical.Digest(last.Evidence)),
            new(true, milestone.MetAt is not null));
    }
}

/// <param name="Met">The milestone's gate is open.</param>
/// <param name="PaidBefore">Milestones paid before this one.</param>
public sealed record PaymentInput(long PriceFen, IReadOnlyList<int> Shares, int? FiscalPercent, int? FirstFiscalCapPercentOfOwners, int Milestone, bool Met, IReadOnlyList<int> PaidBefore);

/// <param name="PaidFen">All payments with this one.</param>
public sealed record PaymentResult(long AmountFen, long? FiscalFen, long? OwnerFen, long PaidFen, bool Owed);

/// <summary>A payment, divided again from the price by largest remainder (R22, R23).</summary>
static class PaymentDecision
{
    public static readonly Engine<PaymentInput, PaymentResult> Engine = Shared.Decisions.Engine.Of<PaymentInput, PaymentResult>("award-payment/1", Run);

    public static Decided Of(TaskBook book, Project project, int number)
    {
        var (source, paid) = (book.Source, project.Find(number)!);
        IReadOnlyList<int> before = [.. project.Milestones.Where(m => m.PaidAt is not null && m.Number != number).Select(m => m.Number)];
        return Decided.Of(Kinds.Payment, ["R22", "R23"], Engine, new(source.PriceFen, source.Shares, source.FiscalPercent, source.FirstFiscalCapPercentOfOwners, number, paid.MetAt is not null, before),
            new(paid.AmountFen, paid.FiscalFen, paid.AmountFen - paid.FiscalFen, project.PaidFen, true));
    }

    static PaymentResult Run(PaymentInput input)
    {
        var amounts = PaymentPlan.Allocate(input.PriceFen, input.Shares);
        var fiscal = input.FiscalPercent is { } percent ? PaymentPlan.Fiscal(amounts, percent, input.FirstFiscalCapPercentOfOwners)?[input.Milestone - 1] : null;
        var amount = amounts[input.Milestone - 1];
        return new(amount, fiscal, amount - fiscal, amount + input.PaidBefore.Sum(number => amounts[number - 1]), input.Met && !input.PaidBefore.Contains(input.Milestone));
    }
}

public sealed record ExtensionInput(IReadOnlyList<DateOnly> Days, int Milestone, DateOnly DueOn, int MaxDays, bool ExtendedBefore);

public sealed record ExtensionResult(int MovedBy, IReadOnlyList<DateOnly> Days, bool Allowed);

/// <summary>One extension, capped; what follows moves by the same number of days (R25).</summary>
static class ExtensionDecision
{
    public static readonly Engine<ExtensionInput, ExtensionResult> Engine = Shared.Decisions.Engine.Of<ExtensionInput, ExtensionResult>("award-extension/1", Run);

    public static Decided Of(IReadOnlyList<DateOnly> before, IReadOnlyList<DateOnly> after, int number, DateOnly dueOn, int maxDays) => Decided.Of(Kinds.Extension, ["R25"], Engine,
        new(before, number, dueOn, maxDays, false), new(dueOn.DayNumber - before[number - 1].DayNumber, after, true));

    static ExtensionResult Run(ExtensionInput input)
    {
        var by = input.DueOn.DayNumber - input.Days[input.Milestone - 1].DayNumber;
        return new(by, [.. input.Days.Select((day, index) => index + 1 < input.Milestone ? day : day.AddDays(by))], by > 0 && by <= input.MaxDays && !input.ExtendedBefore);
    }
}

public sealed record FollowUpInput(Guid FollowUp, IReadOnlyList<string> OfTheChallenge, IReadOnlyList<string> CarriedOver, IReadOnlyList<string> New);

public sealed record FollowUpResult(IReadOnlyList<string> Indicators);

static class FollowUpDecision
{
    public static readonly Engine<FollowUpInput, FollowUpResult> Engine = Shared.Decisions.Engine.Of<FollowUpInput, FollowUpResult>("award-follow-up/1",
        input => new([.. input.OfTheChallenge.Where(input.CarriedOver.Contains), .. input.New]));

    public static Decided Of(Guid id, IReadOnlyList<string> all, IReadOnlyList<string> indicators) => Decided.Of(Kinds.FollowUp, [], Engine,
        new(id, all, [.. indicators.Intersect(all)], [.. indicators.Except(all)]), new(indicators));
}
