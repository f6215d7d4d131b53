using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>How a panel comes to stand and how its places pass on (R13, R14).</summary>
public sealed partial class ChallengeReview
{
    /// <summary>A pool counts only while nobody can know the seed: the Merkle root of the sealed set.</summary>
    public RefusedException? WhyNotCommitPool(DateTimeOffset now) =>
        WhyNotPanel()
        ?? (Pool is not null ? Refusals.PoolIsCommitted.With(("digest", Pool.Digest)) : null)
        ?? (Sealed is not null || now >= Terms.Timetable.ClosesAt ? Refusals.PoolComesTooLate.With(("closesAt", Terms.Timetable.ClosesAt)) : null);

    public void CommitPool(IReadOnlyList<PoolMember> members, string officer, DateTimeOffset now)
    {
        WhyNotCommitPool(now).Enforce();
        IReadOnlyList<PoolMember> may = [.. members.Where(m => !HasVetted(m.Person))];
        Pool = new Pool { At = now, By = officer, Members = may, Digest = Draw.PoolDigest(Terms.Number, may.Select(m => m.Code)) };
    }

    public RefusedException? WhyNotDraw() =>
        WhyNotPanel()
        ?? (IsPooled ? Refusals.ReviewIsByPool.With(("number", Terms.Number)) : null)
        ?? (Pool is null ? Refusals.PoolIsMissing.With(("number", Terms.Number)) : null)
        ?? (IsComplete ? null : Refusals.SetIsNotComplete.With(("opened", Applications.Count), ("sealed", Awaited)))
        ?? WhyNoData();

    /// <summary>Draws seats and standbys from the committed pool with the Merkle root as the seed; conflicted and unregistered members are left out before the draw.</summary>
    /// <param name="register">Candidates by draw code, as registered now; a member who is missing left the register.</param>
    /// <returns>What the draw was made from.</returns>
    public DrawInput DrawPanel(IReadOnlyDictionary<string, Candidate> register, string officer, DateTimeOffset now)
    {
        WhyNotDraw().Enforce();
        var codes = Draw.Sorted(Pool!.Members.Select(m => m.Code));
        var eligible = codes.Where(code => register.TryGetValue(code, out var c) && MissingOf(c).Count == 0 && !HasVetted(c.Person) && ConflictsOf(c.Person, c.Organisation, c.Relations).Count == 0).ToList();
        var needed = Policy.PanelSize + Policy.StandbyCount;
        if (eligible.Count < needed)
            throw Refusals.PoolIsTooSmall.With(("needed", needed), ("eligible", eligible.Count), ("missing", needed - eligible.Count),
                ("blocked", register.Values.Count(c => MissingOf(c).Count > 0)));
        WhyNotOfSize(Policy.PanelSize).Enforce();

        var input = new DrawInput
        {
            Number = Terms.Number,
            MerkleRoot = Sealed!.MerkleRoot,
            PoolDigest = Pool.Digest,
            Pool = codes,
            Excluded = [.. codes.Except(eligible)],
            Seats = Policy.PanelSize,
            Standbys = Policy.StandbyCount,
            MakeUp = Policy.MakeUp,
            Members = Policy.MakeUp is null ? null : DrawMember.Of([.. eligible.Select(c => MemberOf(register[c]))])
        };
        if (MakeUp.LackOf(Policy.PanelSize, [], [.. eligible.Select(c => MemberOf(register[c]))]) is { } lack) throw MakeUpMissed(lack);
        var proof = Draw.Run(input);
        IReadOnlyList<Candidate> members = [.. proof.Seats.Select(c => register[c])], standbys = [.. proof.Standbys.Select(c => register[c])];
        Panel = Panel.Of(members, standbys, "drawn", officer, null, proof, now);
        Settle(now);
        return input;
    }

    public RefusedException? WhyNotAppoint() => WhyNotPanel();

    /// <summary>Appoints named reviewers; the reason stays on record. Conflicts pass the places on at once, or as soon as the applications are opened.</summary>
    /// <returns>What the panel was made from.</returns>
    public AppointmentInput AppointPanel(IReadOnlyList<Candidate> members, IReadOnlyList<Candidate> standbys, string reason, string officer, DateTimeOffset now)
    {
        WhyNotAppoint().Enforce();
        WhyNotOfSize(members.Count).Enforce();
        if (members.Concat(standbys).GroupBy(c => c.Person).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Refusals.ReviewerIsNamedTwice.With(("person", twice.Key));
        if (members.Concat(standbys).FirstOrDefault(c => HasVetted(c.Person)) is { } vetted) throw Refusals.ReviewerVetted.With(("person", vetted.Person));
        if (!IsPooled && MakeUp.LackOf(members.Count, [.. members.Select(MemberOf)], []) is { } lack) throw MakeUpMissed(lack);
        var input = new AppointmentInput(Terms.Number, [.. members.Select(m => m.Code)], [.. standbys.Select(m => m.Code)]);
        Panel = Panel.Of(members, standbys, "appointed", officer, reason, Draw.Appoint(input), now);
        Settle(now);
        return input;
    }

    public RefusedException? WhyNotAddStandby() => WhyNotChange() ?? WhyNoPanel();

    public void AddStandby(Candidate candidate, string reason, DateTimeOffset now)
    {
        WhyNotAddStandby().Enforce();
        if (Panel!.Seats.Any(s => s.Person == candidate.Person)) throw Refusals.ReviewerIsNamedTwice.With(("person", candidate.Person));
        if (HasVetted(candidate.Person)) throw Refusals.ReviewerVetted.With(("person", candidate.Person));
        Panel = IsPooled ? Panel.WithMember(candidate, reason, now) : Panel.WithStandby(candidate, reason, now);
        Settle(now);
    }

    public RefusedException? WhyNotReplace() =>
        WhyNotAddStandby() ?? (IsPooled || Panel!.HasStandby ? null : Refusals.NoStandbyIsLeft.With(("places", Panel!.Size)));

    /// <summary>An officer takes the place from a member who does not deliver and passes it to the next standby; in a pool the next run of the assignment passes the applications on.</summary>
    public void Replace(Guid seat, string reason, DateTimeOffset now)
    {
        WhyNotReplace().Enforce();
        if (!Panel!.Holders.Any(s => s.Id == seat)) throw Refusals.SeatIsNotHeld.With(("seat", seat));
        var vacancies = Panel.Vacancies;
        Panel = Panel.Release(seat, "replaced", reason, [], now);
        Settle(now);
        if (!IsPooled && Panel.Vacancies > vacancies) throw WhyVacant();
    }

    public RefusedException? WhyNotExtend(DateTimeOffset now) => Round is not null && Ranking is not null ? WhyNotExtendDefence(now) : WhyNotExtendScoring(now);

    RefusedException? WhyNotExtendScoring(DateTimeOffset now) =>
        WhyNotChange()
        ?? WhyNoPanel()
        ?? (Extension is not null ? Refusals.ExtensionIsSpent.With(("until", Extension.Until)) : null)
        ?? (now < EndsAt ? Refusals.ExtensionIsNotNeeded.With(("endsAt", EndsAt)) : null);

    /// <summary>Once, after the hard stop of the sheets or of the defence, by at most <see cref="MostExtension"/> from now (R25).</summary>
    public void Extend(DateTimeOffset until, string reason, string officer, DateTimeOffset now)
    {
        WhyNotExtend(now).Enforce();
        if (until <= now || until > now + MostExtension) throw Refusals.ExtensionIsOutOfRange.With(("after", now), ("latest", now + MostExtension));
        if (Ranking is not null)
        {
            Defence = Defence!.With(Round! with { Extension = new Extension(until, reason, officer, now) });
            return;
        }
        Extension = new Extension(until, reason, officer, now);
        Reached = Reached with { ScoringEndedAt = null };
    }

    public static readonly TimeSpan MostExtension = TimeSpan.FromDays(30);

    /// <summary>The register changed what it knows of a member: the seat follows, and conflicts are settled anew.</summary>
    public void Relate(string person, string? organisation, IReadOnlyList<Relation> relations, DateTimeOffset now, bool relationsKnown = true)
    {
        if (Panel is null || WhyNotChange() is not null) return;
        foreach (var seat in Panel.Seats.Where(s => s.Person == person && s.State != SeatState.Released))
            Panel = Panel.With(seat with { Organisation = organisation, Relations = relations, RelationsKnown = relationsKnown });
        Settle(now);
    }

    RefusedException? WhyNotPanel() => WhyNotChange() ?? (Panel is not null ? Refusals.PanelStands.With(("at", Panel.At)) : null);

    RefusedException? WhyNoPanel() => Panel is null ? Refusals.PanelIsMissing.With(("number", Terms.Number)) : null;

    RefusedException? WhyNotOfSize(int size) =>
        IsPooled || (size % 2 == 1 && size >= Policy.PanelMinimum) ? null : Refusals.PanelIsEvenOrSmall.With(("size", size), ("minimum", Policy.PanelMinimum));
}
