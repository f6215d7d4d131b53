using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Who has a conflict with what (R14), what was found, and what is cleared although data are missing.</summary>
public sealed partial class ChallengeReview
{
    /// <summary>Years, where the profile names none.</summary>
    public const int UsualLookBackYears = 3;

    readonly List<ConflictFinding> unrecorded = [];
    (object Terms, object Applications, object Organisations, object CallSolvers, Conflicts Rules)? known;

    /// <summary>What the register knows of the organisations that meet here.</summary>
    public OrganisationGraph Organisations { get; private set; } = OrganisationGraph.None;
    public IReadOnlyList<ConflictFinding> Findings { get; internal set; } = [];
    public IReadOnlyList<Clearance> Clearances { get; internal set; } = [];

    /// <summary>Who of the reviewers in question, and of their organisations, applies to another challenge of the call.</summary>
    public IReadOnlyList<CallSolver> CallSolvers { get; private set; } = [];

    public void Know(OrganisationGraph register) => Organisations = register;

    public void Know(IReadOnlyList<CallSolver> solvers) => CallSolvers = solvers;

    /// <summary>The look-back ends with the close, so that the same tie counts the same all through the review.</summary>
    public ConflictScope ConflictScope => new()
    {
        Number = Terms.Number,
        Owners = [Terms.OwnerOrganisation, .. Terms.OwnerAffiliates],
        Vetters = Terms.VettingPeople ?? [],
        Applicants = [.. Applications.Select(a => new ApplicantParties(a.Code, a.Parties.Organisations, a.Parties.People, a.Parties.Exclusions))],
        Organisations = Organisations.Known,
        Since = ZoneDay.Of(Terms.Timetable.ClosesAt, Terms.Timetable.Zone).AddYears(-(Policy.ConflictLookBackYears ?? UsualLookBackYears)),
        MostExclusions = Policy.MostExclusionRequests ?? 0,
        Call = Terms.Call is null ? null : CallSolvers
    };

    public IReadOnlyList<Conflict> ConflictsOf(Seat seat) => ConflictsOf(seat.Person, seat.Organisation, seat.Relations, seat.Declaration);

    public IReadOnlyList<Conflict> ConflictsOf(string person, string? organisation, IReadOnlyList<Relation> relations, Declaration? declared = null)
    {
        if (known is not { } rules || !ReferenceEquals(rules.Terms, Terms) || !ReferenceEquals(rules.Applications, Applications) || !ReferenceEquals(rules.Organisations, Organisations)
            || !ReferenceEquals(rules.CallSolvers, CallSolvers))
            known = rules = (Terms, Applications, Organisations, CallSolvers, new Conflicts(ConflictScope, Organisations));
        return rules.Rules.Of(person, organisation, relations, declared);
    }

    /// <summary>What ends the seat. In a pool a tie to one applicant closes the applications of its group only, unless all of them race against each other.</summary>
    IReadOnlyList<Conflict> PlaceConflictsOf(Seat seat) =>
        IsPooled && Policy.Race is null ? [.. ConflictsOf(seat).Where(c => c.Application is null || c is { Kind: Conflicts.Self, Chain.Count: 1 })] : ConflictsOf(seat);

    /// <summary>Codes that the seat may never read.</summary>
    HashSet<string> ClosedTo(Seat seat) =>
        [.. ConflictsOf(seat).Select(c => c.Application).OfType<string>(), .. Findings.Where(f => f.Seat == seat.Code).Select(f => f.Application).OfType<string>()];

    /// <summary>
    /// A seated reviewer without a conflict anywhere in the set reads the ranking and the tests before the public notice. In a pool, who has one goes on reading the own applications, and waits for
    /// the notice with what would show the other.
    /// </summary>
    public bool SeesWhole(string person) =>
        Panel?.Holders.Any(s => s.Person == person && s.State == SeatState.Seated && PlaceConflictsOf(s).Count == 0 && ClosedTo(s).Count == 0) == true;

    /// <summary>Findings since the review was read that stand in no journal yet.</summary>
    public IReadOnlyList<(FindingInput Input, ConflictFinding Finding)> Unrecorded =>
        [.. unrecorded.Select(f => (FindingInput.Of(Panel!.Seats.Single(s => s.Code == f.Seat), f, ConflictScope, Organisations), f))];

    /// <summary>Pairs that a finding of this act closed: their sheets are voided and kept.</summary>
    public IReadOnlyList<(Guid Seat, string Code)> ClosedNow =>
        [.. unrecorded.Where(f => f.Application is not null).Select(f => (Panel!.Seats.Single(s => s.Code == f.Seat).Id, f.Application!))];

    public void Recorded() => unrecorded.Clear();

    /// <summary>Notes which seats ended for a conflict since <paramref name="before"/>, and in a pool which assigned applications are closed now.</summary>
    void Find(Panel before, DateTimeOffset now)
    {
        foreach (var seat in Panel!.Seats.Where(s => s is { State: SeatState.Released, Conflicts.Count: > 0 } && before.Seats.Single(b => b.Id == s.Id).State != SeatState.Released))
            unrecorded.Add(new ConflictFinding { Seat = seat.Code, Conflicts = seat.Conflicts, At = now });
        if (IsPooled && Assignments.Standing is { } standing)
        {
            var assigned = standing.Pairs.ToLookup(p => p.Reviewer, p => p.Application);
            foreach (var seat in Panel.Holders)
                foreach (var closed in ConflictsOf(seat).Where(c => c.Application is not null && assigned[seat.Code].Contains(c.Application)).GroupBy(c => c.Application!))
                    if (!Findings.Any(f => f.Seat == seat.Code && f.Application == closed.Key))
                        unrecorded.Add(new ConflictFinding { Seat = seat.Code, Application = closed.Key, Conflicts = [.. closed], At = now });
        }
        Findings = [.. Findings, .. unrecorded.Except(Findings)];
    }

    public IReadOnlyList<string> MissingOf(Seat seat) => MissingOf(seat.Person, seat.Organisation, seat.RelationsKnown || seat.Declaration is not null);

    public IReadOnlyList<string> MissingOf(Candidate candidate) => MissingOf(candidate.Person, candidate.Organisation, candidate.RelationsKnown);

    /// <summary>What is missing of an opened application and not cleared.</summary>
    public IReadOnlyList<string> MissingOf(OpenedApplication application) =>
        [.. MissingData.OfApplication(application.Parties, Organisations).Except(Clearances.Where(c => c.Application == application.Code).SelectMany(c => c.Missing))];

    IReadOnlyList<string> MissingOf(string person, string? organisation, bool relationsKnown) =>
        [.. MissingData.OfReviewer(organisation, relationsKnown, Organisations).Except(Clearances.Where(c => c.Person == person).SelectMany(c => c.Missing))];

    /// <summary>Nothing is drawn or assigned while it is unknown who stands behind an application.</summary>
    RefusedException? WhyNoData() =>
        Applications.Where(a => MissingOf(a).Count > 0).Select(a => $"{a.Code} ({string.Join(", ", MissingOf(a))})").ToList() is { Count: > 0 } unknown
            ? Refusals.DataIsMissing.With(("subjects", unknown))
            : null;

    public RefusedException? WhyNotClear() => WhyNotChange();

    /// <summary>
    /// Once the seed of a draw is known no reviewer is cleared for it any more: whoever clears then could choose whom the lot meets. An application may still be cleared, since it closes the draw
    /// for all alike.
    /// </summary>
    public ClearanceInput ClearReviewer(string person, IReadOnlyList<string> missing, string reason, string officer, DateTimeOffset now)
    {
        WhyNotClear().Enforce();
        if (!IsPooled && Panel is null && Sealed is not null) throw Refusals.ClearanceComesTooLate.With(("closesAt", Terms.Timetable.ClosesAt));
        return Clear(new Clearance { Person = person, Missing = missing, Reason = reason, By = officer, At = now }, person);
    }

    public ClearanceInput ClearApplication(string code, string reason, string officer, DateTimeOffset now)
    {
        WhyNotClear().Enforce();
        return Clear(new Clearance { Application = code, Missing = MissingOf(Application(code)), Reason = reason, By = officer, At = now }, code);
    }

    ClearanceInput Clear(Clearance clearance, string subject)
    {
        if (clearance.Missing.Count == 0) throw Refusals.NothingIsMissing.With(("subject", subject));
        Clearances = [.. Clearances, clearance];
        return new ClearanceInput(subject, clearance.Missing, clearance.Reason);
    }
}
