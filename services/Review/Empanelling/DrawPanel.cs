using Challenges.Review.Deciding;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Empanelling;

/// <summary><c>POST /challenges/{number}/panel/draw</c>: draws seats and standbys from the committed pool, seeded from the Merkle root of the sealed set (see <see cref="Draw"/>).</summary>
public static class DrawPanel
{
    public static async Task<Answer<PanelView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, Candidates candidates, PanelViews views, DecisionJournal journal, IPublishEndpoint publish,
        CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var pool = await candidates.OfPool(review.Terms.Department, review.Pool, cancel);
        await reviews.Widen(review, pool.Values, cancel);
        var input = review.DrawPanel(pool, caller.Person, moment.Now);
        await reviews.Save(review, cancel);
        await journal.Draws(review, input, caller, moment.Now, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        await publish.Publish(ReviewEvents.Appointed(review, moment.Now), cancel);
        return Answer.Created($"/challenges/{number}/panel", await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
