using Challenges.Award.Racing;
using Challenges.Shared.Decisions;

namespace Challenges.Award.Deciding;

/// <param name="Race">Before, with the recovery as it was proposed.</param>
public sealed record TeamRecoveryInput(RaceGroup Race, int Team, string SecondBy);

/// <param name="OwedFiscalFen">Fen of it that were fiscal money; null for one stream.</param>
public sealed record TeamRecoveryResult(int Team, long PaidFen, long OwedFen, long? OwedFiscalFen, bool AnotherPerson);

/// <summary>What a team of a race gives back, by two officers (R27).</summary>
static class TeamRecoveryDecision
{
    public static readonly Engine<TeamRecoveryInput, TeamRecoveryResult> Engine = Shared.Decisions.Engine.Of<TeamRecoveryInput, TeamRecoveryResult>("award-race-recovery/1",
        input => Result(input.Race.ConfirmRecovery(input.Team, input.SecondBy), input.Team));

    public static Decided Of(RaceGroup before, RaceGroup after, int team, string officer) => Decided.Of(Kinds.RaceRecovery, ["R24", "R27"], Engine, new(before, team, officer), Result(after, team));

    static TeamRecoveryResult Result(RaceGroup after, int number)
    {
        var team = after.Find(number)!;
        return new(number, team.PaidFen, team.Owed!.OwedFen, team.Owed.FiscalFen, team.Recovery!.By != team.Recovery.SecondBy);
    }
}

public sealed record TeamMoneyReceivedInput(int Team, MoneyReceivedInput Booking);

/// <summary>Money that came back from a team.</summary>
static class TeamMoneyReceivedDecision
{
    public static readonly Engine<TeamMoneyReceivedInput, MoneyReceivedResult> Engine = Shared.Decisions.Engine.Of<TeamMoneyReceivedInput, MoneyReceivedResult>("award-race-money-received/1",
        input => MoneyReceivedDecision.Run(input.Booking));

    public static Decided Of(int team, Owed owed)
    {
        var input = MoneyReceivedDecision.InputOf(owed);
        return Decided.Of(Kinds.RaceMoneyReceived, ["R24", "R27"], Engine, new(team, input), MoneyReceivedDecision.Run(input));
    }
}
