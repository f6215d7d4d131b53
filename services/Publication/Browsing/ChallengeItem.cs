using Challenges.Contracts.Publication;

namespace Challenges.Publication.Browsing;

/// <summary>Days against the promise.</summary>
/// <param name="Days">Whole days since publication; they stop at the end of the competition.</param>
/// <param name="PromiseDays">Days from publication in which the decision was promised.</param>
/// <param name="DecisionDays">Whole days from publication to the decision; null while there is none.</param>
/// <param name="Kept">Null while it is open whether the promise is kept.</param>
public sealed record Elapsed(int Days, int PromiseDays, DateTimeOffset PromisedBy, int? DecisionDays, bool? Kept)
{
    public static Elapsed? Of(Challenge challenge, Progress progress, DateTimeOffset now)
    {
        if (challenge.PublishedAt is not { } published) return null;
        var promised = challenge.Text.FindProfile()!.Policy.DecisionPromiseDays;
        var (days, decided) = (Standings.ElapsedDays(challenge, progress, now)!.Value, Standings.DecisionDays(challenge, progress));
        bool? kept = decided is { } taken ? taken <= promised : challenge.Cancelled is null && days > promised ? false : null;
        return new Elapsed(days, promised, published + TimeSpan.FromDays(promised), decided, kept);
    }
}

/// <summary>A challenge in the public list. Nothing here tells how many have applied.</summary>
public sealed record ChallengeItem(
    Guid Id, string Number, string Department, string OwnerName, Wording Title, string Field, long BountyFen, IReadOnlyList<Indicator> MustHave, Standing State,
    string Zone, DateTimeOffset PublishedAt, DateTimeOffset QuestionsUntil, DateTimeOffset ClosesAt, int Amendments, string? FollowsUp, Elapsed Elapsed)
{
    public static ChallengeItem Of(Challenge c, Progress progress, DateTimeOffset now) => new(
        c.Id, c.Number!, c.Department, c.Text.OwnerName, c.Text.Title, c.Text.Field, c.Text.BountyFen, [.. c.Text.Indicators.Where(i => i.MustHave)], Standings.At(c, progress, now),
        c.Text.Schedule!.Zone, c.PublishedAt!.Value, c.Text.Schedule.QuestionsUntil, c.Text.Schedule.ClosesAt, c.Amendments.Count, c.Text.FollowsUp, Elapsed.Of(c, progress, now)!);
}
