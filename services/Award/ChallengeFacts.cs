using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>
/// What the other services told of one challenge, each fact in its highest version. Facts arrive in any order; <see cref="Awaited"/> names those that a decision still needs.
/// </summary>
public sealed record ChallengeFacts
{
    public required Guid ChallengeId { get; init; }
    public ChallengeTerms? Terms { get; init; }
    public ApplicationsSealed? Sealed { get; init; }
    public RankingFinalised? Ranking { get; init; }
    public IReadOnlyDictionary<string, ApplicationOpened> Opened { get; init; } = new Dictionary<string, ApplicationOpened>();
    public IReadOnlyDictionary<string, Applicant> Applicants { get; init; } = new Dictionary<string, Applicant>();
    public ChallengeCancelled? Cancelled { get; init; }
    public FormalCheckConcluded? FormalCheck { get; init; }
    public IReadOnlyList<ReconsiderationRequested> ReconsiderationsRequested { get; init; } = [];
    public IReadOnlyList<ReconsiderationDecided> ReconsiderationsDecided { get; init; } = [];

    /// <summary>Why no ranking will come; null when one is to be expected.</summary>
    public string? NoReviewCause => NoReview.CauseOf(Sealed?.Count, FormalCheck?.AdmittedCount, Terms?.Policy.CompetitionFloor);

    /// <summary>Requested and not decided (复核), whichever of the two messages came first.</summary>
    public IReadOnlyList<ReconsiderationRequested> OpenReconsiderations =>
        [.. ReconsiderationsRequested.Where(requested => ReconsiderationsDecided.All(decided => decided.Reconsideration != requested.Reconsideration))];

    /// <summary>A reconsideration of this ranking was upheld, and the ranking that follows it did not arrive yet. Versions of Review rise with each of its acts: what is older than the request was asked about.</summary>
    public bool RankingIsOutdated => Ranking is { } ranking && ReconsiderationsDecided.Any(decided => decided.Upheld && ranking.Version <
        (ReconsiderationsRequested.FirstOrDefault(requested => requested.Reconsideration == decided.Reconsideration)?.Version ?? decided.Version));

    /// <summary><c>terms</c>, <c>ranking</c>, <c>applications</c>, <c>applicants</c>: what is not there yet, in this order.</summary>
    public IReadOnlyList<string> Awaited
    {
        get
        {
            var awaited = new List<string>();
            if (Terms is null) awaited.Add("terms");
            if (Ranking is null || RankingIsOutdated) awaited.Add("ranking");
            if (Ranking is null || Ranking.Ranking.Any(ranked => !Opened.ContainsKey(ranked.Code))) awaited.Add("applications");
            if (Ranking is null || Ranking.Ranking.Any(ranked => !Applicants.ContainsKey(ranked.Code))) awaited.Add("applicants");
            return awaited;
        }
    }

    public RankedApplication? Ranked(string code) => Ranking?.Ranking.FirstOrDefault(ranked => ranked.Code == code);

    /// <summary>
    /// The awardable application with the best rank, those left out that <paramref name="without"/> names; null when there is none
    /// and when the best rank is shared: a tie that no tie-break decided is decided by two officers, not by a default.
    /// </summary>
    public static RankedApplication? Best(IReadOnlyList<RankedApplication> ranking, IReadOnlyCollection<string> without)
    {
        var awardable = ranking.Where(ranked => ranked.Awardable && !without.Contains(ranked.Code)).ToList();
        if (awardable.Count == 0) return null;
        var first = awardable.Min(ranked => ranked.Rank);
        return awardable.Where(ranked => ranked.Rank == first).ToList() is [var only] ? only : null;
    }

    /// <summary>The caller acts for an applicant or takes part in an application: such a person has no officer's rights on this challenge.</summary>
    public bool TakesPart(Caller caller) => caller.IsSignedIn
        && (Opened.Values.Any(opened => opened.Parties.People.Contains(caller.Person) || (caller.Organisation is { } unit && opened.Parties.Organisations.Contains(unit)))
            || Applicants.Values.Any(applicant => applicant.Representative == caller.Person || applicant.ContractingOrganisation == caller.Organisation));

    /// <summary>The caller files and signs for this application's solver.</summary>
    public bool Represents(Caller caller, string code) =>
        caller.IsSignedIn && caller.Is(Roles.Solver) && Applicants.TryGetValue(code, out var applicant) && applicant.Representative == caller.Person;
}
