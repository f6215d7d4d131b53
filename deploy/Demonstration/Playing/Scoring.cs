using System.Text.Json.Nodes;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Seven blind sheets for each application, the ranking, the feasibility tests of the shortlist.</summary>
public sealed class Scoring(Stage stage, Empanelling panel)
{
    public async Task Score()
    {
        await stage.MoveTo(stage.Times.Scoring);
        foreach (var key in stage.Competition.Panel.Where(key => !stage.ActElsewhere.Contains(key)))
        {
            var line = stage.Exchange.Review(Cast.Reviewer(key, stage.Competition));
            var seat = await panel.SeatOf(key);
            (await line.Post($"seats/{seat}/declare", new { none = true }, stage.Cancel)).Demand();
            var queue = (await line.Get($"seats/{seat}/queue", stage.Cancel)).Demand().Json["entries"]!.AsArray();
            if (queue.Count != stage.Codes.Count) throw new UnexpectedAnswerException($"{key} finds {queue.Count} applications instead of {stage.Codes.Count}.");
            foreach (var code in queue.Select(entry => entry!["code"]!.GetValue<string>()))
            {
                (await line.Get($"seats/{seat}/applications/{code}", stage.Cancel)).Demand();
                var points = stage.Competition.Sheets[$"{key}/{stage.KeyOf(code)}"];
                var scores = points.Select(point => new { criterion = point.Key, score = point.Value, comment = $"Judged by the {point.Key} shown under this code." });
                var saved = (await line.Put($"seats/{seat}/sheets/{code}", new { scores = scores.ToArray() }, stage.Cancel, "\"0\"")).Demand();
                (await line.Post($"seats/{seat}/sheets/{code}/submit", null, stage.Cancel, saved.EntityTag)).Demand();
            }
            stage.Tell($"{key} declared no relation and locked {queue.Count} sheets");
        }
    }

    public async Task Rank()
    {
        await stage.MoveTo(stage.Times.Ranking);
        var office = stage.Exchange.Review(stage.Staff.Officer);
        var ranking = (await office.Post($"challenges/{stage.Number}/ranking", null, stage.Cancel)).Demand().Json;
        stage.Tell($"Ranked: {string.Join(", ", Keys(ranking))}");

        await stage.MoveTo(stage.Times.Tested);
        foreach (var entry in ranking["entries"]!.AsArray().Select(line => line!["entry"]!).Where(entry => entry["shortlisted"]!.GetValue<bool>()))
        {
            var code = entry["code"]!.GetValue<string>();
            var measured = stage.Competition.FeasibilityTests.Measured[stage.KeyOf(code)];
            (await office.Put($"challenges/{stage.Number}/feasibility/{code}", new
            {
                testBody = stage.Competition.FeasibilityTests.TestBody,
                reportReference = $"LMTC-2023-{entry["rank"]}",
                measured = measured.Select(value => new { indicator = value.Key, value = value.Value }).ToArray()
            }, stage.Cancel, "\"0\"")).Demand();
        }
        var final = (await office.Post($"challenges/{stage.Number}/finalise", null, stage.Cancel)).Demand().Json;
        foreach (var line in final["entries"]!.AsArray().Where(line => line!["bar"] is not null))
            stage.Tell($"{stage.KeyOf(line!["entry"]!["code"]!.GetValue<string>())} can't be awarded: {line["bar"]}");
    }

    IEnumerable<string> Keys(JsonNode ranking) => ranking["entries"]!.AsArray().Select(line => stage.KeyOf(line!["entry"]!["code"]!.GetValue<string>()));
}
