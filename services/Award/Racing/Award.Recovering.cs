using Challenges.Award.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>What the teams of a race give back; possible after its close too, and its outcome stays what it is.</summary>
public sealed partial class Award
{
    public RefusedException? WhyNotRecover(int team) => Race is null ? Refusals.NoRaceRuns.Now() : Race.WhyNotRecover(team);

    public void ProposeRecovery(int team, long recoverFen, string cause, Wording reasons, string officer, DateTimeOffset now)
    {
        WhyNotRecover(team).Enforce();
        Take(Race!.ProposeRecovery(team, new(recoverFen, cause, reasons, officer, now)));
    }

    public RefusedException? WhyNotConfirmRecovery(int team, string officer) =>
        WhyNotRecover(team) ?? Race!.WhyNotConfirmRecovery(team, officer) ?? (OpenObjections > 0 ? Refusals.ObjectionsAreOpen.With(("count", OpenObjections)) : null);

    public void ConfirmRecovery(int team, string officer)
    {
        WhyNotConfirmRecovery(team, officer).Enforce();
        DemandsNoObjection = true;
        var before = Race!;
        Decide(TeamRecoveryDecision.Of(before, Take(before.ConfirmRecovery(team, officer)), team, officer));
    }

    public RefusedException? WhyNotBook(int team) => Race is null ? Refusals.NoRaceRuns.Now() : Race.WhyNotBook(team);

    public void Book(int team, string? stream, long amountFen, DateOnly receivedOn, string reference, string officer, DateTimeOffset now)
    {
        WhyNotBook(team).Enforce();
        var booking = new MoneyReceived(Race!.Find(team)!.Owed!.Received.Count + 1, stream, amountFen, receivedOn, reference.Trim(), officer, now);
        var signed = Record.Race!.Books[team - 1].Signatures.Max(signature => signature.At);
        Decide(TeamMoneyReceivedDecision.Of(team, Take(Race.Book(team, booking, ZoneDay.Of(signed, Zone), Today(now))).Find(team)!.Owed!));
    }
}
