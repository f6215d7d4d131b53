using System.Text.Json.Nodes;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Reads what came out from the services: nothing of it is taken from the data.</summary>
public sealed class Reading(Stage stage)
{
    public async Task<Outcome> Run()
    {
        var ranking = (await stage.Exchange.Review(Cast.Officer).Get($"challenges/{stage.Number}/ranking", stage.Cancel)).Demand().Json;
        var lines = new RankingLines(stage, ranking);
        var award = (await stage.Exchange.Award(Cast.Officer).Get($"awards/{stage.Number}", stage.Cancel)).Demand().Json;
        var project = (await stage.Exchange.Award(Cast.Officer).Get($"projects/{stage.Number}", stage.Cancel)).Demand().Json;
        var result = (await Waiting.UntilThere(() => stage.Exchange.Award().Get($"results/{stage.Number}", stage.Cancel), "the public result", stage.Cancel)).Json;
        var notice = award["notice"]!;
        var days = notice["countedDays"]!.AsArray();
        var objections = (await stage.Exchange.Award().Get($"notices/{stage.Number}", stage.Cancel)).Demand().Json["objectionsDecided"]!.AsArray();
        return new Outcome
        {
            Ranking = lines.By("rank"),
            RankingByMean = lines.By("rankByMean"),
            RankingByMedian = lines.By("rankByMedian"),
            Scores = lines.Scores,
            Refusals = [.. stage.Refusals.OrderBy(refusal => refusal.Application, StringComparer.Ordinal)],
            Shortlist = lines.Shortlist,
            Awardable = lines.Awardable,
            BelowPassingScore = lines.BelowPassingScore,
            Winner = stage.KeyOf(Text(award["proposal"]!, "code")),
            WinnerPriceFen = result["priceFen"]!.GetValue<long>(),
            PaymentsFen = [.. project["milestones"]!.AsArray().Where(milestone => milestone!["paidAt"] is not null).Select(milestone => milestone!["amountFen"]!.GetValue<long>())],
            Notice = new NoticeLine(Text(notice, "firstDay"), days.Count, Text(notice, "lastDay"), string.Join(", ", objections.Select(objection => Text(objection!, "outcome")))),
            Acceptance = new AcceptanceLine(Text(result, "outcome"), Measured(result)),
            ElapsedDays = result["elapsed"]!["decidedAfterDays"]!.GetValue<int>(),
            PromisedDays = result["elapsed"]!["promiseDays"]!.GetValue<int>()
        };
    }

    static JsonObject Measured(JsonNode result)
    {
        var measured = new JsonObject();
        foreach (var indicator in result["indicators"]!.AsArray())
            if (indicator!["met"]!.GetValue<bool>()) measured[Text(indicator, "key")] = indicator["accepted"]!.GetValue<decimal>();
        return measured;
    }

    static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
