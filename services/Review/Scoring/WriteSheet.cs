using Challenges.Review.Empanelling;
using Challenges.Review.Telling;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Scoring;

/// <summary>Everything on the sheet so far; criteria may be missing until it is submitted.</summary>
public sealed record SaveSheetRequest(IReadOnlyList<CriterionScore> Scores);

public sealed class SaveSheetValidator : AbstractValidator<SaveSheetRequest>
{
    public SaveSheetValidator()
    {
        RuleFor(r => r.Scores).Must(s => s.Select(x => x?.Criterion).Distinct().Count() == s.Count && s.Count <= 50).Says("validation.review.twice");
        RuleForEach(r => r.Scores).NotNull().ChildRules(line =>
        {
            line.RuleFor(s => s.Criterion).NotEmpty().MaximumLength(50);
            line.RuleFor(s => s.Score).InclusiveBetween(0, 100);
            line.RuleFor(s => s.Comment).MaximumLength(2000);
        });
    }
}

public sealed record AbstainRequest(string Reason);

public sealed class AbstainValidator : AbstractValidator<AbstainRequest>
{
    public AbstainValidator() => RuleFor(r => r.Reason).Visible().MaximumLength(2000);
}

/// <summary>The own sheet of one application: read, save as often as wanted, submit or abstain once (R16). Each write names the version that was seen in <c>If-Match</c>; 0 for a new sheet.</summary>
public static class WriteSheet
{
    /// <summary><c>GET /seats/{id}/sheets/{code}</c></summary>
    public static async Task<Answer<SheetView>> Read(Guid id, string code, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var (review, seat, sheet) = await Open(await reviews.OfSeat(id, cancel), id, code, caller, sheets, cancel);
        return Answer.Ok(SheetView.Of(review, seat, sheet, moment.Now, texts), sheet.Version);
    }

    /// <summary><c>PUT /seats/{id}/sheets/{code}</c></summary>
    public static Task<Answer<SheetView>> Save(Guid id, string code, SaveSheetRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, TellReview tell,
        CancellationToken cancel) =>
        Write(id, code, ifMatch, caller, moment, reviews, sheets, texts, tell, (review, sheet) => sheet.Save(request.Scores, review.Terms.Criteria, moment.Now), cancel);

    /// <summary><c>POST /seats/{id}/sheets/{code}/submit</c></summary>
    public static Task<Answer<SheetView>> Submit(Guid id, string code, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, TellReview tell, CancellationToken cancel) =>
        Write(id, code, ifMatch, caller, moment, reviews, sheets, texts, tell, (review, sheet) => sheet.Submit(review.Terms.Criteria, moment.Now), cancel);

    /// <summary><c>POST /seats/{id}/sheets/{code}/abstain</c></summary>
    public static Task<Answer<SheetView>> Abstain(Guid id, string code, AbstainRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, TellReview tell,
        CancellationToken cancel) =>
        Write(id, code, ifMatch, caller, moment, reviews, sheets, texts, tell, (_, sheet) => sheet.Abstain(request.Reason, moment.Now), cancel);

    static async Task<Answer<SheetView>> Write(Guid id, string code, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, Texts texts, TellReview tell,
        Action<ChallengeReview, ScoreSheet> act, CancellationToken cancel)
    {
        var (review, seat, sheet) = await Open(await reviews.OfSeatToChange(id, cancel), id, code, caller, sheets, cancel);
        review.WhyNotScore(moment.Now).Enforce();
        sheet.WhyNotWrite().Enforce();
        ifMatch.Demand(sheet.Version);
        act(review, sheet);
        await sheets.Save(sheet, cancel);
        await tell.Written(review, sheet, sheets, cancel);
        return Answer.Ok(SheetView.Of(review, seat, sheet, moment.Now, texts), sheet.Version);
    }

    static async Task<(ChallengeReview, Seat, ScoreSheet)> Open(ChallengeReview review, Guid id, string code, Caller caller, SheetStore sheets, CancellationToken cancel)
    {
        var seat = review.ReadingSeat(id, caller.Person);
        return (review, seat, await sheets.Of(review.Id, id, review.ApplicationOf(seat, code).Code, cancel));
    }
}
