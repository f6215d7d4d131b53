using Challenges.Review.Deciding;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Review.Empanelling;

/// <param name="Reason">Why the panel is not drawn; stays on record.</param>
/// <param name="Seats">Person ids from the department's register; an odd number, at least the profile's minimum (R13).</param>
/// <param name="Standbys">Person ids in the order in which they take over.</param>
public sealed record AppointPanelRequest(string Reason, IReadOnlyList<string> Seats, IReadOnlyList<string> Standbys);

public sealed class AppointPanelValidator : AbstractValidator<AppointPanelRequest>
{
    public AppointPanelValidator()
    {
        RuleFor(r => r.Reason).Visible().MaximumLength(2000);
        RuleFor(r => r.Seats).NotEmpty().Must(s => s.Count <= 99);
        RuleForEach(r => r.Seats).NotEmpty();
        RuleFor(r => r.Standbys).Must(s => s.Count <= 99);
        RuleForEach(r => r.Standbys).NotEmpty();
    }
}

/// <summary><c>POST /challenges/{number}/panel/appoint</c>: a direct appointment beside the draw.</summary>
public static class AppointPanel
{
    public static async Task<Answer<PanelView>> Handle(string number, AppointPanelRequest request, Caller caller, Moment moment, ReviewStore reviews, Candidates candidates, PanelViews views,
        DecisionJournal journal, IPublishEndpoint publish, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var department = review.Terms.Department;
        var named = await candidates.Named(department, [.. request.Seats, .. request.Standbys], cancel);
        await reviews.Widen(review, named, cancel);
        var input = review.AppointPanel([.. named.Take(request.Seats.Count)], [.. named.Skip(request.Seats.Count)], request.Reason, caller.Person, moment.Now);
        await reviews.Save(review, cancel);
        await journal.Appoints(review, input, caller, moment.Now, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        await publish.Publish(ReviewEvents.Appointed(review, moment.Now), cancel);
        return Answer.Created($"/challenges/{number}/panel", await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
