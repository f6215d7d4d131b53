using Challenges.Shared.Web;

namespace Challenges.Review.Registering;

/// <summary>The register as the own department reads it.</summary>
public static class BrowseReviewers
{
    const int PageSize = 50;

    /// <summary><c>GET /reviewers?field=&amp;after=</c>: 50 a page, by person id.</summary>
    public static async Task<Answer<ReviewerPage>> List(string? field, string? after, Caller caller, ReviewerStore reviewers, CancellationToken cancel)
    {
        var page = await reviewers.Page(caller.Department ?? "", field, after ?? "", PageSize, cancel);
        return Answer.Ok(new ReviewerPage([.. page.Select(ReviewerView.Of)], page.Count == PageSize ? page[^1].Person : null));
    }

    /// <summary><c>GET /reviewers/{id}</c></summary>
    public static async Task<Answer<ReviewerView>> One(Guid id, Caller caller, ReviewerStore reviewers, CancellationToken cancel)
    {
        var reviewer = await reviewers.Find(caller.Department ?? "", id, cancel) ?? throw Refusals.NothingHere.Now();
        return Answer.Ok(ReviewerView.Of(reviewer), reviewer.Version);
    }
}

/// <param name="After">Give it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record ReviewerPage(IReadOnlyList<ReviewerView> Reviewers, string? After);
