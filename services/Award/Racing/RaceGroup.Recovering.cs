using Challenges.Shared.Web;

namespace Challenges.Award.Racing;

/// <summary>Money that a team gives back after the race (R27): each team by itself, within what it was paid, by two officers. It frees nothing for the other teams.</summary>
public sealed partial record RaceGroup
{
    /// <summary>Fen (0.01 yuan) that go back by decisions that hold; null when none does.</summary>
    public long? RecoveredFen => Teams.Any(team => team.Owed is not null) ? Teams.Sum(team => team.Owed?.OwedFen ?? 0) : null;

    /// <summary>From the race's outcome on, when nobody comes back and no result is open any more.</summary>
    public RefusedException? WhyNotRecover(int number) =>
        Find(number) is not { } team ? Refusals.TeamNotFound.Now()
        : Outcome is null ? Refusals.RaceIsNotOver.Now()
        : team.Acceptance?.Passed == true ? Refusals.TeamWasAccepted.With(("team", number))
        : team.Owed is not null ? Refusals.RecoveryIsDecided.With(("team", number))
        : team.PaidFen == 0 ? Refusals.RecoveryOutOfRange.With(("least", Fact.Yuan(1)), ("paid", Fact.Yuan(0)))
        : null;

    /// <summary>A second proposal replaces the first.</summary>
    public RaceGroup ProposeRecovery(int number, TeamRecovery recovery)
    {
        WhyNotRecover(number).Enforce();
        var team = Find(number)!;
        WhyNotRecover(team, recovery).Enforce();
        return With(team with { Recovery = recovery });
    }

    public RefusedException? WhyNotConfirmRecovery(int number, string officer) =>
        WhyNotRecover(number) is { } refused ? refused
        : Find(number)!.Recovery is not { } recovery ? Refusals.NoRecoveryProposed.With(("team", number))
        : recovery.By == officer ? Refusals.SecondMustBeAnother.Now()
        : WhyNotRecover(Find(number)!, recovery);

    public RaceGroup ConfirmRecovery(int number, string officer)
    {
        WhyNotConfirmRecovery(number, officer).Enforce();
        var team = Find(number)!;
        return With(team with { Recovery = team.Recovery! with { SecondBy = officer }, Owed = Owed.Of(team.Recovery.RecoverFen, team.PaidFen, team.PaidFiscalFen) });
    }

    public RefusedException? WhyNotBook(int number) =>
        Find(number) is not { } team ? Refusals.TeamNotFound.Now()
        : team.Owed is not { } owed ? Refusals.NothingGoesBack.Now()
        : owed.OutstandingFen == 0 ? Refusals.AllIsBack.Now()
        : null;

    /// <summary>A receipt is booked once in a race, whichever team it is booked for.</summary>
    public RaceGroup Book(int number, MoneyReceived booking, DateOnly earliest, DateOnly today)
    {
        WhyNotBook(number).Enforce();
        var team = Find(number)!;
        team.Owed!.WhyNotBook(booking, earliest, today).Enforce();
        if (Teams.Any(other => other.Owed?.Received.Any(received => received.Reference == booking.Reference) == true)) throw Refusals.BookedAlready.With(("reference", booking.Reference));
        return With(team with { Owed = team.Owed with { Received = [.. team.Owed.Received, booking] } });
    }

    static RefusedException? WhyNotRecover(RaceTeam team, TeamRecovery recovery) =>
        recovery.RecoverFen < 1 || recovery.RecoverFen > team.PaidFen ? Refusals.RecoveryOutOfRange.With(("least", Fact.Yuan(1)), ("paid", Fact.Yuan(team.PaidFen))) : null;
}
