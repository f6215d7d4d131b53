using Challenges.Review.Deciding;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Review.Assigning;

/// <param name="Least">Applications for each reviewer at least; absent: the profile's. Set, not added: a second run with the same numbers changes nothing.</param>
/// <param name="Most">Applications for each reviewer at most; absent: the profile's.</param>
public sealed record RunAssignmentRequest(int? Least = null, int? Most = null);

public sealed class RunAssignmentValidator : AbstractValidator<RunAssignmentRequest>
{
    public RunAssignmentValidator()
    {
        RuleFor(r => r.Least).InclusiveBetween(0, 10_000);
        RuleFor(r => r.Most).InclusiveBetween(1, 10_000);
        RuleFor(r => r.Most).GreaterThanOrEqualTo(r => r.Least).When(r => r.Least is not null);
    }
}

/// <param name="Run">Id of the proposal that was looked at.</param>
public sealed record ApproveAssignmentRequest(Guid Run);

public sealed class ApproveAssignmentValidator : AbstractValidator<ApproveAssignmentRequest>
{
    public ApproveAssignmentValidator() => RuleFor(r => r.Run).NotEmpty();
}

/// <summary>Who reads what in pool mode: run, look at the difference, approve; and again whenever a conflict or a recusal tears a hole.</summary>
public static class RunAssignment
{
    /// <summary><c>POST /challenges/{number}/assignments</c>: the first run seats the pool. Refused with the names of what is short when there is no full assignment.</summary>
    public static async Task<Answer<AssignmentView>> Run(string number, RunAssignmentRequest request, Caller caller, Moment moment, ReviewStore reviews, Candidates candidates, ContentStore contents, OpeningStore openings,
        SheetStore sheets, Texts texts, DecisionJournal journal, IPublishEndpoint publish, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.WhyNotAssign().Enforce();
        var seating = review.Panel is null;
        if (seating)
        {
            var pool = await candidates.OfPool(review.Terms.Department, review.Pool, cancel);
            await reviews.Widen(review, pool.Values, cancel);
            review.SeatPool(pool, caller.Person, moment.Now);
        }
        var opened = review.Opened(await openings.Of(review.Id, cancel), await sheets.OfReview(review.Id, cancel));
        var (run, input) = (NewId.NextGuid(), review.AssignmentInputOf(opened, request.Least, request.Most, await Topics(review, contents, cancel)));
        review.Propose(input, run, caller.Person, moment.Now);
        await openings.Keep(review.Id, run, input, cancel);
        await reviews.Save(review, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        if (seating) await publish.Publish(ReviewEvents.Appointed(review, moment.Now), cancel);
        return Answer.Created($"/challenges/{number}/assignments", AssignmentView.Of(review, moment.Now, texts), review.Version);
    }

    /// <summary>Which topics of the readers each application names, a part of the set at a time.</summary>
    static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Topics(ChallengeReview review, ContentStore contents, CancellationToken cancel)
    {
        Dictionary<string, IReadOnlyList<string>> named = [];
        var topics = review.TopicsOfReaders;
        foreach (var codes in review.Applications.Select(a => a.Code).Chunk(ContentStore.AtOnce))
            foreach (var (code, content) in await contents.Of(review.Id, codes, cancel)) named[code] = Expertise.In(content, topics);
        return named;
    }

    /// <summary><c>GET /challenges/{number}/assignments</c></summary>
    public static async Task<Answer<AssignmentView>> Read(string number, Caller caller, Moment moment, ReviewStore reviews, Texts texts, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        return review.IsPooled ? Answer.Ok(AssignmentView.Of(review, moment.Now, texts), review.Version) : throw Refusals.ReviewIsByPanel.With(("number", number));
    }

    /// <summary><c>POST /challenges/{number}/assignments/approve</c></summary>
    public static async Task<Answer<AssignmentView>> Approve(string number, ApproveAssignmentRequest request, Caller caller, Moment moment, ReviewStore reviews, OpeningStore openings, SheetStore sheets, Texts texts,
        DecisionJournal journal, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.Approve(request.Run, review.Opened(await openings.Of(review.Id, cancel), await sheets.OfReview(review.Id, cancel)), caller.Person, moment.Now);
        await reviews.Save(review, cancel);
        await journal.Assigns(review, (await openings.InputOf(request.Run, cancel))!, caller, moment.Now, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        return Answer.Ok(AssignmentView.Of(review, moment.Now, texts), review.Version);
    }
}
