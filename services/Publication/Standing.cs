namespace Challenges.Publication;

/// <summary>The state of a challenge as everybody sees it.</summary>
public enum Standing { Draft, Open, Closed, InReview, Ranked, Notice, Confirmed, NoAward, Contract, Accepted, Ended, Cancelled }

/// <summary>One function for page, list and gate: state, clock and progress make the standing.</summary>
public static class Standings
{
    public static Standing At(Challenge challenge, Progress progress, DateTimeOffset now) => challenge.State switch
    {
        ChallengeState.Draft => Standing.Draft,
        ChallengeState.Cancelled => Standing.Cancelled,
        _ => Of(progress.Stage, now < challenge.ClosesAt)
    };

    public static Standing Of(Stage stage, bool beforeClose) => stage switch
    {
        Stage.None => beforeClose ? Standing.Open : Standing.Closed,
        _ => Enum.Parse<Standing>(stage.ToString())
    };

    /// <summary>Since when it stands so.</summary>
    public static DateTimeOffset Since(Challenge challenge, Progress progress, DateTimeOffset now) => At(challenge, progress, now) switch
    {
        Standing.Draft => challenge.DraftedAt,
        Standing.Open => challenge.PublishedAt!.Value,
        Standing.Closed => challenge.ClosesAt,
        Standing.Cancelled => challenge.Cancelled!.At,
        _ => progress.Since!.Value
    };

    /// <summary>Whole days from publication: to the end of the project, to a no-award or cancellation, or to now.</summary>
    public static int? ElapsedDays(Challenge challenge, Progress progress, DateTimeOffset now)
    {
        if (challenge.PublishedAt is not { } published) return null;
        var until = challenge.Cancelled?.At ?? (progress.Stage is Stage.NoAward or Stage.Accepted or Stage.Ended ? progress.Since!.Value : now);
        return Math.Max(0, (until - published).Days);
    }

    /// <summary>Whole days from publication to the decision; null while there is none.</summary>
    public static int? DecisionDays(Challenge challenge, Progress progress) =>
        challenge.PublishedAt is { } published && (progress.Find(Stage.Confirmed) ?? progress.Find(Stage.NoAward)) is { } decided ? Math.Max(0, (decided.At - published).Days) : null;
}
