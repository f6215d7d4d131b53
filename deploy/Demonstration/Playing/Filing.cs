using System.Text.Json.Nodes;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Solvers apply: five stand at the close; the others are refused with their rule or withdraw.</summary>
public sealed class Filing(Stage stage)
{
    public async Task Run()
    {
        await Everybody();
        await RelatedToTheOwner();
        await PedigreeThenWithdrawn();
        await SecondOfTheSameSolver();
        await MustHaveLeftOpen();
        await NobodyReadsBeforeTheClose();
    }

    /// <summary>Every application of the data, with its receipt.</summary>
    public async Task Everybody()
    {
        await stage.MoveTo(stage.Times.Filing);
        // The list must have arrived here first; everything else of this act needs it.
        await Waiting.UntilThere(() => stage.Exchange.Applications(Cast.Solver(stage.Competition.Applications.Keys.First())).Get($"challenges/{stage.Number}/application-stand", stage.Cancel), "the challenge to reach Applications", stage.Cancel);
        foreach (var (key, data) in stage.Competition.Applications.Where(application => !stage.ActElsewhere.Contains(application.Key)))
        {
            var id = stage.Applications[key] = await Start(key);
            var saved = (await Save(key, id, Content(key, data), null)).Demand();
            await VerifyReceipt((await Submit(key, id, saved.EntityTag)).Demand());
            stage.Tell($"{key} filed by {data.Solver}; the receipt is genuine");
        }
    }

    /// <summary>R2: a draft that was ready in time, sent one second after the close.</summary>
    public async Task ComeLate()
    {
        var id = await Start("R2");
        var saved = (await Save("R2", id, Content("R2", stage.Competition.Applications["A2"]), null)).Demand();
        await stage.MoveTo(stage.Times.Closes.AddSeconds(1));
        stage.WasRefused("R2", (await Submit("R2", id, saved.EntityTag)).DemandRefusal("APP-A-01"), "arrived one second after the close");
    }

    async Task RelatedToTheOwner()
    {
        var reply = await Line("R1").Post($"challenges/{stage.Number}/applications", null, stage.Cancel);
        if (!reply.IsRefused)
        {
            var id = reply.Json["id"]!.GetValue<Guid>();
            var saved = (await Save("R1", id, Content("R1", stage.Competition.Applications["A5"]), null)).Demand();
            reply = await Submit("R1", id, saved.EntityTag);
        }
        stage.WasRefused("R1", reply.DemandRefusal("APP-A-05"), "a subsidiary of the problem owner");
    }

    async Task PedigreeThenWithdrawn()
    {
        var id = await Start("R3");
        var clean = Content("R3", stage.Competition.Applications["A2"]);
        var wording = ((SingleWinner)stage.Competition).RefusedOrWithdrawn.First(refused => refused.Key == "R3").Wording!;

        var withMembers = clean.DeepClone().AsObject();
        (withMembers["degree"], withMembers["birthDate"]) = ("PhD", "1970-05-01");
        stage.WasRefused("R3", (await Save("R3", id, withMembers, null)).DemandRefusal("SHR-R07"), "the members degree and birthDate");

        var withText = clean.DeepClone().AsObject();
        withText["plan"] = wording + withText["plan"]!.GetValue<string>();
        var reply = await Save("R3", id, withText, null);
        if (!reply.IsRefused) reply = await Submit("R3", id, reply.EntityTag);
        stage.WasRefused("R3", reply.DemandRefusal("APP-F-01"), "wording about age, title and degree");

        var saved = (await Save("R3", id, clean, null)).Demand();
        var filed = (await Submit("R3", id, saved.EntityTag)).Demand();
        (await Line("R3").Post($"applications/{id}/withdraw", null, stage.Cancel, filed.EntityTag)).Demand();
        stage.Tell("R3 accepted once both were gone, and withdrawn by the solver");
    }

    async Task SecondOfTheSameSolver() =>
        stage.WasRefused("R4", (await Line("A2").Post($"challenges/{stage.Number}/applications", null, stage.Cancel)).DemandRefusal("APP-A-04"), "a second application of the solver of A2");

    async Task MustHaveLeftOpen()
    {
        var id = await Start("R5");
        var content = Content("R5", stage.Competition.Applications["A5"]);
        var committed = content["committed"]!.AsArray();
        committed.Remove(committed.First(value => value!["indicator"]!.GetValue<string>() == "melt-throughput"));
        var saved = (await Save("R5", id, content, null)).Demand();
        stage.WasRefused("R5", (await Submit("R5", id, saved.EntityTag)).DemandRefusal("APP-F-02"), "melt-throughput, a must-have, left without a value");
    }

    /// <summary>R06: before the close the department learns a number and nothing else, and an officer of another department not even that.</summary>
    public async Task NobodyReadsBeforeTheClose()
    {
        var count = (await stage.Exchange.Applications(stage.Staff.Officer).Get($"challenges/{stage.Number}/count", stage.Cancel)).Demand().Json["count"]!.GetValue<int>();
        if (count != stage.Competition.Applications.Count) throw new UnexpectedAnswerException($"{stage.Competition.Applications.Count} applications stand filed, but the department is told {count}.");
        var refusal = (await stage.Exchange.Applications(stage.Staff.Officer).Get($"challenges/{stage.Number}/applications", stage.Cancel)).DemandRefusal("APP-S-01");
        (await stage.Exchange.Applications(Cast.OfficerOfAnotherDepartment).Get($"challenges/{stage.Number}/count", stage.Cancel)).DemandRefusal("APP-404");
        stage.Tell($"{count} applications stand filed; the department may not read them yet ({refusal.Code})");
    }

    async Task VerifyReceipt(Reply filed)
    {
        var receipt = filed.Json;
        var verdict = (await stage.Exchange.Applications().Post("receipts/verify", new { receipt = receipt["receipt"], signature = receipt["signature"] }, stage.Cancel)).Demand();
        if (!verdict.Json["genuine"]!.GetValue<bool>()) throw new UnexpectedAnswerException($"The receipt is not genuine: {filed.Text}");
    }

    async Task<Guid> Start(string key) =>
        (await Line(key).Post($"challenges/{stage.Number}/applications", null, stage.Cancel)).Demand().Json["id"]!.GetValue<Guid>();

    async Task<Reply> Save(string key, Guid id, JsonObject content, string? version) =>
        await Line(key).Put($"applications/{id}", content, stage.Cancel, version ?? (await Line(key).Get($"applications/{id}", stage.Cancel)).Demand().EntityTag);

    Task<Reply> Submit(string key, Guid id, string? version) => Line(key).Post($"applications/{id}/submit", null, stage.Cancel, version);

    Line Line(string key) => stage.Exchange.Applications(Cast.Solver(key));

    public static JsonObject Content(string key, ApplicationData data) => new()
    {
        ["solverName"] = data.Solver,
        ["kind"] = data.Kind,
        ["region"] = data.Region,
        ["contractingOrganisation"] = key == "A3" ? "org-golmud-workshop" : Cast.Organisation(key),
        ["contractingName"] = data.ContractingUnit ?? data.Solver,
        ["partners"] = new JsonArray(),
        ["people"] = new JsonArray(new JsonObject { ["id"] = $"p-{key.ToLowerInvariant()}-1", ["name"] = "Member one" }),
        ["route"] = data.Route,
        ["plan"] = data.Plan,
        ["risks"] = data.Risks,
        ["evidence"] = data.Evidence,
        ["committed"] = new JsonArray([.. data.Commit.Select(value => new JsonObject { ["indicator"] = value.Key, ["value"] = value.Value })]),
        ["priceFen"] = data.PriceYuan * 100,
        ["durationMonths"] = data.DurationMonths,
        ["promise"] = true,
        ["notAboutAPerson"] = new JsonArray()
    };
}
