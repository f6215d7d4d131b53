using Challenges.Shared.Web;

namespace Challenges.Review.Registering;

/// <summary><c>PUT /reviewers/{id}</c>: corrects an entry. Seats that the person holds follow at once, and conflicts are settled anew.</summary>
public static class ReviseReviewer
{
    public static async Task<Answer<ReviewerView>> Handle(Guid id, ReviewerRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewerStore reviewers, RegisterChanges changes,
        CancellationToken cancel)
    {
        var reviewer = await reviewers.Find(caller.Department ?? "", id, cancel);
        if (reviewer is null || reviewer.Person != request.Person) throw Refusals.NothingHere.Now();
        ifMatch.Demand(reviewer.Version);
        reviewer.Name = request.Name;
        reviewer.Field = request.Field;
        reviewer.Organisation = request.Organisation;
        var before = reviewer.Relations;
        reviewer.Relations = request.Relations ?? [];
        reviewer.RelationsKnown = request.Relations is not null;
        reviewer.Active = request.Active;
        await reviewers.Save(reviewer, cancel);
        await changes.Follow(reviewer.Department, [reviewer.Person, .. before.Concat(reviewer.Relations).Select(r => r.Person).OfType<string>()], caller.Person, moment.Now, cancel);
        return Answer.Ok(ReviewerView.Of(reviewer), reviewer.Version);
    }
}
