using Challenges.Publication.Browsing;
using Challenges.Publication.Deciding;
using Challenges.Publication.Registering;
using Challenges.Publication.Telling;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Publication.Publishing;

/// <param name="Call">Number of a call of the department, such as <c>QH-2022</c>.</param>
/// <param name="Number">Number within it, such as <c>QH-2022-01</c>; unique.</param>
public sealed record PublishRequest(string Call, string Number);

public sealed class PublishRequestValidator : AbstractValidator<PublishRequest>
{
    public PublishRequestValidator()
    {
        RuleFor(r => r.Call).NotEmpty().MaximumLength(20);
        RuleFor(r => r.Number).NotEmpty().MaximumLength(30);
    }
}

static class Publish
{
    public static async Task<Answer<ChallengeView>> Handle(
        Guid id, PublishRequest request, Caller caller, IfMatch ifMatch, Moment moment, ChallengeStore challenges, CallStore calls, ChallengeViews views, DepartmentStore departments, DecisionJournal journal, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        var draft = await challenges.GetDraft(id, caller, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(draft.Version);
        draft.WhyNotPublish(caller, moment.Now).Enforce();
        var challenge = draft.Publish(caller, await calls.Get(request.Call, cancel), request.Number, moment.Now);
        await challenges.TakeNumber(challenge, cancel);
        await challenges.Save(challenge, cancel);
        var department = await departments.Find(challenge.Department, cancel);
        await journal.Publishes(challenge, department, caller, moment.Now, cancel);
        await publish.Publish(ChallengeEvents.Published(challenge, department), cancel);
        await tell.Published(challenge, moment.Now, cancel);
        return Answer.Created($"/challenges/{challenge.Number}", await views.Of(challenge, caller, moment.Now, cancel), challenge.Version);
    }
}
