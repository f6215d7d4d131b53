using Challenges.Review.Ranking;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Review.Reconsidering;

/// <summary>Requests for reconsideration: the own one for a solver, all for officers and auditors, under the codes.</summary>
public sealed record ReconsiderationsView
{
    public required string Number { get; init; }
    /// <summary>An applicant may ask before this instant; null while the ranking is not final, or where the profile has no such channel.</summary>
    public DateTimeOffset? AskUntil { get; init; }
    public required IReadOnlyList<string> Grounds { get; init; }
    public required IReadOnlyList<ReconsiderationView> Requests { get; init; }
    public required Stand Stand { get; init; }
}

/// <param name="Upheld">Null until decided.</param>
/// <param name="Remedy">Officers and auditors only: it names sheets of reviewers.</param>
/// <param name="DecidedBy">Auditors only.</param>
public sealed record ReconsiderationView(Guid Id, string Code, string Ground, string Statement, DateTimeOffset At, DateTimeOffset AnswerDueAt, bool Overdue, bool? Upheld, string? Reasons, DateTimeOffset? DecidedAt,
    Remedy? Remedy, string? DecidedBy);

/// <summary>Rankings that stood before, for officers and auditors.</summary>
public sealed record RankingVersionsView(string Number, IReadOnlyList<RankingVersion> Versions);

public sealed record RankingVersion(long Version, DateTimeOffset RankedAt, DateTimeOffset FinalisedAt, DateTimeOffset ReplacedAt, Guid Reconsideration, string InputDigest, IReadOnlyList<RankedEntry> Entries);

public static class ReadReconsiderations
{
    /// <summary><c>GET /challenges/{number}/reconsiderations</c></summary>
    public static async Task<Answer<ReconsiderationsView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, ReconsiderationViews views, CancellationToken cancel) =>
        Answer.Ok(await views.Of(await reviews.OfChallenge(number, cancel), caller, moment.Now, cancel));

    /// <summary><c>GET /challenges/{number}/ranking/versions</c></summary>
    public static async Task<Answer<RankingVersionsView>> Versions(string number, Caller caller, ReviewStore reviews, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        return Answer.Ok(new RankingVersionsView(number,
            [.. review.PastRankings.Select(p => new RankingVersion(p.Version, p.Ranking.At, p.FinalisedAt, p.ReplacedAt, p.Reconsideration, p.Ranking.InputDigest, p.Ranking.Entries))]));
    }
}

public sealed class ReconsiderationViews(ApplicantStore applicants, WorkingCalendar calendar, Texts texts)
{
    public async Task<ReconsiderationsView> Of(ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var (officer, auditor) = (review.IsOfficer(caller), review.IsAuditor(caller));
        string? own = null;
        if (!officer && !auditor)
        {
            if (!review.IsFinal && review.PastRankings.Count == 0) throw Refusals.RankingIsNotPublic.With(("number", review.Terms.Number));
            own = (await applicants.Of(review.Id, cancel)).FirstOrDefault(a => caller.Is(Roles.Solver) && a.Representative == caller.Person)?.Code ?? throw Refusals.NothingHere.Now();
        }
        var open = review.Policy.ReconsiderationWorkingDays is > 0 && review.IsFinal;
        return new ReconsiderationsView
        {
            Number = review.Terms.Number,
            AskUntil = open ? review.ReconsiderUntil(calendar) : null,
            Grounds = Reconsideration.Grounds,
            Requests = [.. review.Reconsiderations.Where(r => own is null || r.Code == own).Select(r => new ReconsiderationView(r.Id, r.Code, r.Ground, r.Statement, r.At, r.AnswerDueAt,
                r.Outcome is null && now >= r.AnswerDueAt, r.Outcome?.Upheld, r.Outcome?.Reasons, r.Outcome?.At, own is null ? r.Outcome?.Remedy : null, auditor ? r.Outcome?.By : null))],
            Stand = own is null ? ReviewStand.OfReconsiderations(review, caller.Person, now, texts) : ReviewStand.OfOwnReconsideration(review, review.WhyNotReconsider(own, calendar, now), now, texts)
        };
    }
}
