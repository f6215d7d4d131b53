using Challenges.Publication.Checking;
using Challenges.Shared.Web;

namespace Challenges.Publication.Browsing;

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
/// <param name="Facets">When they were asked for.</param>
public sealed record ChallengePage(IReadOnlyList<ChallengeItem> Items, string? Next, DateTimeOffset AsOf, Facets? Facets = null);

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record OwnChallenges(IReadOnlyList<ChallengeItem> Items, Guid? Next);

public enum ListOrder { Closing, Newest, Bounty }

static class Browse
{
    /// <param name="state">A <see cref="Standing"/> in camelCase, such as <c>inReview</c>.</param>
    /// <param name="text">Words that title, description, field, owner or indicators hold.</param>
    /// <param name="sort"><c>closing</c>: open ones by their close, then the others, latest close first. <c>newest</c>: by publication. <c>bounty</c>: highest first.</param>
    /// <param name="bountyFrom">Fen (0.01 yuan), like <paramref name="bountyTo"/>; both belong to the range.</param>
    /// <param name="closesBefore">An instant; what closes at it is left out.</param>
    /// <param name="facets">True: the answer counts what each filter would leave.</param>
    /// <param name="size">1 to 100.</param>
    public static async Task<Answer<ChallengePage>> List(
        Moment moment, PublicList list, CancellationToken cancel,
        string? field = null, string? department = null, string? state = null, string? text = null, string? sort = null, string? after = null, int size = 20,
        long? bountyFrom = null, long? bountyTo = null, DateTimeOffset? closesBefore = null, bool facets = false)
    {
        var standing = QueryValue.Of<Standing>("state", state);
        if (standing == Standing.Draft) return Answer.Ok(new ChallengePage([], null, moment.Now));
        var place = after is null ? new ListPlace(QueryValue.Of<ListOrder>("sort", sort) switch { ListOrder.Newest => 2, ListOrder.Bounty => 3, _ => 0 }, moment.Now, null, null) : ListPlace.Read(after);
        var filter = new ListFilter(field, department, standing, SearchWords.Pattern(text), bountyFrom, bountyTo, closesBefore?.ToUniversalTime());
        var (found, next) = await list.Read(filter, place, Math.Clamp(size, 1, 100), cancel);
        return Answer.Ok(new ChallengePage([.. found.Select(l => ChallengeItem.Of(l.Challenge, l.Progress, moment.Now))], next?.Write(), place.AsOf,
            facets ? await list.Count(filter, place.AsOf, cancel) : null));
    }

    /// <summary><c>GET /own-challenges</c>: what was published of the problems of the caller's organisation.</summary>
    /// <param name="size">1 to 100.</param>
    public static async Task<Answer<OwnChallenges>> Own(Caller caller, Moment moment, PublicList list, CancellationToken cancel, Guid? after = null, int size = 50)
    {
        size = Math.Clamp(size, 1, 100);
        // Nobody belongs to the empty id, so a caller without organisation finds nothing.
        var found = await list.OwnedBy(caller.Organisation ?? "", after, size + 1, cancel);
        return Answer.Ok(new OwnChallenges([.. found.Take(size).Select(l => ChallengeItem.Of(l.Challenge, l.Progress, moment.Now))], found.Count > size ? found[size - 1].Challenge.Id : null));
    }

    public static async Task<Answer<ChallengeView>> Show(string number, Caller caller, Moment moment, ChallengeStore challenges, ChallengeViews views, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        return Answer.Ok(await views.Of(challenge, caller, moment.Now, cancel), challenge.Version);
    }
}
