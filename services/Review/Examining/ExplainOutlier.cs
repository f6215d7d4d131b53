using Challenges.Review.Scoring;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Examining;

public sealed record ExplainOutlierRequest(string Reason);

public sealed class ExplainOutlierValidator : AbstractValidator<ExplainOutlierRequest>
{
    public ExplainOutlierValidator() => RuleFor(r => r.Reason).Visible().MaximumLength(2000);
}

/// <param name="Asked">Own totals that stand out and have no reason yet; the others' median is shown because the ranking stands.</param>
public sealed record ExplanationsView(Guid Seat, IReadOnlyList<Outlier> Asked, IReadOnlyList<Outlier> Given);

/// <summary>The reviewer's written reason for a total that stands out; the scores stay as they are.</summary>
public static class ExplainOutlier
{
    /// <summary><c>GET /seats/{id}/outliers</c></summary>
    public static async Task<Answer<ExplanationsView>> List(Guid id, Caller caller, ReviewStore reviews, SheetStore sheets, CancellationToken cancel) =>
        Answer.Ok(await View(await reviews.OfSeat(id, cancel), id, caller, sheets, cancel));

    /// <summary><c>POST /seats/{id}/sheets/{code}/explain</c>: once.</summary>
    public static async Task<Answer<ExplanationsView>> Handle(Guid id, string code, ExplainOutlierRequest request, Caller caller, ReviewStore reviews, SheetStore sheets, CancellationToken cancel)
    {
        var review = await reviews.OfSeatToChange(id, cancel);
        var seat = review.ReadingSeat(id, caller.Person);
        var sheet = await sheets.Of(review.Id, id, review.ApplicationOf(seat, code).Code, cancel);
        review.WhyNotExplain(seat, sheet).Enforce();
        await sheets.Explain(sheet, request.Reason, cancel);
        return Answer.Ok(await View(review, id, caller, sheets, cancel));
    }

    static async Task<ExplanationsView> View(ChallengeReview review, Guid id, Caller caller, SheetStore sheets, CancellationToken cancel)
    {
        var seat = review.ReadingSeat(id, caller.Person);
        var reasons = (await sheets.OfSeat(id, cancel)).ToDictionary(s => s.Code, s => s.OutlierReason);
        var own = review.OutliersOf(seat).Select(o => o with { Reason = reasons.GetValueOrDefault(o.Code) }).ToList();
        return new ExplanationsView(id, [.. own.Where(o => o.Reason is null)], [.. own.Where(o => o.Reason is not null)]);
    }
}
