using Challenges.Award.Browsing;
using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Contracting;

/// <summary>All that an officer gives to a task book: names and days of its milestones. Everything else stands in the list, the application and the profile (R21).</summary>
public sealed record TaskBookDraft
{
    /// <summary>One for each payment share, in order of their days.</summary>
    public required IReadOnlyList<MilestoneDraft> Milestones { get; init; }
}

public sealed record MilestoneDraft
{
    public required Wording Name { get; init; }
    /// <summary>Last day in the challenge's zone.</summary>
    public required DateOnly DueOn { get; init; }
}

public sealed class TaskBookDraftValidator : AbstractValidator<TaskBookDraft>
{
    public TaskBookDraftValidator()
    {
        RuleFor(request => request.Milestones).NotEmpty();
        RuleForEach(request => request.Milestones).ChildRules(milestone => milestone.RuleFor(m => m.Name).SetValidator(new WordingValidator()));
    }
}

public static class DraftTaskBook
{
    public static async Task<Answer<TaskBookView>> Handle(
        string number, TaskBookDraft request, IfMatch ifMatch, Caller caller, Moment moment, AwardStore awards, Stands stands, Texts texts, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.WhyNotDraftTaskBook().Enforce();
        ifMatch.Demand(award.Version);
        var winner = award.Standing!;
        var commitment = texts.Bilingual(Letter(award.Terms.Policy.Contract?.Letter), ("solver", winner.SolverName), ("unit", winner.ContractingName), ("owner", award.Terms.OwnerName),
            ("number", award.Number), ("price", Fact.Yuan(winner.PriceFen)));
        award.DraftTaskBook([.. request.Milestones.Select(m => (m.Name, m.DueOn))], new Wording { Zh = commitment.Zh, En = commitment.En }, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return TaskBookView.Answer(award, caller, stands, moment.Now);
    }

    /// <summary>Each profile names its letter; an unknown name gets the default one.</summary>
    static string Letter(string? name) => name is "national" or "county" ? $"commitment.{name}" : "commitment";

    public static async Task<Answer<TaskBookView>> Read(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        award.DemandParty(caller);
        return TaskBookView.Answer(award!, caller, stands, moment.Now);
    }
}
