using Challenges.Shared.Web;

namespace Challenges.Review.Empanelling;

/// <summary>Reading the panel and the proof of its draw.</summary>
public static class ReadPanel
{
    /// <summary><c>GET /challenges/{number}/panel</c>; the version is for officers and auditors, since its changes would tell others what happens inside.</summary>
    public static async Task<Answer<PanelView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, PanelViews views, CancellationToken cancel)
    {
        var review = await reviews.OfChallenge(number, cancel);
        var view = await views.Of(review, caller, moment.Now, cancel);
        return Answer.Ok(view, view.Seats is null ? null : review.Version);
    }

    /// <summary><c>GET /challenges/{number}/panel/proof</c>: everything needed to replay the draw (see <see cref="Draw"/>); for all once the ranking stands.</summary>
    public static async Task<Answer<DrawProof>> Proof(string number, Caller caller, ReviewStore reviews, CancellationToken cancel)
    {
        var review = await reviews.OfChallenge(number, cancel);
        var allowed = review.Ranking is not null || review.IsOfficer(caller) || review.IsAuditor(caller) || review.IsOnPanel(caller);
        return Answer.Ok(allowed && review.Panel?.Proof is { } proof ? proof : throw Refusals.NothingHere.Now());
    }
}
