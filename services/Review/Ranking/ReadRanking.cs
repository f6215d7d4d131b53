using Challenges.Shared.Web;

namespace Challenges.Review.Ranking;

/// <summary><c>GET /challenges/{number}/ranking</c></summary>
public static class ReadRanking
{
    public static async Task<Answer<RankingView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, RankingViews views, CancellationToken cancel) =>
        Answer.Ok(await views.Of(await reviews.OfChallenge(number, cancel), caller, moment.Now, cancel));
}
