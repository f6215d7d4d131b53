using System.Globalization;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Task book, milestones as gates of the payments, acceptance, the end, and what is left for the next list.</summary>
public sealed class Delivering(Stage stage)
{
    public async Task Run()
    {
        await Sign();
        var count = Data.Contract.Milestones.Count;
        for (var number = 1; number <= count; number++)
        {
            await stage.MoveTo(stage.Times.Milestones[number - 1]);
            if (number < count) await Assess(number);
            else await Accept();
            await Pay(number);
        }
        await FollowUp();
    }

    async Task Sign()
    {
        await stage.MoveTo(stage.Times.Contract);
        var contract = Data.Contract;
        var book = (await Office.Get($"task-books/{stage.Number}", stage.Cancel)).Demand();
        var drafted = (await Office.Put($"task-books/{stage.Number}", new
        {
            milestones = contract.Milestones.Select((name, index) => new
            {
                name = new { zh = contract.MilestonesZh[index], en = name },
                dueOn = stage.Times.MilestonesDue[index].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            }).ToArray()
        }, stage.Cancel, book.EntityTag)).Demand();
        var digest = drafted.Json["digest"]!.GetValue<string>();
        foreach (var party in new[] { Cast.Officer, Cast.ProblemOwner, Cast.Solver(Data.Expected.Winner) })
            (await stage.Exchange.Award(party).Post($"task-books/{stage.Number}/sign", new { digest }, stage.Cancel)).Demand();
        stage.Tell("Task book and commitment signed by department, owner and solver");
    }

    async Task Assess(int number)
    {
        (await Office.Post($"projects/{stage.Number}/milestones/{number}/assess", new
        {
            outcome = "met",
            evidence = $"Site record: {Data.Contract.Milestones[number - 1]}",
            assessor = "Light metals test centre"
        }, stage.Cancel)).Demand();
        stage.Tell($"Milestone {number} met: {Data.Contract.Milestones[number - 1]}");
    }

    async Task Accept()
    {
        var accepted = (await Office.Post($"projects/{stage.Number}/acceptance", new
        {
            measured = Data.Contract.Acceptance.Select(value => new { indicator = value.Key, value = value.Value }).ToArray(),
            report = "Acceptance panel, record 2025-04"
        }, stage.Cancel)).Demand();
        stage.Tell($"Acceptance: {accepted.Json["outcome"]}");
    }

    async Task Pay(int number)
    {
        var project = (await Office.Post($"projects/{stage.Number}/milestones/{number}/pay", null, stage.Cancel)).Demand().Json;
        (await Office.Post($"projects/{stage.Number}/milestones/{number}/pay", null, stage.Cancel)).DemandRefusal("AWD-M-06", "AWD-M-01");
        stage.Tell($"Payment {number} released; {project["paidFen"]!.GetValue<long>() / 100:N0} yuan paid so far, and no payment twice");
    }

    async Task FollowUp()
    {
        await stage.MoveTo(stage.Times.FollowUp);
        var next = Data.FollowUp;
        var receipt = (await stage.Exchange.Award(Cast.ProblemOwner).Post($"projects/{stage.Number}/follow-up", new
        {
            title = new { zh = next.Title.Zh, en = next.Title.En },
            residualProblem = new { zh = next.Residual.Zh, en = next.Residual.En },
            carryOver = new[] { "cell-output", "dc-power" }
        }, stage.Cancel)).Demand().Json;
        await Waiting.UntilThere(() => stage.Exchange.Publication(Cast.Officer).Get($"drafts/{receipt["id"]}", stage.Cancel), "the follow-up draft in Publication", stage.Cancel);
        stage.Tell($"What is left goes on as a draft linked to {stage.Number}: {next.Title.En}");
    }

    SingleWinner Data => (SingleWinner)stage.Competition;

    Line Office => stage.Exchange.Award(Cast.Officer);
}
