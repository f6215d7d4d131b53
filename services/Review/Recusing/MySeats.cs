using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Recusing;

/// <summary>One line of the own seats.</summary>
public sealed record MySeat(Guid Id, string Number, Wording Title, SeatState State, DateTimeOffset EndsAt);

public sealed record MySeatList(IReadOnlyList<MySeat> Seats);

/// <summary>The caller's seats. A waiting standby learns of the seat when a place passes to it.</summary>
public static class MySeats
{
    /// <summary><c>GET /seats</c></summary>
    public static async Task<Answer<MySeatList>> List(Caller caller, ReviewStore reviews, CancellationToken cancel)
    {
        List<MySeat> seats = [];
        foreach (var id in await reviews.WithSeatOf(caller.Person, cancel))
        {
            var review = (await reviews.Find(id, cancel))!;
            seats.AddRange(review.Panel!.Seats.Where(s => s.Person == caller.Person && s.State != SeatState.Standby)
                .Select(s => new MySeat(s.Id, review.Terms.Number, review.Terms.Title, s.State, review.EndsAt)));
        }
        return Answer.Ok(new MySeatList([.. seats.OrderBy(s => s.EndsAt).ThenBy(s => s.Number, StringComparer.Ordinal)]));
    }

    /// <summary><c>GET /seats/{id}</c></summary>
    public static async Task<Answer<SeatView>> One(Guid id, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = await reviews.OfSeat(id, cancel);
        return Answer.Ok(SeatView.Of(review, review.SeatOf(id, caller.Person), await sheets.OfSeat(id, cancel), moment.Now, texts));
    }
}
