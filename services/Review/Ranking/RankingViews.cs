using Challenges.Shared.Web;

namespace Challenges.Review.Ranking;

/// <summary>Projects the ranking for a caller: officers, auditors and panel members from the freezing on, everybody from the public notice on.</summary>
public sealed class RankingViews(ApplicantStore applicants, Texts texts)
{
    public async Task<RankingView> Of(ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var inside = review.IsOfficer(caller) || review.IsAuditor(caller);
        var panel = review.SeesWhole(caller);
        var isPublic = review.Reached.NoticeAt is not null && review.IsFinal;
        if (!inside && !panel && !isPublic) throw Refusals.RankingIsNotPublic.With(("number", review.Terms.Number));
        var ranking = review.Outcome ?? throw Refusals.RankingIsMissing.With(("number", review.Terms.Number));
        var names = review.IsFinal && (inside || isPublic) ? (await applicants.Of(review.Id, cancel)).ToDictionary(a => a.Code, a => a.SolverName) : [];
        return new RankingView
        {
            Number = review.Terms.Number,
            Method = ranking.Method,
            EngineVersion = ranking.EngineVersion,
            InputDigest = ranking.InputDigest,
            At = ranking.At,
            PassingScore = ranking.PassingScore,
            Final = review.IsFinal,
            Unranked = ranking.Unranked,
            Input = inside ? review.Input : null,
            DefenceInput = inside ? review.Defence?.Input : null,
            DefenceRuns = review.Round is not null,
            Entries = [.. ranking.Entries.Select(e =>
            {
                var bar = review.IsFinal ? review.BarOf(e.Code) : null;
                var awardable = review.IsFinal ? bar is null : (bool?)null;
                return new RankingLine
                {
                    Name = inside || awardable == true ? names.GetValueOrDefault(e.Code) : null,
                    Entry = e,
                    Awardable = awardable,
                    Bar = bar,
                    Missed = review.IsFinal || inside ? review.TestOf(e.Code)?.Missed ?? [] : [],
                    Measured = inside || panel ? review.TestOf(e.Code)?.Measured : null
                };
            })],
            Stand = ReviewStand.OfRanking(review, now, texts)
        };
    }
}
