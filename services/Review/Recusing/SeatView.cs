using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Recusing;

/// <summary>The own seat, with what is public of the challenge and nothing of any application.</summary>
public sealed record SeatView
{
    public required Guid Id { get; init; }
    public required SeatState State { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required string Number { get; init; }
    public required Wording Title { get; init; }
    public required string Field { get; init; }
    public required string OwnerName { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    /// <summary>The hard stop.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary><c>Never</c>, <c>AfterDecision</c> or <c>NamesAndScores</c>: who will see names, told before anything is accepted.</summary>
    public required string RevealReviewers { get; init; }
    public Declaration? Declaration { get; init; }
    public required Stand Stand { get; init; }

    public static SeatView Of(ChallengeReview review, Seat seat, IReadOnlyList<ScoreSheet> own, DateTimeOffset now, Texts texts) => new()
    {
        Id = seat.Id,
        State = seat.State,
        Since = seat.Since,
        Number = review.Terms.Number,
        Title = review.Terms.Title,
        Field = review.Terms.Field,
        OwnerName = review.Terms.OwnerName,
        Indicators = review.Terms.Indicators,
        Criteria = review.Terms.Criteria,
        EndsAt = review.EndsAt,
        RevealReviewers = review.Policy.RevealReviewers,
        Declaration = seat.Declaration,
        Stand = ReviewStand.OfSeat(review, seat, own, now, texts)
    };
}
