using Challenges.Publication.Checking;
using Challenges.Shared.Web;

namespace Challenges.Publication.Browsing;

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record ChallengePage(IReadOnlyList<ChallengeItem> Items, string? Next, DateTimeOffset AsOf);

public enum ListOrder { Closing, Newest }

static class Browse
{
    /// <param name="state">A <see cref="Standing"/> in camelCase, such as <c>inReview</c>.</param>
    /// <param name="text">Words that title, description, field, owner or indicators hold.</param>
    /// <param name="sort"><c>closing</c>: open ones by their close, then the others, latest close first. <c>newest</c>: by publication.</param>
    /// <param name="size">1 to 100.</param>
    public static async Task<Answer<ChallengePage>> List(
        Moment moment, PublicList list, CancellationToken cancel,
        string? field = null, string? department = null, string? state = null, string? text = null, string? sort = null, string? after = null, int size = 20)
    {
        var standing = QueryValue.Of<Standing>("state", state);
        if (standing == Standing.Draft) return Answer.Ok(new ChallengePage([], null, moment.Now));
        var place = after is null ? new ListPlace(QueryValue.Of<ListOrder>("sort", sort) == ListOrder.Newest ? 2 : 0, moment.Now, null, null) : ListPlace.Read(after);
        var (found, next) = await list.Read(new ListFilter(field, department, standing, SearchWords.Pattern(text)), place, Math.Clamp(size, 1, 100), cancel);
        return Answer.Ok(new ChallengePage([.. found.Select(l => ChallengeItem.Of(l.Challenge, l.Progress, moment.Now))], next?.Write(), place.AsOf));
    }

    public static async Task<Answer<ChallengeView>> Show(string number, Caller caller, Moment moment, ChallengeStore challenges, ChallengeViews views, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        return Answer.Ok(await views.Of(challenge, caller, moment.Now, cancel), challenge.Version);
    }
}
