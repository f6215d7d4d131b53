using Challenges.Review.Deciding;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Empanelling;

/// <param name="Person">Person id from the department's register.</param>
public sealed record AddStandbyRequest(string Person, string Reason);

/// <param name="Seat">Id of the seat whose member does not deliver.</param>
public sealed record ReplaceMemberRequest(Guid Seat, string Reason);

/// <param name="Until">The new hard stop, at most 30 days ahead.</param>
public sealed record ExtendScoringRequest(DateTimeOffset Until, string Reason);

public sealed class AddStandbyValidator : AbstractValidator<AddStandbyRequest>
{
    public AddStandbyValidator()
    {
        RuleFor(r => r.Person).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Reason).Visible().MaximumLength(2000);
    }
}

public sealed class ReplaceMemberValidator : AbstractValidator<ReplaceMemberRequest>
{
    public ReplaceMemberValidator() => RuleFor(r => r.Reason).Visible().MaximumLength(2000);
}

public sealed class ExtendScoringValidator : AbstractValidator<ExtendScoringRequest>
{
    public ExtendScoringValidator() => RuleFor(r => r.Reason).Visible().MaximumLength(2000);
}

/// <summary>What an officer may do when a panel that stands runs short of members or of time.</summary>
public static class MendPanel
{
    /// <summary><c>POST /challenges/{number}/panel/standbys</c>: a further standby, who takes a vacant place at once; in pool mode a further reviewer, whom the next assignment counts in.</summary>
    public static Task<Answer<PanelView>> AddStandby(string number, AddStandbyRequest request, Caller caller, Moment moment, ReviewStore reviews, Candidates candidates, PanelViews views,
        DecisionJournal journal, CancellationToken cancel) =>
        Change(number, caller, moment, reviews, views, journal, async review =>
        {
            var named = await candidates.Named(review.Terms.Department, [request.Person], cancel);
            await reviews.Widen(review, named, cancel);
            review.AddStandby(named[0], request.Reason, moment.Now);
        }, cancel);

    /// <summary><c>POST /challenges/{number}/panel/replace</c>: passes the place of a member who does not deliver to the next standby; the member's sheets are voided and kept.</summary>
    public static Task<Answer<PanelView>> Replace(string number, ReplaceMemberRequest request, Caller caller, Moment moment, ReviewStore reviews, PanelViews views, DecisionJournal journal,
        CancellationToken cancel) =>
        Change(number, caller, moment, reviews, views, journal, review =>
        {
            review.Replace(request.Seat, request.Reason, moment.Now);
            return Task.CompletedTask;
        }, cancel);

    /// <summary><c>POST /challenges/{number}/extension</c>: once, after the hard stop (R25).</summary>
    public static Task<Answer<PanelView>> Extend(string number, ExtendScoringRequest request, Caller caller, Moment moment, ReviewStore reviews, PanelViews views, DecisionJournal journal,
        CancellationToken cancel) =>
        Change(number, caller, moment, reviews, views, journal, review =>
        {
            review.Extend(request.Until, request.Reason, caller.Person, moment.Now);
            return Task.CompletedTask;
        }, cancel);

    static async Task<Answer<PanelView>> Change(string number, Caller caller, Moment moment, ReviewStore reviews, PanelViews views, DecisionJournal journal,
        Func<ChallengeReview, Task> act, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        await act(review);
        await reviews.Save(review, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        return Answer.Ok(await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
