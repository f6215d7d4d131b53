using Challenges.Review.Deciding;
using Challenges.Review.Ranking;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Finalising;

/// <summary><c>POST /challenges/{number}/finalise</c>: the tests are in; the ranking goes out and nothing changes any more.</summary>
public static class FinaliseRanking
{
    public static async Task<Answer<RankingView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, RankingViews views, DecisionJournal journal, IPublishEndpoint publish, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.Finalise(moment.Now, caller.Person);
        await reviews.Save(review, cancel);
        await journal.Finalises(review, caller, moment.Now, cancel);
        await publish.Publish(ReviewEvents.Finalised(review, moment.Now), cancel);
        return Answer.Ok(await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
