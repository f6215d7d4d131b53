using Challenges.Review.Telling;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Scoring;

/// <param name="Code">Of the application.</param>
/// <param name="Version">Of the sheet as the reviewer saw it; 0 for one that is not begun.</param>
public sealed record SeenSheet(string Code, long Version);

/// <param name="Criteria">Keys of the criteria that have no score yet.</param>
public sealed record IncompleteSheet(string Code, IReadOnlyList<string> Criteria);

/// <param name="Sheets">Every sheet of the seat, also those that are final.</param>
public sealed record SubmitSheetsRequest(IReadOnlyList<SeenSheet> Sheets);

public sealed class SubmitSheetsValidator : AbstractValidator<SubmitSheetsRequest>
{
    public SubmitSheetsValidator()
    {
        RuleFor(r => r.Sheets).Must(s => s.Select(x => x?.Code).Distinct().Count() == s.Count && s.Count <= 1000).Says("validation.review.twice");
        RuleForEach(r => r.Sheets).NotNull().ChildRules(sheet =>
        {
            sheet.RuleFor(s => s.Code).NotEmpty().MaximumLength(50);
            sheet.RuleFor(s => s.Version).GreaterThanOrEqualTo(0);
        });
    }
}

/// <summary>
/// <c>POST /seats/{id}/sheets/submit</c>: locks every open sheet of the seat, or none (R16), where the caller proved who it is a short while ago. It names the version of each sheet in place of <c>If-Match</c>. The answer is the queue, which holds
/// the digest and the instant of each locked sheet.
/// </summary>
public static class SubmitSheets
{
    public static async Task<Answer<QueueView>> Handle(Guid id, SubmitSheetsRequest request, Caller caller, Moment moment, Confirmation confirmation, ReviewStore reviews, SheetStore sheets, Texts texts, TellReview tell,
        CancellationToken cancel)
    {
        var review = await reviews.OfSeatToChange(id, cancel);
        var seat = review.ReadingSeat(id, caller.Person);
        var own = await sheets.OfSeat(id, cancel);
        var locked = review.Submit(seat, own, request.Sheets, moment.Now);
        confirmation.WhyNot(caller).Enforce();
        await sheets.Submit(id, locked, moment.Now, cancel);
        await tell.Written(review, locked[^1], sheets, cancel);
        return Answer.Ok(QueueView.Of(review, seat, own, true, moment.Now, texts));
    }
}
