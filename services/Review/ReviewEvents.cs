using Challenges.Contracts.Deciding;
using Challenges.Contracts.Review;
using Challenges.Review.Reconsidering;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;

namespace Challenges.Review;

/// <summary>Aggregate to contract records; the only place where they are filled.</summary>
public static class ReviewEvents
{
    public static PanelAppointed Appointed(ChallengeReview review, DateTimeOffset now)
    {
        var panel = review.Panel!;
        return new PanelAppointed
        {
            ChallengeId = review.Id,
            Version = (int)review.Version,
            At = now,
            Seats = panel.Size,
            Standbys = panel.Seats.Count(s => s.Standby > 0),
            Fields = [.. panel.Holders.Select(s => s.Field).Distinct().Order(StringComparer.Ordinal)],
            Method = panel.Method,
            Seed = panel.Proof?.Seed,
            ProofDigest = Canonical.Digest(panel.Proof)
        };
    }

    public static RankingFinalised Finalised(ChallengeReview review, DateTimeOffset now)
    {
        var ranking = review.Outcome!;
        return new RankingFinalised
        {
            ChallengeId = review.Id,
            Version = (int)review.Version,
            At = now,
            Number = review.Terms.Number,
            Method = ranking.Method,
            EngineVersion = ranking.EngineVersion,
            InputDigest = ranking.InputDigest,
            PassingScore = ranking.PassingScore,
            Ranking = [.. ranking.Entries.Select(e => new RankedApplication
            {
                Code = e.Code,
                Rank = e.Rank,
                Score = e.Score,
                ScoreShown = e.ScoreShown,
                Mean = e.Mean,
                Median = e.Median,
                Sheets = e.Sheets,
                ReachesPassingScore = e.ReachesPassingScore,
                Shortlisted = e.Shortlisted,
                Awardable = review.BarOf(e.Code) is null,
                Bar = review.BarOf(e.Code),
                Missed = review.TestOf(e.Code)?.Missed ?? [],
                Measured = review.TestOf(e.Code)?.Measured ?? []
            })]
        };
    }

    /// <summary>One for each application of the round, without who asked.</summary>
    public static IEnumerable<DefenceQuestionsAsked> Asked(ChallengeReview review, DateTimeOffset now)
    {
        var (round, release) = (review.Round!, review.Round!.Release!);
        return release.Questions.Select(to => new DefenceQuestionsAsked
        {
            ChallengeId = review.Id,
            Version = (int)review.Version,
            At = now,
            Number = review.Terms.Number,
            Code = to.Code,
            Position = round.PositionOf(to.Code)!.Value,
            Defending = round.Codes.Count,
            AnswersUntil = release.AnswersUntil,
            Questions = [.. to.Texts.Select((text, i) => new DefenceQuestion { Ordinal = i + 1, Text = text })]
        });
    }

    public static ReconsiderationRequested Requested(ChallengeReview review, Reconsideration asked, DateTimeOffset now) => new()
    {
        ChallengeId = review.Id,
        Version = (int)review.Version,
        At = now,
        Number = review.Terms.Number,
        Reconsideration = asked.Id,
        Ground = asked.Ground,
        AnswerDueAt = asked.AnswerDueAt
    };

    public static ReconsiderationDecided Reconsidered(ChallengeReview review, Guid reconsideration, bool upheld, DateTimeOffset now) => new()
    {
        ChallengeId = review.Id,
        Version = (int)review.Version,
        At = now,
        Number = review.Terms.Number,
        Reconsideration = reconsideration,
        Upheld = upheld
    };

    public static DecisionsChained Chained(Decision decision, DecisionHead head) => new()
    {
        ChallengeId = decision.ChallengeId,
        Version = (int)head.Sequence,
        At = decision.At,
        Number = decision.Number,
        Service = "review",
        Hash = head.Hash
    };
}
