using System.Globalization;

namespace Challenges.Demonstration.Playing;

/// <summary>Holds an outcome against what the data expect.</summary>
public static class Comparison
{
    /// <summary>One sentence for each difference; empty when all is as expected.</summary>
    public static IReadOnlyList<string> Differences(Outcome outcome, Competition competition)
    {
        var expected = competition.Expected;
        List<string> differences = [];
        Same("ranking by trimmed mean", expected.RankingTrimmedMean, outcome.Ranking);
        Same("ranking by mean", expected.RankingMean, outcome.RankingByMean);
        Same("ranking by median", expected.RankingMedian, outcome.RankingByMedian);
        foreach (var score in outcome.Scores)
        {
            var one = expected.PerApplication[score.Application];
            Equal($"trimmed mean of {score.Application}", one.TrimmedMean, score.TrimmedMean);
            Equal($"shown trimmed mean of {score.Application}", one.TrimmedMeanShown, score.Shown);
            Equal($"mean of {score.Application}", one.Mean, score.Mean);
            Equal($"median of {score.Application}", one.Median, decimal.Parse(score.Median, CultureInfo.InvariantCulture));
        }
        Equal("number of ranked applications", expected.PerApplication.Count, outcome.Scores.Count);
        Same("shortlist", expected.Shortlist, outcome.Shortlist);
        Same("awardable", expected.Awardable, outcome.Awardable);
        Same("below the passing score", expected.BelowPassingScore60, outcome.BelowPassingScore);
        Equal("winner", expected.Winner, outcome.Winner);
        Equal("winner's price in fen", expected.WinnerPriceFen, outcome.WinnerPriceFen);
        Same("payments in fen", expected.PaymentsFen, outcome.PaymentsFen);
        Same("refusals", competition.RefusedOrWithdrawn.Select(refused => $"{refused.Key} {refused.Rule}"), outcome.Refusals.Select(refusal => $"{refusal.Application} {refusal.Rule}").Distinct());
        Equal("first day of the notice", competition.Award.NoticeFrom, outcome.Notice.From);
        Equal("working days of the notice", competition.Award.NoticeWorkingDays, outcome.Notice.Number);
        Equal("last day of the notice", competition.Award.NoticeEndsAfter, outcome.Notice.EndsAfter);
        Equal("objections", "dismissed", outcome.Notice.Objection);
        Equal("acceptance", "accepted", outcome.Acceptance.Outcome);
        Same("accepted values", competition.Contract.Acceptance.Select(value => $"{value.Key} {Plain(value.Value)}"), outcome.Acceptance.Measured.Select(value => $"{value.Key} {Plain(value.Value!.GetValue<decimal>())}"));
        if (outcome.ElapsedDays > outcome.PromisedDays) differences.Add($"decided after {outcome.ElapsedDays} days; {outcome.PromisedDays} were promised");
        return differences;

        void Equal<T>(string what, T wanted, T got)
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, got)) differences.Add($"{what}: expected {wanted}, got {got}");
        }

        void Same<T>(string what, IEnumerable<T> wanted, IEnumerable<T> got) => Equal(what, string.Join(", ", wanted), string.Join(", ", got));
    }

    static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
