using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>What a reviewer may do with the own seat: declare, step back, read.</summary>
public sealed partial class ChallengeReview
{
    /// <summary>The caller's own seat; a standby's and anybody else's is as unknown as a wrong address.</summary>
    public Seat SeatOf(Guid seat, string person) =>
        Panel?.Seats.FirstOrDefault(s => s.Id == seat && s.Person == person && s.State != SeatState.Standby) ?? throw Refusals.NothingHere.Now();

    /// <summary>
    /// The seat through which applications may be seen. For a released reviewer every address of the applications is a wrong address (R14); the conflicts are computed again here, so that the
    /// recusal takes effect before the first byte even if nobody settled it yet.
    /// </summary>
    public Seat ReadingSeat(Guid id, string person)
    {
        var seat = SeatOf(id, person);
        if (IsCancelled || seat.State == SeatState.Released || PlaceConflictsOf(seat).Count > 0) throw Refusals.NothingHere.Now();
        if (seat.State == SeatState.Declaring) throw Refusals.DeclareFirst.With(("number", Terms.Number));
        if (!IsComplete) throw Refusals.ScoringHasNotBegun.With(("closesAt", Terms.Timetable.ClosesAt));
        return seat;
    }

    /// <summary>For officers, who may know of all.</summary>
    public OpenedApplication Application(string code) => Applications.FirstOrDefault(a => a.Code == code) ?? throw Refusals.NothingHere.Now();

    public RefusedException? WhyNotDeclare(Seat seat) =>
        WhyNotChange()
        ?? (seat.State == SeatState.Released ? Refusals.SeatIsNotHeld.With(("seat", seat.Id)) : null)
        ?? (seat.State == SeatState.Seated ? Refusals.DeclarationIsMade.With(("at", seat.Declaration?.At)) : null);

    /// <summary>The reviewer states all relations; a conflict by them or by the register passes the place on before anything is shown.</summary>
    public void Declare(Seat seat, Declaration declaration, DateTimeOffset now)
    {
        WhyNotDeclare(seat).Enforce();
        Panel = Panel!.With(seat with { Declaration = declaration, State = SeatState.Seated, Since = now });
        Settle(now);
    }

    public RefusedException? WhyNotRecuse(Seat seat) =>
        WhyNotChange() ?? (seat.HoldsPlace ? null : Refusals.SeatIsNotHeld.With(("seat", seat.Id)));

    /// <summary>The reviewer steps back, at any time before the ranking: the sheets are voided and kept, the place passes on.</summary>
    public void Recuse(Seat seat, string reason, DateTimeOffset now)
    {
        WhyNotRecuse(seat).Enforce();
        Panel = Panel!.Release(seat.Id, "own-act", reason, [], now);
        Settle(now);
    }

    public RefusedException? WhyNotScore(DateTimeOffset now) =>
        WhyNotChange() ?? (now >= EndsAt ? Refusals.HardStopHasPassed.With(("endsAt", EndsAt)) : null);
}
