using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Registering;

/// <summary><c>POST /reviewers</c>: an officer enters a reviewer into the own department's register. A person stands in it once (REV-G-01).</summary>
public static class RegisterReviewer
{
    public static async Task<Answer<ReviewerView>> Handle(ReviewerRequest request, Caller caller, ReviewerStore reviewers, CancellationToken cancel)
    {
        var reviewer = new Reviewer
        {
            Id = NewId.NextGuid(),
            Department = caller.Department ?? throw Refusals.NothingHere.Now(),
            Person = request.Person,
            Name = request.Name,
            Field = request.Field,
            Organisation = request.Organisation,
            Relations = request.Relations,
            Active = request.Active
        };
        await reviewers.Add(reviewer, cancel);
        return Answer.Created($"/reviewers/{reviewer.Id}", ReviewerView.Of(reviewer), reviewer.Version);
    }
}
