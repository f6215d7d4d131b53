using Challenges.Review.Deciding;
using Challenges.Review.Defending;
using Challenges.Review.Scoring;
using Challenges.Shared.Decisions;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Review.Reconsidering;

/// <param name="Reasons">Told to the applicant.</param>
/// <param name="Remedy">Of an upheld request; absent: the ranking is computed again from the same sheets.</param>
public sealed record DecideReconsiderationRequest(bool Upheld, string Reasons, Remedy? Remedy = null);

public sealed class DecideReconsiderationValidator : AbstractValidator<DecideReconsiderationRequest>
{
    public DecideReconsiderationValidator()
    {
        RuleFor(r => r.Reasons).Visible().MaximumLength(4000);
        RuleFor(r => r.Remedy).Must((r, remedy) => r.Upheld || remedy is null).Says("validation.review.remedy");
        RuleFor(r => r.Remedy).Must(remedy => remedy is null || (remedy.Sheets.All(s => s is not null) && remedy.Recused.All(c => !string.IsNullOrWhiteSpace(c)) && remedy.Recused.Distinct().Count() == remedy.Recused.Count))
            .Says("validation.review.twice");
    }
}

/// <summary><c>POST /challenges/{number}/reconsiderations/{id}/decide</c>, by an officer other than the one who finalised the ranking.</summary>
public static class DecideReconsideration
{
    public static async Task<Answer<ReconsiderationsView>> Handle(string number, Guid id, DecideReconsiderationRequest request, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets,
        DefenceSheetStore second, WorkingCalendar calendar, ReconsiderationViews views, DecisionJournal journal, IPublishEndpoint publish, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var before = review.Panel?.Holders.ToDictionary(s => s.Code, s => s.Id) ?? [];
        var input = review.Decide(id, request.Upheld, request.Reasons, request.Remedy, await sheets.OfReview(review.Id, cancel), await second.Of(review.Id, cancel), calendar, caller.Person, moment.Now);
        foreach (var (reviewer, code) in input.Remedy?.Sheets ?? [])
        {
            await sheets.Void(before[reviewer], code, cancel);
            await second.Void(before[reviewer], code, cancel);
        }
        foreach (var reviewer in input.Remedy?.Recused ?? []) await second.Void(before[reviewer], null, cancel);
        await reviews.Save(review, cancel);
        await journal.Reconsiders(review, input, caller, moment.Now, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        await publish.Publish(ReviewEvents.Reconsidered(review, id, request.Upheld, moment.Now), cancel);
        if (request.Upheld && review.Ranking is not null)
        {
            await journal.Ranks(review, caller, moment.Now, cancel);
            if (review.Defence?.Result is not null) await journal.Combines(review, caller, moment.Now, cancel);
            if (review.IsFinal)
            {
                await journal.Finalises(review, caller, moment.Now, cancel);
                await publish.Publish(ReviewEvents.Finalised(review, moment.Now), cancel);
            }
        }
        return Answer.Ok(await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
