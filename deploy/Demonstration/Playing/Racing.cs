using System.Text.Json.Nodes;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Stage by stage: equal money to each team that enters, one assessment by a third party for all, the weak dropped, one brought back, acceptance at the end.</summary>
public sealed class Racing(Stage stage)
{
    public async Task Run()
    {
        await Pay(1);
        foreach (var (index, data) in Data.Race.Stages.Index())
        {
            var number = index + 1;
            foreach (var revival in Data.Race.Revivals.Where(revival => revival.Stage == number)) await Revive(revival);
            await Assess(number, data);
            if (number < Data.Race.Stages.Count) await Pay(number + 1);
        }
        await Accept();
        await Pay(Data.Race.Stages.Count + 1);
    }

    async Task Assess(int number, RaceStageData data)
    {
        var early = (await Office.Post($"races/{stage.Number}/stages/{number}/assess", Results(await Running(), data), stage.Cancel)).DemandRefusal("AWD-H-08");
        await stage.MoveTo(data.Assessed);
        var after = (await Office.Post($"races/{stage.Number}/stages/{number}/assess", Results(await Running(), data), stage.Cancel)).Demand().Json;
        var left = Teams(after).Where(team => team["leftAfter"]?.GetValue<int>() == number).Select(Name).ToList();
        stage.Tell($"Stage {number} assessed by {Data.Race.Assessor} on its day, not before ({early.Code}); {(left.Count == 0 ? "all stay" : $"{string.Join(", ", left)} leaves")}");
    }

    object Results(IEnumerable<int> teams, RaceStageData data) => new
    {
        assessor = Data.Race.Assessor,
        assessorOrganisation = Data.Race.AssessorOrganisation,
        results = teams.Select(team => (team, key: Data.Race.Entrants[team - 1].Application)).Select(one => new
        {
            one.team,
            score = data.Scores[one.key],
            goalsMet = data.Met[one.key],
            evidence = $"Report of {Data.Race.Assessor} on {one.key}"
        }).ToArray()
    };

    async Task Revive(RevivalData revival)
    {
        await stage.MoveTo(revival.At);
        var team = Data.Race.Entrants.ToList().FindIndex(entrant => entrant.Application == revival.Application) + 1;
        var race = (await Office.Post($"races/{stage.Number}/teams/{team}/revive", new { reason = new { zh = revival.Reason.Zh, en = revival.Reason.En } }, stage.Cancel)).Demand().Json;
        MustFitTheBudget(race);
        stage.Tell($"{revival.Application} comes back in stage {revival.Stage}: {revival.Reason.En}");
        await Pay(revival.Stage, team);
    }

    /// <summary>Each team that entered the stage, or was accepted at the end; each once.</summary>
    async Task Pay(int number, int? only = null)
    {
        var (owed, paid) = (Teams((await Office.Get($"races/{stage.Number}", stage.Cancel)).Demand().Json).Where(team => Entered(team, number) && !IsPaid(team, number) && (only is null || Number(team) == only)).Select(Number).ToList(), 0L);
        foreach (var team in owed)
        {
            var race = (await Office.Post($"races/{stage.Number}/teams/{team}/stages/{number}/pay", null, stage.Cancel)).Demand().Json;
            (await Office.Post($"races/{stage.Number}/teams/{team}/stages/{number}/pay", null, stage.Cancel)).DemandRefusal("AWD-M-06", "AWD-H-22");
            MustFitTheBudget(race);
            paid = race["paidFen"]!.GetValue<long>();
        }
        var what = number > Data.Race.Stages.Count ? "Completion money" : $"Money of stage {number}";
        stage.Tell($"{what} paid to {owed.Count} team(s), to none twice; {paid / 100:N0} of {Data.Challenge.BountyYuan:N0} yuan paid so far");
    }

    async Task Accept()
    {
        await stage.MoveTo(Data.Race.Accepted);
        foreach (var team in await Running()) await Accept(team, Data.Race.Acceptance);
        await stage.MoveTo(Data.Race.Rectified);
        foreach (var team in await Running("Rectifies")) await Accept(team, Data.Race.Rectification);
    }

    async Task Accept(int team, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> measured)
    {
        var key = Data.Race.Entrants[team - 1].Application;
        var race = (await Office.Post($"races/{stage.Number}/teams/{team}/acceptance", new
        {
            measured = measured[key].Select(value => new { indicator = value.Key, value = value.Value }).ToArray(),
            report = $"Record of the acceptance panel on {key}"
        }, stage.Cancel)).Demand().Json;
        stage.Tell($"{key}: {Teams(race).Single(one => Number(one) == team)["state"]}");
    }

    async Task<IReadOnlyList<int>> Running(string state = "Runs") =>
        [.. Teams((await Office.Get($"races/{stage.Number}", stage.Cancel)).Demand().Json).Where(team => team["state"]!.GetValue<string>() == state).Select(Number)];

    /// <summary>What is paid and what can still come due at worst never go beyond the bounty.</summary>
    void MustFitTheBudget(JsonNode race)
    {
        var (paid, worst, budget) = (race["paidFen"]!.GetValue<long>(), race["worstFen"]!.GetValue<long>(), Data.Challenge.BountyYuan * 100);
        if (paid > budget || worst > budget) throw new UnexpectedAnswerException($"The race costs more than its bounty of {budget} fen: paid {paid}, at worst {worst}.");
    }

    static IEnumerable<JsonNode> Teams(JsonNode race) => race["teams"]!.AsArray().Select(team => team!);

    static bool Entered(JsonNode team, int number) => team["enteredStages"]!.AsArray().Any(entered => entered!.GetValue<int>() == number);

    static bool IsPaid(JsonNode team, int number) => team["payments"]!.AsArray().Any(payment => payment!["stage"]!.GetValue<int>() == number);

    static int Number(JsonNode team) => team["team"]!.GetValue<int>();

    string Name(JsonNode team) => stage.KeyOf(team["code"]!.GetValue<string>());

    HorseRace Data => (HorseRace)stage.Competition;

    Line Office => stage.Exchange.Award(stage.Staff.Officer);
}
