using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Recusing;

/// <summary>One line of the own seats.</summary>
/// <param name="Waits">Something is asked of the reviewer now: to declare, to score, to ask or to score a defence.</param>
public sealed record MySeat(Guid Id, string Number, Wording Title, SeatState State, DateTimeOffset EndsAt, bool Waits);

public sealed record MySeatList(IReadOnlyList<MySeat> Seats);

/// <summary>The caller's seats. A waiting standby learns of the seat when a place passes to it.</summary>
public static class MySeats
{
    /// <summary><c>GET /seats</c></summary>
    public static async Task<Answer<MySeatList>> List(Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, CancellationToken cancel)
    {
        var own = (await reviews.WithSeatOf(caller.Person, cancel)).SelectMany(review => review.Panel!.Seats.Where(s => s.Person == caller.Person && s.State != SeatState.Standby).Select(seat => (Review: review, Seat: seat))).ToList();
        var written = await sheets.OfSeats([.. own.Where(o => Scores(o.Review, o.Seat)).Select(o => o.Seat.Id)], cancel);
        return Answer.Ok(new MySeatList([.. own.Select(o => new MySeat(o.Seat.Id, o.Review.Terms.Number, o.Review.Terms.Title, o.Seat.State, o.Review.EndsAt, Waits(o.Review, o.Seat)))
            .OrderBy(s => s.EndsAt).ThenBy(s => s.Number, StringComparer.Ordinal)]));

        bool Scores(ChallengeReview review, Seat seat) => !review.IsFinal && seat.State == SeatState.Seated && review.WhyNotScore(moment.Now) is null;

        bool Waits(ChallengeReview review, Seat seat) => !review.IsFinal && (review.WhyNotDeclare(seat) is null || (seat.State == SeatState.Seated && (Scores(review, seat)
            ? review.OpenSheetsOf(seat, [.. written[seat.Id]]).Count > 0
            : review.Defence is not null && (review.WhyNotAsk() is null || review.WhyNotScoreDefence(moment.Now) is null))));
    }

    /// <summary><c>GET /seats/{id}</c></summary>
    public static async Task<Answer<SeatView>> One(Guid id, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = await reviews.OfSeat(id, cancel);
        return Answer.Ok(SeatView.Of(review, review.SeatOf(id, caller.Person), await sheets.OfSeat(id, cancel), moment.Now, texts));
    }
}
