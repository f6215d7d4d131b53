using Challenges.Contracts.Applications;
using Challenges.Shared.Web;

namespace Challenges.Applications.Opening;

public static class WinnerSummary
{
    /// <summary>Public once the award is confirmed: who won with which committed values at what price. Route and plan stay with the parties.</summary>
    public static async Task<Answer<WinnerView>> Read(string number, IntakeStore intakes, FilingStore filings, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel);
        if (intake?.WinnerCode is not { } code) throw Refusals.NotFound.Now();
        var winner = (await filings.Opened(intake.ChallengeId, cancel)).SingleOrDefault(f => f.Code == code) ?? throw Refusals.NotFound.Now();
        var content = winner.Document.Content;
        var blind = ApplicationEvents.Blind(content);
        return Answer.Ok(new WinnerView(
            intake.Number, code, content.SolverName!, content.ContractingName!, content.Region!, blind.Committed, blind.PriceFen, blind.DurationMonths));
    }
}

/// <param name="PriceFen">Fen (0.01 yuan).</param>
public sealed record WinnerView(
    string Challenge, string Code, string SolverName, string ContractingName, string Region, IReadOnlyList<CommittedValue> Committed, long PriceFen, int DurationMonths);
