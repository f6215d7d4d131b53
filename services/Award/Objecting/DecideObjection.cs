using Challenges.Award.Proposing;
using Challenges.Award.Telling;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Objecting;

/// <summary>The department's answer to an objection.</summary>
public sealed record ObjectionDecision
{
    /// <summary><c>upheld</c>, <c>partly-upheld</c>, <c>dismissed</c> or <c>not-admitted</c>.</summary>
    public required string Outcome { get; init; }
    /// <summary>Needed for <c>partly-upheld</c>; upheld always returns the award to proposal, or an acceptance to its assessment; the other two never do.</summary>
    public bool? ReturnsToProposal { get; init; }
    /// <summary>Published with the notice, so it names nobody.</summary>
    public required Wording Reasons { get; init; }
    /// <summary>What the objection said, in the department's words; published without the signer's name.</summary>
    public Wording? Summary { get; init; }
}

public sealed class ObjectionDecisionValidator : AbstractValidator<ObjectionDecision>
{
    public ObjectionDecisionValidator()
    {
        RuleFor(request => request.Outcome).Must(outcome => Outcomes.All.Contains(outcome)).Says("validation.outcome");
        RuleFor(request => request.Reasons).SetValidator(new WordingValidator());
        RuleFor(request => request.Summary!).SetValidator(new WordingValidator()).When(request => request.Summary is not null);
    }
}

public static class DecideObjection
{
    public static async Task<Answer<ObjectionView>> Handle(
        Guid id, ObjectionDecision request, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, Stands stands, IPublishEndpoint publish, TellAward tell, CancellationToken cancel)
    {
        var objection = await objections.Load(id, cancel) ?? throw Refusals.ObjectionNotFound.Now();
        var award = (await awards.Load(objection.ChallengeId, cancel))!;
        if (!award.IsOfficer(caller)) throw (award.WhyNotActAsOfficer(caller)!.Refusal == Refusals.OfficerIsParty ? Refusals.OfficerIsParty : Refusals.ObjectionNotFound).Now();

        var decided = objection.Decide(caller, request.Outcome, request.ReturnsToProposal, request.Reasons, request.Summary, moment.Now);
        await objections.Save(decided, objection.Version, cancel);
        await objections.CountDown(award.ChallengeId, cancel);
        var returned = award.Settle(decided, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        await publish.Publish(AwardEvents.ObjectionDecided(award, decided, returned, moment.Now), cancel);
        await tell.Decided(award, decided, moment.Now, cancel);
        return ObjectionView.Answer(award, decided, caller, stands, moment.Now);
    }
}
