using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Noticing;

/// <summary>Makes the notice visible now; it can't be dated back or forward.</summary>
public sealed record NoticeToOpen
{
    /// <summary>Where objections and questions go; shown on the notice.</summary>
    public StandContact? Contact { get; init; }
}

public sealed class NoticeToOpenValidator : AbstractValidator<NoticeToOpen>
{
    public NoticeToOpenValidator()
    {
        RuleFor(request => request.Contact!.Office).Visible().MaximumLength(200).When(request => request.Contact is not null);
        RuleFor(request => request.Contact!.Phone).Visible().MaximumLength(50).When(request => request.Contact is not null);
        RuleFor(request => request.Contact!.Hours).Visible().MaximumLength(200).When(request => request.Contact is not null);
    }
}

public static class OpenNotice
{
    public static async Task<Answer<AwardView>> Handle(
        string number, NoticeToOpen request, Caller caller, Moment moment, AwardStore awards, Stands stands, AwardSettings settings, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.OpenNotice(NewId.NextGuid(), caller.Person, request.Contact, settings, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        await publish.Publish(AwardEvents.NoticeOpened(award, moment.Now), cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
