using Challenges.Contracts.Publication;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Reading;

/// <summary>A review as its officers and the auditors see it.</summary>
public sealed record ReviewView
{
    public required string Number { get; init; }
    public required Wording Title { get; init; }
    /// <summary>See <see cref="ReviewState"/>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>Size of the sealed set; null until it is known.</summary>
    public int? Sealed { get; init; }
    /// <summary>Applications that the formal check let through; null until it is known.</summary>
    public int? Admitted { get; init; }
    public required int Opened { get; init; }
    public string? MerkleRoot { get; init; }
    public required int SheetsNeeded { get; init; }
    public required Stand Stand { get; init; }
}

/// <summary>Progress without scores (access table: nobody sees a score before the ranking).</summary>
public sealed record ProgressView
{
    public required string Number { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required int Places { get; init; }
    public required int Applications { get; init; }
    /// <summary>Scored sheets that each application needs (R17).</summary>
    public required int SheetsNeeded { get; init; }
    public required IReadOnlyList<MemberProgress> Members { get; init; }
    public required IReadOnlyList<ApplicationProgress> PerApplication { get; init; }
    /// <summary>Codes of the seats that a reminder would reach now; empty while none is possible.</summary>
    public required IReadOnlyList<string> Remindable { get; init; }
    public Stand? Stand { get; init; }

    public static ProgressView Of(ChallengeReview review, IReadOnlyList<ScoreSheet> all, Caller caller, DateTimeOffset now, Texts texts)
    {
        var counting = review.Counting(all).ToList();
        return new ProgressView
        {
            Number = review.Terms.Number,
            EndsAt = review.EndsAt,
            Places = review.Panel?.Size ?? 0,
            Applications = review.IsComplete ? review.Applications.Count : 0,
            SheetsNeeded = review.SheetsNeeded,
            Members = [.. (review.Panel?.Holders ?? []).Select(seat =>
            {
                var own = counting.Where(s => s.SeatId == seat.Id).ToList();
                return new MemberProgress(seat.Id, seat.Code, seat.Place, seat.State.ToString(), own.Count(s => s.State == SheetState.Submitted), own.Count(s => s.State == SheetState.Abstained),
                    own.Count(s => s.State == SheetState.Draft), (review.IsComplete ? review.ApplicationsOf(seat).Count : 0) - own.Count, seat.RemindedAt);
            })],
            PerApplication = review.IsComplete
                ? [.. review.Applications.Select(a => new ApplicationProgress(a.Code, counting.Count(s => s.Code == a.Code && s.State == SheetState.Submitted), counting.Count(s => s.Code == a.Code && s.State == SheetState.Abstained)))]
                : [],
            Remindable = [.. review.Remindable(all, now).Select(s => s.Code)],
            Stand = review.IsOfficer(caller) ? ReviewStand.OfReview(review, all, now, texts) : null
        };
    }
}

/// <param name="RemindedAt">When an officer last reminded the seat; null for never.</param>
public sealed record MemberProgress(Guid Seat, string Code, int Place, string State, int Submitted, int Abstained, int Drafts, int NotBegun, DateTimeOffset? RemindedAt);

public sealed record ApplicationProgress(string Code, int Submitted, int Abstained);

public static class ReadReview
{
    /// <summary><c>GET /challenges/{number}</c></summary>
    public static async Task<Answer<ReviewView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        return Answer.Ok(new ReviewView
        {
            Number = number,
            Title = review.Terms.Title,
            State = review.State(moment.Now).Name,
            EndsAt = review.EndsAt,
            Sealed = review.Sealed?.Count,
            Admitted = review.Admitted?.Count,
            Opened = review.Applications.Count,
            MerkleRoot = review.Sealed?.MerkleRoot,
            SheetsNeeded = review.SheetsNeeded,
            Stand = ReviewStand.OfReview(review, await sheets.OfReview(review.Id, cancel), moment.Now, texts)
        }, review.Version);
    }

    /// <summary><c>GET /challenges/{number}/progress</c></summary>
    public static async Task<Answer<ProgressView>> Progress(string number, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        return Answer.Ok(ProgressView.Of(review, await sheets.OfReview(review.Id, cancel), caller, moment.Now, texts));
    }
}
