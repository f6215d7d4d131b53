using Challenges.Contracts.Publication;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Examining;

/// <param name="Criteria">By whose names the moves of weight are told.</param>
public sealed record StabilityView(string Number, StabilityReport Report, IReadOnlyList<Criterion> Criteria, Stand Stand);

/// <summary><c>GET /challenges/{number}/ranking/stability</c>: for officers and auditors once the ranking stands.</summary>
public static class ReadStability
{
    public static async Task<Answer<StabilityView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        var report = review.Stability() ?? throw Refusals.RankingIsMissing.With(("number", number));
        var seats = (review.Panel?.Seats ?? []).ToDictionary(s => s.Id, s => s.Code);
        var reasons = (await sheets.OfReview(review.Id, cancel)).Where(s => !s.Voided).ToDictionary(s => (s.Code, seats[s.SeatId]), s => s.OutlierReason);
        return Answer.Ok(new StabilityView(number, report with { Outliers = [.. report.Outliers.Select(o => o with { Reason = reasons.GetValueOrDefault((o.Code, o.Reviewer)) })] },
            review.Terms.Criteria, ReviewStand.OfRanking(review, moment.Now, texts)));
    }
}
