using Challenges.Shared.Web;

namespace Challenges.Review.Registering;

/// <summary><c>PUT /reviewers/{id}</c>: corrects an entry. Seats that the person holds follow at once, and conflicts are settled anew.</summary>
public static class ReviseReviewer
{
    public static async Task<Answer<ReviewerView>> Handle(Guid id, ReviewerRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewerStore reviewers, ReviewStore reviews,
        CancellationToken cancel)
    {
        var reviewer = await reviewers.Find(caller.Department ?? "", id, cancel);
        if (reviewer is null || reviewer.Person != request.Person) throw Refusals.NothingHere.Now();
        ifMatch.Demand(reviewer.Version);
        reviewer.Name = request.Name;
        reviewer.Field = request.Field;
        reviewer.Organisation = request.Organisation;
        reviewer.Relations = request.Relations;
        reviewer.Active = request.Active;
        await reviewers.Save(reviewer, cancel);

        foreach (var one in await reviews.WithSeatOf(reviewer.Person, cancel))
        {
            var review = (await reviews.FindToChange(one, cancel))!;
            if (review.KnownTerms?.Department != reviewer.Department || review.Ranking is not null) continue;
            review.Relate(reviewer.Person, reviewer.Organisation, reviewer.Relations, moment.Now);
            await reviews.Save(review, cancel);
        }
        return Answer.Ok(ReviewerView.Of(reviewer), reviewer.Version);
    }
}
