using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Registering;

/// <summary><c>POST /reviewers</c>: an officer enters a reviewer into the own department's register. A person stands in it once (REV-G-01).</summary>
public static class RegisterReviewer
{
    public static async Task<Answer<ReviewerView>> Handle(ReviewerRequest request, Caller caller, Moment moment, ReviewerStore reviewers, RegisterChanges changes, CancellationToken cancel)
    {
        var reviewer = new Reviewer
        {
            Id = NewId.NextGuid(),
            Department = caller.Department ?? throw Refusals.NothingHere.Now(),
            Person = request.Person,
            Name = request.Name,
            Field = request.Field,
            Organisation = request.Organisation,
            Relations = request.Relations ?? [],
            RelationsKnown = request.Relations is not null,
            Active = request.Active
        };
        await reviewers.Add(reviewer, cancel);
        await changes.Follow(reviewer.Department, [.. reviewer.Relations.Select(r => r.Person).OfType<string>()], caller.Person, moment.Now, cancel);
        return Answer.Created($"/reviewers/{reviewer.Id}", ReviewerView.Of(reviewer), reviewer.Version);
    }
}
