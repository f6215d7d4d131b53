using Challenges.Shared.Time;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Review.Reconsidering;

/// <param name="Ground">One of <see cref="Reconsideration.Grounds"/>: the procedure, never the experts' judgement.</param>
/// <param name="Statement">What went wrong, and what shows it.</param>
public sealed record AskReconsiderationRequest(string Ground, string Statement);

public sealed class AskReconsiderationValidator : AbstractValidator<AskReconsiderationRequest>
{
    public AskReconsiderationValidator()
    {
        RuleFor(r => r.Ground).Must(Reconsideration.Grounds.Contains).Says("validation.review.ground");
        RuleFor(r => r.Statement).Visible().MinimumLength(20).MaximumLength(4000);
    }
}

/// <summary><c>POST /challenges/{number}/reconsiderations</c>, for the person who filed.</summary>
public static class AskReconsideration
{
    public static async Task<Answer<ReconsiderationsView>> Handle(string number, AskReconsiderationRequest request, Caller caller, Moment moment, ReviewStore reviews, ApplicantStore applicants,
        WorkingCalendar calendar, ReconsiderationViews views, IPublishEndpoint publish, CancellationToken cancel)
    {
        var review = await reviews.OfChallengeToChange(number, cancel);
        if (!review.IsFinal && review.PastRankings.Count == 0) throw Refusals.RankingIsNotPublic.With(("number", number));
        var own = (await applicants.Of(review.Id, cancel)).FirstOrDefault(a => a.Representative == caller.Person) ?? throw Refusals.NothingHere.Now();
        var asked = review.Reconsider(NewId.NextGuid(), own.Code, caller.Person, request.Ground, request.Statement, calendar, moment.Now);
        await reviews.Save(review, cancel);
        await publish.Publish(ReviewEvents.Requested(review, asked, moment.Now), cancel);
        return Answer.Created($"/challenges/{number}/reconsiderations", await views.Of(review, caller, moment.Now, cancel));
    }
}
