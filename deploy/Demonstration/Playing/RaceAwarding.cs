using System.Globalization;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Several teams instead of one winner: proposed by one officer, confirmed by a second, one notice for the group, a task book per team.</summary>
public sealed class RaceAwarding(Stage stage)
{
    public async Task Run()
    {
        await Propose();
        await stage.MoveTo(stage.Times.Notice);
        (await Office.Post($"awards/{stage.Number}/notice", new { contact = new { office = "Plan and Programme Office", phone = stage.Staff.Phone, hours = "09:00–17:00" } }, stage.Cancel)).Demand();
        var notice = (await stage.Exchange.Award().Get($"notices/{stage.Number}", stage.Cancel)).Demand().Json["count"]!;
        stage.Tell($"Notice from {notice["firstDay"]} to {notice["lastDay"]}: {notice["countedDays"]!.AsArray().Count} working days, a make-up Sunday among them");

        await stage.MoveTo(stage.Times.Confirmed);
        (await Office.Post($"awards/{stage.Number}/confirm", null, stage.Cancel)).Demand();
        stage.Tell("The race is confirmed; nobody objected");
        await Sign();
    }

    async Task Propose()
    {
        await stage.MoveTo(stage.Times.Proposed);
        await Waiting.Until(() => Office.Get($"awards/{stage.Number}", stage.Cancel), reply => !reply.IsRefused && reply.Json["awaited"]!.AsArray().Count == 0, "ranking, contents and applicants to reach Award", stage.Cancel);
        var race = Data.Race;
        (await Office.Post($"awards/{stage.Number}/propose-race", new
        {
            entrants = race.Entrants.Select(entrant => new { code = stage.Codes[entrant.Application], route = Text(entrant.Route) }).ToArray(),
            stages = race.Stages.Select(one => new
            {
                dueOn = one.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                goals = one.Goals.Select(goal => new { key = goal.Key, name = Text(goal.Name) }).ToArray()
            }).ToArray(),
            reasons = Text(race.Reasons)
        }, stage.Cancel)).Demand();
        var alone = (await Office.Post($"awards/{stage.Number}/second", new { agree = true }, stage.Cancel)).DemandRefusal("AWD-P-05");
        (await stage.Exchange.Award(stage.Staff.SecondOfficer).Post($"awards/{stage.Number}/second", new { agree = true }, stage.Cancel)).Demand();
        var shown = (await Office.Get($"races/{stage.Number}", stage.Cancel)).Demand().Json;
        stage.Tell($"A race of {race.Entrants.Count} teams is proposed, {shown["pointsApart"]} points apart; one officer alone can't decide it ({alone.Code}), a second one agrees");
    }

    /// <summary>The race starts with the last signature, so that nobody has a head start.</summary>
    async Task Sign()
    {
        await stage.MoveTo(stage.Times.Contract);
        (await Office.Post($"races/{stage.Number}/task-books", null, stage.Cancel)).Demand();
        foreach (var (index, entrant) in Data.Race.Entrants.Index())
        {
            var book = (await Office.Get($"races/{stage.Number}/teams/{index + 1}/task-book", stage.Cancel)).Demand();
            var digest = book.Json["digest"]!.GetValue<string>();
            foreach (var party in new[] { stage.Staff.Officer, stage.Staff.ProblemOwner, Cast.Solver(entrant.Application) })
                (await stage.Exchange.Award(party).Post($"races/{stage.Number}/teams/{index + 1}/sign", new { digest }, stage.Cancel)).Demand();
        }
        stage.Tell($"{Data.Race.Entrants.Count} task books with the same days, goals and money are signed by their three parties; the race runs");
    }

    static object Text(Both both) => new { zh = both.Zh, en = both.En };

    HorseRace Data => (HorseRace)stage.Competition;

    Line Office => stage.Exchange.Award(stage.Staff.Officer);
}
