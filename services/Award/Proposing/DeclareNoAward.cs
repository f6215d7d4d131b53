using Challenges.Award.Browsing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Proposing;

/// <summary>The challenge ends without an award (流榜).</summary>
public sealed record NoAwardDeclared
{
    public required Wording Reason { get; init; }
}

public sealed class NoAwardDeclaredValidator : AbstractValidator<NoAwardDeclared>
{
    public NoAwardDeclaredValidator() => RuleFor(request => request.Reason).SetValidator(new WordingValidator());
}

public static class DeclareNoAward
{
    public static async Task<Answer<AwardView>> Handle(
        string number, NoAwardDeclared request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.DeclareNoAward(request.Reason, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        await publish.Publish(AwardEvents.NoAward(award, moment.Now), cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
