using Challenges.Shared.Web;

namespace Challenges.Publication.Browsing;

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record ChallengePage(IReadOnlyList<ChallengeItem> Items, string? Next, DateTimeOffset AsOf);

public enum ListOrder { Closing, Newest }

static class Browse
{
    /// <param name="text">Words that title, description, field, owner or indicators hold.</param>
    /// <param name="sort"><c>closing</c>: open ones by their close, then the others, latest close first. <c>newest</c>: by publication.</param>
    /// <param name="size">1 to 100.</param>
    public static async Task<Answer<ChallengePage>> List(
        Moment moment, PublicList list, ProgressStore progress, CancellationToken cancel,
        string? field = null, string? department = null, Standing? state = null, string? text = null, ListOrder sort = ListOrder.Closing, string? after = null, int size = 20)
    {
        if (state == Standing.Draft) return Answer.Ok(new ChallengePage([], null, moment.Now));
        var place = after is null ? new ListPlace(sort == ListOrder.Newest ? 2 : 0, moment.Now, null, null) : ListPlace.Read(after);
        var (found, next) = await list.Read(new ListFilter(field, department, state, SearchWords.Pattern(text)), place, Math.Clamp(size, 1, 100), cancel);
        var facts = await progress.Get([.. found.Select(c => c.Id)], cancel);
        return Answer.Ok(new ChallengePage([.. found.Select(c => ChallengeItem.Of(c, facts.GetValueOrDefault(c.Id, Progress.Nothing), moment.Now))], next?.Write(), place.AsOf));
    }

    public static async Task<Answer<ChallengeView>> Show(string number, Caller caller, Moment moment, ChallengeStore challenges, ChallengeViews views, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        return Answer.Ok(await views.Of(challenge, caller, moment.Now, cancel), challenge.Version);
    }
}
