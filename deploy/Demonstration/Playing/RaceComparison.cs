using System.Globalization;

namespace Challenges.Demonstration.Playing;

/// <summary>Holds the outcome of the race against what the data expect.</summary>
public static class RaceComparison
{
    /// <summary>One sentence for each difference; empty when all is as expected.</summary>
    public static IReadOnlyList<string> Differences(RaceOutcome outcome, HorseRace competition)
    {
        var expected = competition.Expected;
        var differences = new Differing();
        differences.Same("ranking by trimmed mean", expected.RankingTrimmedMean, outcome.Ranking);
        differences.Same("ranking by mean", expected.RankingMean, outcome.RankingByMean);
        differences.Same("ranking by median", expected.RankingMedian, outcome.RankingByMedian);
        differences.Scores(expected.PerApplication, outcome.Scores);
        differences.Same("shortlist", expected.Shortlist, outcome.Shortlist);
        differences.Same("awardable", expected.Awardable, outcome.Awardable);
        differences.Equal("points apart", expected.PointsApart, outcome.PointsApart);
        differences.Equal("first day of the notice", expected.NoticeFrom, outcome.Notice.From);
        differences.Equal("working days of the notice", expected.NoticeWorkingDays, outcome.Notice.Number);
        differences.Equal("last day of the notice", expected.NoticeEndsAfter, outcome.Notice.EndsAfter);
        differences.Same("days of the stages", competition.Race.Stages.Select(stage => stage.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), outcome.Stages.Select(stage => stage.DueOn));
        differences.Same("money of the stages in fen", expected.StageFen, outcome.Stages.Select(stage => stage.PerTeamFen));
        differences.Equal("completion money in fen", expected.CompletionFen, outcome.CompletionFen);
        differences.Same("teams", expected.Teams, outcome.Teams.Select(team => team.Application));
        foreach (var team in outcome.Teams)
        {
            differences.Same($"payments to {team.Application} in fen", expected.PaymentsFen[team.Application], team.PaymentsFen);
            differences.Equal($"end of {team.Application}", expected.States[team.Application], team.State);
        }
        differences.Same("eliminated", expected.Eliminated, outcome.Teams.SelectMany(team => team.Dropped.Select(stage => $"{team.Application} after stage {stage}")));
        differences.Same("revived", expected.Revived, outcome.Teams.SelectMany(team => team.Revived.Select(stage => $"{team.Application} in stage {stage}")));
        differences.Equal("budget in fen", expected.BudgetFen, outcome.BudgetFen);
        differences.Equal("paid in fen", expected.PaidFen, outcome.PaidFen);
        differences.Equal("outcome", expected.Outcome, outcome.Outcome);
        differences.Equal("days from list to decision", expected.ElapsedDays, outcome.ElapsedDays);
        if (outcome.PaidFen > outcome.BudgetFen) differences.Add($"{outcome.PaidFen} fen were paid of {outcome.BudgetFen}");
        var whole = outcome.Stages.Sum(stage => stage.PerTeamFen) + outcome.CompletionFen;
        if (outcome.Stages[0].PerTeamFen * 100 > whole * 30) differences.Add($"the first payment of {outcome.Stages[0].PerTeamFen} fen is above 30 % of {whole}");
        return differences.Found;
    }
}
