using Challenges.Review.Empanelling;
using Challenges.Shared.Web;

namespace Challenges.Review.Recusing;

/// <summary>The conflicts of a review for officers and auditors: what was found, what is missing, what applicants asked. Officers read chains without ids and codes.</summary>
public sealed record ConflictsView
{
    public required string Number { get; init; }
    public required IReadOnlyList<FindingView> Findings { get; init; }
    /// <summary>Reviewers and applications that wait for data or for clearance.</summary>
    public required IReadOnlyList<MissingView> Missing { get; init; }
    public required IReadOnlyList<Clearance> Cleared { get; init; }
    public required IReadOnlyList<ExclusionView> Exclusions { get; init; }
    public required Stand Stand { get; init; }
}

/// <param name="Application">Of a pool, for auditors.</param>
public sealed record FindingView(string Seat, string? Application, IReadOnlyList<Conflict> Chains, DateTimeOffset At);

public sealed record MissingView(string? Person, string? Application, IReadOnlyList<string> Missing);

/// <param name="Asked">Requests of the application.</param>
/// <param name="Ignored">Those beyond the profile's number: they count for nothing.</param>
/// <param name="Excludes">Reviewers of the panel or the pool whom the counting requests keep away.</param>
/// <param name="Of">Reviewers in all.</param>
/// <param name="Reasons">For auditors.</param>
public sealed record ExclusionView(string Application, int Asked, int Ignored, int Excludes, int Of, IReadOnlyList<string>? Reasons);

/// <summary><c>GET /challenges/{number}/conflicts</c></summary>
public static class ReadConflicts
{
    public static async Task<Answer<ConflictsView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, ConflictViews views, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        return Answer.Ok(await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}

public sealed class ConflictViews(ReviewStore reviews, Candidates candidates, Texts texts)
{
    public async Task<ConflictsView> Of(ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var auditor = review.IsAuditor(caller);
        var people = review.Panel is { } panel
            ? [.. panel.Seats.Where(s => s.State != SeatState.Released).Select(s => (s.Person, s.Organisation, s.Relations, s.Declaration, Missing: (Func<IReadOnlyList<string>>)(() => review.MissingOf(s))))]
            : (await candidates.OfPool(review.Terms.Department, review.Pool, cancel)).Values
                .Select(c => (c.Person, c.Organisation, c.Relations, Declaration: (Declaration?)null, Missing: (Func<IReadOnlyList<string>>)(() => review.MissingOf(c)))).ToList();
        await reviews.Widen(review, [.. people.SelectMany(p => p.Relations.Select(r => r.Organisation).Append(p.Organisation))], [.. people.Select(p => p.Person)], cancel);
        var most = review.Policy.MostExclusionRequests ?? 0;
        var kept = people.SelectMany(p => review.ConflictsOf(p.Person, p.Organisation, p.Relations, p.Declaration).Where(c => c.Kind == Conflicts.Exclusion).Select(c => (c.Application, p.Person))).Distinct()
            .Concat(review.Findings.SelectMany(f => f.Conflicts.Where(c => c.Kind == Conflicts.Exclusion).Select(c => (c.Application, Person: f.Seat)))).Distinct().ToLookup(k => k.Application);
        return new ConflictsView
        {
            Number = review.Terms.Number,
            Findings = [.. review.Findings.Select(f => new FindingView(f.Seat, auditor ? f.Application : null, auditor ? f.Conflicts : Conflict.Masked(f.Conflicts), f.At))],
            Missing =
            [
                .. people.Select(p => new MissingView(p.Person, null, p.Missing())).Where(m => m.Missing.Count > 0).OrderBy(m => m.Person, StringComparer.Ordinal),
                .. review.IsComplete ? review.Applications.Select(a => new MissingView(null, a.Code, review.MissingOf(a))).Where(m => m.Missing.Count > 0) : []
            ],
            Cleared = review.Clearances,
            Exclusions = !review.IsComplete ? [] :
            [
                .. review.Applications.Where(a => a.Parties.Exclusions is { Count: > 0 }).Select(a => new ExclusionView(a.Code, a.Parties.Exclusions!.Count, Math.Max(0, a.Parties.Exclusions.Count - most),
                    kept[a.Code].Count(), people.Count, auditor ? [.. a.Parties.Exclusions.Select(e => e.Reason)] : null))
            ],
            Stand = ReviewStand.OfConflicts(review, now, texts)
        };
    }
}
