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
        List<MySeat> seats = [];
        foreach (var id in await reviews.WithSeatOf(caller.Person, cancel))
        {
            var review = (await reviews.Find(id, cancel))!;
            foreach (var seat in review.Panel!.Seats.Where(s => s.Person == caller.Person && s.State != SeatState.Standby))
                seats.Add(new MySeat(seat.Id, review.Terms.Number, review.Terms.Title, seat.State, review.EndsAt, review.WhyNotDeclare(seat) is null || (seat.State == SeatState.Seated && await Waits(review, seat))));
        }
        return Answer.Ok(new MySeatList([.. seats.OrderBy(s => s.EndsAt).ThenBy(s => s.Number, StringComparer.Ordinal)]));

        async Task<bool> Waits(ChallengeReview review, Seat seat) => review.WhyNotScore(moment.Now) is null
            ? review.OpenSheetsOf(seat, await sheets.OfSeat(seat.Id, cancel)).Count > 0
            : review.Defence is not null && (review.WhyNotAsk() is null || review.WhyNotScoreDefence(moment.Now) is null);
    }

    /// <summary><c>GET /seats/{id}</c></summary>
    public static async Task<Answer<SeatView>> One(Guid id, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = await reviews.OfSeat(id, cancel);
        return Answer.Ok(SeatView.Of(review, review.SeatOf(id, caller.Person), await sheets.OfSeat(id, cancel), moment.Now, texts));
    }
}
