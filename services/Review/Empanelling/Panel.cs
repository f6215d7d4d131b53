using Challenges.Review.Recusing;

namespace Challenges.Review.Empanelling;

/// <summary>
/// The reviewers of one challenge: an odd number of places (R13), each held by one seat, and standbys in order. A released seat passes its place to the first standby without a conflict;
/// when none is left the place is vacant until the officer names a further standby. The number of places never changes, so that it stays odd; only a pool grows.
/// </summary>
public sealed record Panel
{
    public required int Size { get; init; }
    /// <summary><c>drawn</c> or <c>appointed</c>.</summary>
    public required string Method { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Officer who drew or appointed.</summary>
    public required string By { get; init; }
    /// <summary>Why it was appointed directly; null when it was drawn.</summary>
    public string? Reason { get; init; }
    public DrawProof? Proof { get; init; }
    public required IReadOnlyList<Seat> Seats { get; init; }

    public IEnumerable<Seat> Holders => Seats.Where(s => s.HoldsPlace).OrderBy(s => s.Place);
    public int Vacancies => Size - Holders.Count();
    public bool HasStandby => Seats.Any(s => s.State == SeatState.Standby);

    public static Panel Of(IReadOnlyList<Candidate> members, IReadOnlyList<Candidate> standbys, string method, string by, string? reason, DrawProof? proof, DateTimeOffset now) => new()
    {
        Size = members.Count,
        Method = method,
        At = now,
        By = by,
        Reason = reason,
        Proof = proof,
        Seats = [.. members.Select((c, i) => Sit(c, 0, i + 1, SeatState.Declaring, now)), .. standbys.Select((c, i) => Sit(c, i + 1, 0, SeatState.Standby, now))]
    };

    public Panel WithStandby(Candidate candidate, string reason, DateTimeOffset now) =>
        this with { Seats = [.. Seats, Sit(candidate, Seats.Max(s => s.Standby) + 1, 0, SeatState.Standby, now) with { NamedFor = reason }] };

    /// <summary>A further place, for a pool, whose size is nobody's quorum.</summary>
    public Panel WithMember(Candidate candidate, string reason, DateTimeOffset now) =>
        this with { Size = Size + 1, Seats = [.. Seats, Sit(candidate, 0, Size + 1, SeatState.Declaring, now) with { NamedFor = reason }] };

    public Panel With(Seat seat) => this with { Seats = [.. Seats.Select(s => s.Id == seat.Id ? seat : s)] };

    public Panel Release(Guid id, string cause, string? reason, IReadOnlyList<Conflict> conflicts, DateTimeOffset now)
    {
        var seat = Seats.Single(s => s.Id == id);
        return With(seat with { State = SeatState.Released, Since = now, ReleasedFor = cause, Reason = reason, Conflicts = conflicts });
    }

    /// <summary>
    /// Releases every member with a conflict, then fills the vacant places with standbys in order, passing over those with a conflict. A standby's conflict stays unspoken until then, so that
    /// naming standbys tells an officer nothing of who applied. A standby whom the make-up does not allow now waits on; the place stays vacant when none is left that it allows.
    /// </summary>
    public Panel Settle(Func<Seat, IReadOnlyList<Conflict>> conflictsOf, MakeUp makeUp, DateTimeOffset now)
    {
        var panel = this;
        foreach (var seat in Holders)
            if (conflictsOf(seat) is { Count: > 0 } conflicts) panel = panel.Recuse(seat, conflicts, now);
        return panel.Fill(conflictsOf, makeUp, now);
    }

    Panel Recuse(Seat seat, IReadOnlyList<Conflict> conflicts, DateTimeOffset now) =>
        Release(seat.Id, conflicts.Any(c => c.Source == "registry") ? "computed" : "declared", null, conflicts, now);

    Panel Fill(Func<Seat, IReadOnlyList<Conflict>> conflictsOf, MakeUp makeUp, DateTimeOffset now)
    {
        var panel = this;
        var held = Holders.Select(s => s.Place).ToHashSet();
        foreach (var place in Enumerable.Range(1, Size).Where(p => !held.Contains(p)))
        {
            foreach (var next in panel.Seats.Where(s => s.State == SeatState.Standby).OrderBy(s => s.Standby).ToList())
            {
                if (conflictsOf(next) is { Count: > 0 } conflicts)
                {
                    panel = panel.Recuse(next, conflicts, now);
                    continue;
                }
                if (!makeUp.CanBecome(Size, [.. panel.Holders.Append(next).Select(MakeUp.MemberOf)])) continue;
                panel = panel.With(next with { State = SeatState.Declaring, Place = place, Since = now });
                var left = panel.Seats.LastOrDefault(s => s.Place == place && s.State == SeatState.Released && s.PassedTo is null);
                if (left is not null) panel = panel.With(left with { PassedTo = next.Id });
                break;
            }
        }
        return panel;
    }

    static Seat Sit(Candidate c, int standby, int place, SeatState state, DateTimeOffset now) => new()
    {
        Id = c.SeatId,
        Code = c.Code,
        Person = c.Person,
        Field = c.Field,
        Organisation = c.Organisation,
        Relations = c.Relations,
        RelationsKnown = c.RelationsKnown,
        Standby = standby,
        Place = place,
        State = state,
        Since = now
    };
}
