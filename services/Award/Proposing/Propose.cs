using Challenges.Award.Browsing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Proposing;

/// <summary>The department chooses an application: the one the ranking leads to, or another one with reasons for the departure.</summary>
public sealed record ProposeAward
{
    /// <summary>Code of the application.</summary>
    public required string Code { get; init; }
    /// <summary>Why this one; published with the notice.</summary>
    public required Wording Reasons { get; init; }
    /// <summary>Why the ranking is not followed; needed only then, and a second officer is to confirm it.</summary>
    public Wording? Departure { get; init; }
}

public sealed class ProposeAwardValidator : AbstractValidator<ProposeAward>
{
    public ProposeAwardValidator()
    {
        RuleFor(request => request.Code).Visible().MaximumLength(100);
        RuleFor(request => request.Reasons).SetValidator(new WordingValidator());
        RuleFor(request => request.Departure!).SetValidator(new WordingValidator()).When(request => request.Departure is not null);
    }
}

public static class Propose
{
    public static async Task<Answer<AwardView>> Handle(
        string number, ProposeAward request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Propose(NewId.NextGuid(), request.Code, request.Reasons, request.Departure, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        if (award.State == AwardState.Proposed) await publish.Publish(AwardEvents.Proposed(award, moment.Now), cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
