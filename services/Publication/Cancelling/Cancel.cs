using Challenges.Publication.Browsing;
using Challenges.Publication.Proposing;
using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Cancelling;

static class Cancel
{
    public static async Task<Answer<ChallengeView>> Handle(
        string number, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ChallengeStore challenges, ProgressStore progress, ChallengeViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(challenge.Version);
        challenge = challenge.Cancel(caller, await progress.Get(challenge.Id, cancel), request.Reason, moment.Now);
        await challenges.Save(challenge, cancel);
        await publish.Publish(ChallengeEvents.Cancelled(challenge), cancel);
        await tell.Cancelled(challenge, moment.Now, cancel);
        return Answer.Ok(await views.Of(challenge, caller, moment.Now, cancel), challenge.Version);
    }
}
