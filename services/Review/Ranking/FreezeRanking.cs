using Challenges.Review.Deciding;
using Challenges.Review.Scoring;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;

namespace Challenges.Review.Ranking;

/// <summary><c>POST /challenges/{number}/ranking</c>: computes the ranking from the locked sheets, once, and freezes seats and sheets.</summary>
public static class FreezeRanking
{
    public static async Task<Answer<RankingView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, RankingViews views, DecisionJournal journal, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.Rank(await sheets.OfReview(review.Id, cancel), moment.Now);
        await reviews.Save(review, cancel);
        await journal.Ranks(review, caller, moment.Now, cancel);
        return Answer.Created($"/challenges/{number}/ranking", await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
