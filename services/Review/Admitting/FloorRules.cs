using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>How many applications the review waits for, and whether there are enough of them for a review at all (competition floor of the profile, domain 3.5).</summary>
public sealed partial class ChallengeReview
{
    /// <summary>What the formal check let through; null until it is known, and then all of the sealed set is awaited.</summary>
    public AdmittedSet? Admitted { get; internal set; }

    /// <summary>Applications that have to be here before anybody reads one; null until the set is sealed.</summary>
    public int? Awaited => Admitted?.Count ?? Sealed?.Count;

    /// <summary>Fewest applications with which there is a review; never below one.</summary>
    public int Floor => Math.Max(1, Policy.CompetitionFloor ?? 1);

    /// <summary>True as soon as it is certain: the formal check lets nobody in again.</summary>
    public bool HasNoReview => KnownTerms is not null && Awaited is { } count && count < Floor;

    /// <summary>The highest version counts; what an opened application tells of the count yields to the message of the formal check itself.</summary>
    public void Take(AdmittedSet set, DateTimeOffset now)
    {
        if (Admitted is not null && Admitted.Version >= set.Version) return;
        Admitted = set;
        Settle(now);
    }

    RefusedException? WhyNoCompetition() =>
        HasNoReview ? Refusals.TooFewCompete.With(("number", Terms.Number), ("admitted", Awaited), ("floor", Floor), ("profile", Policy.Profile)) : null;
}

/// <param name="Version">Of the message of the formal check; 0 where only an opened application told the count.</param>
/// <param name="Count">Applications that go to the review.</param>
public sealed record AdmittedSet(int Version, int Count, DateTimeOffset At);
