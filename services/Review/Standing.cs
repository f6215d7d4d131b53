using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Who a caller is to a review. One place decides it for every endpoint.</summary>
public static class Standing
{
    /// <summary>An officer of the challenge's department who is neither applicant nor reviewer in it. To another department the review does not exist.</summary>
    public static ChallengeReview ForOfficer(this ChallengeReview review, Caller caller)
    {
        if (!caller.IsOfficerOf(review.Terms.Department)) throw Refusals.NothingHere.Now();
        return review.IsParty(caller) ? throw Refusals.OfficerIsParty.With(("number", review.Terms.Number)) : review;
    }

    public static ChallengeReview ForOfficerOrAuditor(this ChallengeReview review, Caller caller) => review.IsAuditor(caller) ? review : review.ForOfficer(caller);

    public static bool IsAuditor(this ChallengeReview review, Caller caller) => caller.Is(Roles.Auditor) && !review.IsParty(caller);

    public static bool IsOfficer(this ChallengeReview review, Caller caller) => caller.IsOfficerOf(review.Terms.Department) && !review.IsParty(caller);

    /// <summary>Holds a place on the panel; a released or waiting reviewer does not.</summary>
    public static bool IsOnPanel(this ChallengeReview review, Caller caller) =>
        caller.Is(Roles.Reviewer) && review.Panel is not null && review.Panel.Holders.Any(s => s.Person == caller.Person);

    /// <summary>On the panel, and without anything that is closed to the own eyes: see <see cref="ChallengeReview.SeesWhole"/>.</summary>
    public static bool SeesWhole(this ChallengeReview review, Caller caller) => caller.Is(Roles.Reviewer) && review.SeesWhole(caller.Person);

    public static ReviewState State(this ChallengeReview review, DateTimeOffset now)
    {
        var (terms, reached) = (review.Terms, review.Reached);
        var begun = reached.BegunAt ?? terms.Timetable.PublishedAt;
        if (reached.CancelledAt is { } cancelled) return new("Cancelled", cancelled);
        if (review.HasNoReview) return new("NoReview", review.Admitted?.At ?? review.Sealed!.ClosedAt);
        if (reached.FinalisedAt is { } final) return new("Final", final);
        if (review.Round is { } round && review.Ranking is not null) return new("Defence", round.Release?.At ?? round.OpenedAt);
        if (review.Ranking is { } ranking) return new("Ranked", ranking.At);
        if (!review.IsComplete) return review.Panel is { } early ? new("PanelWaits", early.At) : new("AwaitingApplications", begun);
        var opened = reached.OpenedAt ?? begun;
        if (review.Panel is not { } panel) return new("Opened", opened);
        if (now >= review.EndsAt) return new("ScoringEnded", review.EndsAt);
        return new("Scoring", panel.At > opened ? panel.At : opened);
    }
}

/// <summary><c>AwaitingApplications</c>, <c>PanelWaits</c>, <c>Opened</c>, <c>Scoring</c>, <c>ScoringEnded</c>, <c>Ranked</c>, <c>Defence</c>, <c>Final</c>, <c>NoReview</c> or <c>Cancelled</c>.</summary>
public sealed record ReviewState(string Name, DateTimeOffset Since);
