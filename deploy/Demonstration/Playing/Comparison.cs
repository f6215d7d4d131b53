using System.Globalization;

namespace Challenges.Demonstration.Playing;

/// <summary>Holds an outcome against what the data expect.</summary>
public static class Comparison
{
    /// <summary>One sentence for each difference; empty when all is as expected.</summary>
    public static IReadOnlyList<string> Differences(Outcome outcome, SingleWinner competition)
    {
        var expected = competition.Expected;
        var differences = new Differing();
        differences.Same("ranking by trimmed mean", expected.RankingTrimmedMean, outcome.Ranking);
        differences.Same("ranking by mean", expected.RankingMean, outcome.RankingByMean);
        differences.Same("ranking by median", expected.RankingMedian, outcome.RankingByMedian);
        differences.Scores(expected.PerApplication, outcome.Scores);
        differences.Same("shortlist", expected.Shortlist, outcome.Shortlist);
        differences.Same("awardable", expected.Awardable, outcome.Awardable);
        differences.Same("below the passing score", expected.BelowPassingScore60, outcome.BelowPassingScore);
        differences.Equal("winner", expected.Winner, outcome.Winner);
        differences.Equal("winner's price in fen", expected.WinnerPriceFen, outcome.WinnerPriceFen);
        differences.Same("payments in fen", expected.PaymentsFen, outcome.PaymentsFen);
        differences.Same("refusals", competition.RefusedOrWithdrawn.Select(refused => $"{refused.Key} {refused.Rule}"), outcome.Refusals.Select(refusal => $"{refusal.Application} {refusal.Rule}").Distinct());
        differences.Equal("first day of the notice", competition.Award.NoticeFrom, outcome.Notice.From);
        differences.Equal("working days of the notice", competition.Award.NoticeWorkingDays, outcome.Notice.Number);
        differences.Equal("last day of the notice", competition.Award.NoticeEndsAfter, outcome.Notice.EndsAfter);
        differences.Equal("objections", "dismissed", outcome.Notice.Objection);
        differences.Equal("acceptance", "accepted", outcome.Acceptance.Outcome);
        differences.Same("accepted values", competition.Contract.Acceptance.Select(value => $"{value.Key} {Plain(value.Value)}"), outcome.Acceptance.Measured.Select(value => $"{value.Key} {Plain(value.Value!.GetValue<decimal>())}"));
        if (outcome.ElapsedDays > outcome.PromisedDays) differences.Add($"decided after {outcome.ElapsedDays} days; {outcome.PromisedDays} were promised");
        return differences.Found;
    }

    static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
