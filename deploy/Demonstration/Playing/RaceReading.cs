using System.Text.Json.Nodes;

namespace Challenges.Demonstration.Playing;

/// <summary>Reads what came out of the race from the services.</summary>
public sealed class RaceReading(Stage stage)
{
    public async Task<RaceOutcome> Run()
    {
        var ranking = (await stage.Exchange.Review(stage.Staff.Officer).Get($"challenges/{stage.Number}/ranking", stage.Cancel)).Demand().Json;
        var lines = new RankingLines(stage, ranking);
        var race = (await stage.Exchange.Award(stage.Staff.Officer).Get($"races/{stage.Number}", stage.Cancel)).Demand().Json;
        var notice = (await stage.Exchange.Award().Get($"notices/{stage.Number}", stage.Cancel)).Demand().Json["count"]!;
        var result = (await stage.Exchange.Award().Get($"results/{stage.Number}", stage.Cancel)).Demand().Json;
        var plan = race["plan"]!;
        return new RaceOutcome
        {
            Ranking = lines.By("rank"),
            RankingByMean = lines.By("rankByMean"),
            RankingByMedian = lines.By("rankByMedian"),
            Scores = lines.Scores,
            Shortlist = lines.Shortlist,
            Awardable = lines.Awardable,
            PointsApart = Text(race, "pointsApart"),
            Notice = new NoticeLine(Text(notice, "firstDay"), notice["countedDays"]!.AsArray().Count, Text(notice, "lastDay"), ""),
            Stages = [.. plan["stages"]!.AsArray().Select(one => new StageLine(Text(one!, "dueOn"), Text(one!, "elimination"), one!["perTeamFen"]!.GetValue<long>(), one["allowRevival"]!.GetValue<bool>()))],
            Teams = [.. race["teams"]!.AsArray().Select(team => Team(team!))],
            BudgetFen = plan["budgetFen"]!.GetValue<long>(),
            CompletionFen = plan["completionFen"]!.GetValue<long>(),
            PaidFen = race["paidFen"]!.GetValue<long>(),
            Outcome = Text(result, "outcome"),
            ElapsedDays = result["elapsed"]!["decidedAfterDays"]!.GetValue<int>(),
            PromisedDays = result["elapsed"]!["promiseDays"]!.GetValue<int>()
        };
    }

    TeamLine Team(JsonNode team)
    {
        var findings = team["findings"]!.AsArray().Select(finding => finding!).ToList();
        return new TeamLine(team["team"]!.GetValue<int>(), stage.KeyOf(Text(team, "code")), Text(team, "state"),
            [.. findings.Select(finding => finding["score"]!.GetValue<decimal>())],
            [.. findings.Where(finding => !finding["stays"]!.GetValue<bool>()).Select(finding => finding["stage"]!.GetValue<int>())],
            [.. team["revivedIn"]!.AsArray().Select(revived => revived!.GetValue<int>())],
            [.. team["payments"]!.AsArray().OrderBy(payment => payment!["stage"]!.GetValue<int>()).Select(payment => payment!["amountFen"]!.GetValue<long>())]);
    }

    static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
