using Challenges.Review.Deciding;
using Challenges.Review.Scoring;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Recusing;

public sealed record StepBackRequest(string Reason);

public sealed class StepBackValidator : AbstractValidator<StepBackRequest>
{
    public StepBackValidator() => RuleFor(r => r.Reason).Visible().MaximumLength(2000);
}

/// <summary><c>POST /seats/{id}/recuse</c>: the reviewer steps back, by declining or because a relation came to light. The sheets are voided and kept.</summary>
public static class StepBack
{
    public static async Task<Answer<SeatView>> Handle(Guid id, StepBackRequest request, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, DecisionJournal journal, Texts texts, CancellationToken cancel)
    {
        var review = await reviews.OfSeatToChange(id, cancel);
        review.Recuse(review.SeatOf(id, caller.Person), request.Reason, moment.Now);
        await reviews.Save(review, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        return Answer.Ok(SeatView.Of(review, review.SeatOf(id, caller.Person), await sheets.OfSeat(id, cancel), moment.Now, texts));
    }
}
