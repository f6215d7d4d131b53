using Challenges.Contracts.Applications;
using Challenges.Shared.Web;

namespace Challenges.Applications.Opening;

public static class WinnerSummary
{
    /// <summary>Public once the award is confirmed: who won with which committed values at what price; in a horse race every team. Route and plan stay with the parties.</summary>
    public static async Task<Answer<WinnersView>> Read(string number, IntakeStore intakes, FilingStore filings, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel);
        if (intake is null or { WinnerCodes: [] }) throw Refusals.NotFound.Now();
        var opened = await filings.Opened(intake.ChallengeId, cancel);
        return Answer.Ok(new WinnersView(intake.Number, [.. intake.WinnerCodes.Select(code => View(code, opened.Single(f => f.Code == code).Document.Content))]));
    }

    static WinnerView View(string code, ApplicationContent content)
    {
        var blind = ApplicationEvents.Blind(content);
        return new WinnerView(code, content.SolverName!, content.ContractingName!, content.Region!, blind.Committed, blind.PriceFen, blind.DurationMonths);
    }
}

/// <param name="Winners">Best first.</param>
public sealed record WinnersView(string Challenge, IReadOnlyList<WinnerView> Winners);

/// <param name="PriceFen">Fen (0.01 yuan).</param>
public sealed record WinnerView(
    string Code, string SolverName, string ContractingName, string Region, IReadOnlyList<CommittedValue> Committed, long PriceFen, int DurationMonths);
