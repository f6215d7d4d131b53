using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Ranking;
using Challenges.Review.Reconsidering;

namespace Challenges.Review.Telling;

/// <summary>A review as it was read: what people are told follows from the difference to what is saved.</summary>
/// <param name="Readers">Seats that could read and score.</param>
public sealed record Loaded(
    Panel? Panel, IReadOnlySet<Guid> Readers, RankingSnapshot? Ranking, DateTimeOffset? ScoringEndedAt, Defence? Defence, IReadOnlyList<Reconsideration> Reconsiderations)
{
    public static Loaded Of(ChallengeReview review) => new(
        review.Panel, ReadersOf(review), review.Ranking, review.Reached.ScoringEndedAt, review.Defence, review.Reconsiderations);

    static HashSet<Guid> ReadersOf(ChallengeReview review) => !review.IsComplete || review.KnownTerms is null ? []
        : [.. (review.Panel?.Holders ?? []).Where(s => s.State == SeatState.Seated && (!review.IsPooled || review.Assignments.Standing?.Pairs.Any(p => p.Reviewer == s.Code) == true)).Select(s => s.Id)];
}
