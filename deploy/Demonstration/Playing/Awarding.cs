using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Proposal along the ranking, public notice, an objection that is dismissed, confirmation.</summary>
public sealed class Awarding(Stage stage)
{
    public async Task Run()
    {
        await stage.MoveTo(stage.Times.Proposed);
        var facts = await Waiting.Until(() => Office.Get($"awards/{stage.Number}", stage.Cancel), reply => !reply.IsRefused && reply.Json["awaited"]!.AsArray().Count == 0, "ranking, contents and applicants to reach Award", stage.Cancel);
        var best = facts.Json["rankingLeadsTo"]!.GetValue<string>();
        (await Office.Post($"awards/{stage.Number}/propose", new
        {
            code = best,
            reasons = new { zh = "综合评审排序在前且可行性验证全部必达指标达标的申请。", en = "The best-ranked application whose feasibility test met every must-have indicator." }
        }, stage.Cancel)).Demand();
        stage.Tell($"{stage.KeyOf(best)} is proposed: the ranking leads to it once A1 missed a must-have in its test");

        await stage.MoveTo(stage.Times.Notice);
        (await Office.Post($"awards/{stage.Number}/notice", new { contact = new { office = "Plan and Programme Office", phone = "0971-000000", hours = "09:00–17:00" } }, stage.Cancel)).Demand();
        var notice = (await stage.Exchange.Award().Get($"notices/{stage.Number}", stage.Cancel)).Demand().Json["count"]!;
        stage.Tell($"Notice from {notice["firstDay"]} to {notice["lastDay"]}: {notice["countedDays"]!.AsArray().Count} working days, {notice["days"]!.AsArray().Count} on the calendar");

        await Object();

        await stage.MoveTo(stage.Times.Confirmed);
        (await Office.Post($"awards/{stage.Number}/confirm", null, stage.Cancel)).Demand();
        await Waiting.Until(() => stage.Exchange.Publication().Get($"challenges/{stage.Number}", stage.Cancel), reply => !reply.IsRefused && reply.Text.Contains(stage.Competition.Applications[stage.KeyOf(best)].Solver, StringComparison.Ordinal), "the outcome to reach Publication", stage.Cancel);
        stage.Tell("Award confirmed; the public list shows who won");
    }

    async Task Object()
    {
        var objection = ((SingleWinner)stage.Competition).Award.Objection;
        await stage.MoveTo(stage.Times.Objected);
        var filed = (await stage.Exchange.Award(Cast.Solver(objection.By)).Post($"notices/{stage.Number}/objections", new
        {
            signer = $"Representative of {objection.By}",
            unit = stage.Competition.Applications[objection.By].Solver,
            contact = "representative@a1.example",
            statement = objection.Ground,
            evidence = "Feed log of the test cell, 20 April 2023"
        }, stage.Cancel)).Demand();
        var early = (await Office.Post($"awards/{stage.Number}/confirm", null, stage.Cancel)).DemandRefusal("AWD-C-02");
        stage.Tell($"{objection.By} objects; while the notice runs nothing can be confirmed anyhow ({early.Code})");

        await stage.MoveTo(stage.Times.Decided);
        (await Office.Post($"objections/{filed.Json["id"]}/decide", new
        {
            outcome = "dismissed",
            reasons = new { zh = objection.Reasons.Zh, en = objection.Reasons.En },
            summary = new { zh = objection.GroundZh, en = objection.Ground }
        }, stage.Cancel)).Demand();
        stage.Tell("The objection is dismissed with reasons");
    }

    Line Office => stage.Exchange.Award(Cast.Officer);
}
