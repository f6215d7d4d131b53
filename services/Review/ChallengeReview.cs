using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Review.Ranking;
using Challenges.Review.Recusing;
using Challenges.Review.Telling;
using Challenges.Review.Testing;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>
/// The review of one challenge. It begins when its terms are known; a pool may be committed before the close; the applications arrive under random codes, in any order, before or after the
/// count of the sealed set; a panel is drawn or appointed; conflicts are settled as soon as all applications are there; members declare, read and score until the hard stop; the ranking is
/// computed once; the shortlist is tested; the ranking is finalised and nothing changes any more. A cancelled challenge ends it at any point.
/// </summary>
public sealed partial class ChallengeReview
{
    /// <summary>The challenge's id.</summary>
    public required Guid Id { get; init; }
    public long Version { get; internal set; }
    public ChallengeTerms? KnownTerms { get; internal set; }
    public int TermsVersion { get; internal set; }
    public SealedSet? Sealed { get; internal set; }
    public IReadOnlyList<OpenedApplication> Applications { get; internal set; } = [];
    public Pool? Pool { get; internal set; }
    public Panel? Panel { get; internal set; }
    public Extension? Extension { get; internal set; }
    public RankingInput? Input { get; internal set; }
    public RankingSnapshot? Ranking { get; internal set; }
    public IReadOnlyList<FeasibilityTest> Tests { get; internal set; } = [];
    public Milestones Reached { get; internal set; } = new();
    /// <summary>For telling people what a save changes; null for a review that was never read.</summary>
    internal Loaded? AsLoaded { get; set; }

    public ChallengeTerms Terms => KnownTerms ?? throw Refusals.NothingHere.Now();
    public Policy Policy => Terms.Policy;
    public bool IsCancelled => Reached.CancelledAt is not null;
    public bool IsFinal => Reached.FinalisedAt is not null;

    /// <summary>All applications that the formal check let through are here (order of arrival does not matter).</summary>
    public bool IsComplete => Sealed is not null && Applications.Count == Awaited;

    /// <summary>The hard stop: sheets are refused from this instant on.</summary>
    public DateTimeOffset EndsAt => Extension is { } extension && extension.Until > Terms.Timetable.ReviewEndsAt ? extension.Until : Terms.Timetable.ReviewEndsAt;

    public DateTimeOffset? NextDueAt =>
        KnownTerms is null || IsCancelled || HasNoReview || Ranking is not null || Reached.ScoringEndedAt is not null ? null : EndsAt;

    public void RunDue(DateTimeOffset now)
    {
        if (NextDueAt is { } due && due <= now) Reached = Reached with { ScoringEndedAt = due };
    }

    public void Take(ChallengeTerms terms, int version, DateTimeOffset now)
    {
        if (version <= TermsVersion) return;
        KnownTerms = terms;
        TermsVersion = version;
        Reached = Reached with { BegunAt = Reached.BegunAt ?? terms.Timetable.PublishedAt, ScoringEndedAt = null };
        Settle(now);
    }

    public void Take(SealedSet set, DateTimeOffset now)
    {
        if (Sealed is not null && Sealed.Version >= set.Version) return;
        Sealed = set;
        Settle(now);
    }

    public void Take(OpenedApplication application, DateTimeOffset now)
    {
        if (Applications.Any(a => a.Code == application.Code)) return;
        Applications = [.. Applications, application];
        Settle(now);
    }

    public void Cancel(DateTimeOffset at)
    {
        if (!IsFinal) Reached = Reached with { CancelledAt = Reached.CancelledAt ?? at };
    }

    public void Notice(DateTimeOffset at) => Reached = Reached with { NoticeAt = Reached.NoticeAt ?? at };

    public void Decided(DateTimeOffset at) => Reached = Reached with { DecidedAt = Reached.DecidedAt ?? at };

    /// <summary>Recuses whoever has a conflict by what is known now and passes the places on. Frozen once the ranking stands.</summary>
    public void Settle(DateTimeOffset now)
    {
        if (KnownTerms is null) return;
        if (IsComplete) Reached = Reached with { OpenedAt = Reached.OpenedAt ?? now };
        if (Panel is not { } before || Ranking is not null || IsCancelled) return;
        Panel = before.Settle(PlaceConflictsOf, MakeUp, now);
        Find(before, now);
    }

    /// <summary>Who takes part in an application, by name or by organisation, or was ever named for the panel has no other rights on this challenge: not an officer's, not an auditor's.</summary>
    public bool IsParty(Caller caller)
    {
        HashSet<string> units = caller.Organisation is { } unit && !Conflicts.IsPlaceholder(unit) ? [.. Organisations.IdsOf(unit)] : [];
        return Applications.Any(a => a.Parties.People.Contains(caller.Person) || (units.Count > 0 && a.Parties.Organisations.Any(o => units.Contains(OrganisationGraph.Normal(o)))))
            || (Panel?.Seats.Any(s => s.Person == caller.Person) ?? false);
    }

    RefusedException? WhyNotAnything() => IsCancelled ? Refusals.ChallengeIsCancelled.With(("number", Terms.Number)) : WhyNoCompetition();

    RefusedException? WhyNotChange() => WhyNotAnything() ?? (Ranking is not null ? Refusals.RankingStands.With(("at", Ranking.At)) : null);
}

public sealed record SealedSet(int Version, int Count, string MerkleRoot, DateTimeOffset ClosedAt);

/// <summary>What rules ask of an application; what people read of it is large and stays in the <see cref="ContentStore"/>.</summary>
/// <param name="PriceFen">Fen (0.01 yuan).</param>
public sealed record OpenedApplication(string Code, long PriceFen, Parties Parties);

/// <summary>The one longer hard stop that an officer may grant when the quorum was missed (R25).</summary>
public sealed record Extension(DateTimeOffset Until, string Reason, string By, DateTimeOffset At);

/// <summary>When the review reached what.</summary>
public sealed record Milestones
{
    public DateTimeOffset? BegunAt { get; init; }
    /// <summary>All applications of the sealed set had arrived.</summary>
    public DateTimeOffset? OpenedAt { get; init; }
    /// <summary>The hard stop passed without a ranking.</summary>
    public DateTimeOffset? ScoringEndedAt { get; init; }
    public DateTimeOffset? FinalisedAt { get; init; }
    /// <summary>Officer who made it final; another one decides on a reconsideration.</summary>
    public string? FinalisedBy { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    /// <summary>Award opened the public notice: the ranking may be shown to all.</summary>
    public DateTimeOffset? NoticeAt { get; init; }
    /// <summary>Award confirmed or the challenge ended without one: names may be shown where the profile says so.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}
