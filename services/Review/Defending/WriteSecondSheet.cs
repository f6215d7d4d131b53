using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Defending;

/// <summary>The own second sheet of an application that defends: the same criteria, read and written like the first (R16).</summary>
public static class WriteSecondSheet
{
    /// <summary><c>GET /seats/{id}/defence/{code}/sheet</c></summary>
    public static async Task<Answer<SheetView>> Read(Guid id, string code, Caller caller, Moment moment, ReviewStore reviews, DefenceSheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var (review, seat, sheet) = await Open(await reviews.OfSeat(id, cancel), id, code, caller, sheets, cancel);
        return Answer.Ok(View(review, seat, sheet, moment.Now, texts), sheet.Version);
    }

    /// <summary><c>PUT /seats/{id}/defence/{code}/sheet</c></summary>
    public static Task<Answer<SheetView>> Save(Guid id, string code, SaveSheetRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, DefenceSheetStore sheets, Texts texts,
        CancellationToken cancel) =>
        Write(id, code, ifMatch, caller, moment, reviews, sheets, texts, (review, sheet) => sheet.Save(request.Scores, review.Terms.Criteria, moment.Now), cancel);

    /// <summary><c>POST /seats/{id}/defence/{code}/sheet/submit</c></summary>
    public static Task<Answer<SheetView>> Submit(Guid id, string code, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, DefenceSheetStore sheets, Texts texts, CancellationToken cancel) =>
        Write(id, code, ifMatch, caller, moment, reviews, sheets, texts, (review, sheet) => sheet.Submit(review.Terms.Criteria, moment.Now), cancel);

    /// <summary><c>POST /seats/{id}/defence/{code}/sheet/abstain</c></summary>
    public static Task<Answer<SheetView>> Abstain(Guid id, string code, AbstainRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, DefenceSheetStore sheets, Texts texts,
        CancellationToken cancel) =>
        Write(id, code, ifMatch, caller, moment, reviews, sheets, texts, (_, sheet) => sheet.Abstain(request.Reason, moment.Now), cancel);

    static async Task<Answer<SheetView>> Write(Guid id, string code, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, DefenceSheetStore sheets, Texts texts,
        Action<ChallengeReview, ScoreSheet> act, CancellationToken cancel)
    {
        var (review, seat, sheet) = await Open(await reviews.OfSeatToChange(id, cancel), id, code, caller, sheets, cancel);
        review.WhyNotScoreDefence(moment.Now).Enforce();
        sheet.WhyNotWrite().Enforce();
        ifMatch.Demand(sheet.Version);
        act(review, sheet);
        await sheets.Save(sheet, review.Round!.Number, cancel);
        return Answer.Ok(View(review, seat, sheet, moment.Now, texts), sheet.Version);
    }

    static async Task<(ChallengeReview, Seat, ScoreSheet)> Open(ChallengeReview review, Guid id, string code, Caller caller, DefenceSheetStore sheets, CancellationToken cancel)
    {
        var seat = review.ReadingSeat(id, caller.Person);
        review.ApplicationOf(seat, code);
        var round = review.Defence?.Rounds.LastOrDefault(r => r.Codes.Contains(code)) ?? throw Refusals.NothingHere.Now();
        return (review, seat, await sheets.Of(review.Id, id, code, round.Number, cancel));
    }

    static SheetView View(ChallengeReview review, Seat seat, ScoreSheet sheet, DateTimeOffset now, Texts texts) =>
        SheetView.Of(review, sheet, ReviewStand.OfSheet(review, seat, sheet, now, texts, $"/seats/{seat.Id}/defence/{sheet.Code}/sheet", review.WhyNotScoreDefence(now)));
}
