using Challenges.Award.Browsing;
using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Racing;

/// <summary>Several winners in parallel. Money and rules of elimination come from the profile; the officers set a day and goals for each of its stages, once for all teams.</summary>
public sealed record RaceToPropose
{
    /// <summary>2 up to the profile's most.</summary>
    public required IReadOnlyList<EntrantToPropose> Entrants { get; init; }
    /// <summary>One for each stage of the profile.</summary>
    public required IReadOnlyList<StageToSet> Stages { get; init; }
    /// <summary>Why a race; published with the notice.</summary>
    public required Wording Reasons { get; init; }
    /// <summary>Why a better awardable application is left out; needed only then.</summary>
    public Wording? Departure { get; init; }
}

public sealed record EntrantToPropose
{
    /// <summary>Code of the application.</summary>
    public required string Code { get; init; }
    /// <summary>In what its technical route differs from the others; published with the notice.</summary>
    public required Wording Route { get; init; }
}

public sealed record StageToSet
{
    /// <summary>Last day in the challenge's zone.</summary>
    public required DateOnly DueOn { get; init; }
    public required IReadOnlyList<GoalToSet> Goals { get; init; }
}

public sealed record GoalToSet
{
    public required string Key { get; init; }
    public required Wording Name { get; init; }
}

public sealed class RaceToProposeValidator : AbstractValidator<RaceToPropose>
{
    public RaceToProposeValidator()
    {
        RuleFor(request => request.Entrants).NotEmpty().Must(entrants => entrants.Select(e => e.Code).Distinct().Count() == entrants.Count).Says("validation.twice");
        RuleForEach(request => request.Entrants).ChildRules(entrant =>
        {
            entrant.RuleFor(e => e.Code).Visible().MaximumLength(100);
            entrant.RuleFor(e => e.Route).SetValidator(new WordingValidator());
        });
        RuleForEach(request => request.Stages).ChildRules(stage =>
        {
            stage.RuleFor(s => s.Goals).NotEmpty().Must(goals => goals.Select(g => g.Key).Distinct().Count() == goals.Count).Says("validation.twice");
            stage.RuleForEach(s => s.Goals).ChildRules(goal =>
            {
                goal.RuleFor(g => g.Key).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").MaximumLength(60);
                goal.RuleFor(g => g.Name).SetValidator(new WordingValidator());
            });
        });
        RuleFor(request => request.Reasons).SetValidator(new WordingValidator());
        RuleFor(request => request.Departure!).SetValidator(new WordingValidator()).When(request => request.Departure is not null);
    }
}

public static class ProposeRace
{
    public static async Task<Answer<AwardView>> Handle(string number, RaceToPropose request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ProposeRace(NewId.NextGuid(), [.. request.Entrants.Select(e => (e.Code, e.Route))],
            [.. request.Stages.Select(s => (s.DueOn, (IReadOnlyList<StageGoal>)[.. s.Goals.Select(g => new StageGoal(g.Key, g.Name))]))],
            request.Reasons, request.Departure, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
