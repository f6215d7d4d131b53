using System.Globalization;
using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.Portal.Tests.Browsing;

namespace Challenges.Portal.Tests.Playing;

/// <summary>The horse race of the demonstration from its proposal to its end, every act by the pages of the desk; after it money goes back from a team.</summary>
sealed class RaceAtTheDesk
{
    readonly Func<Person, Task<Visit>> _enter;
    readonly HorseRace _data = HorseRace.Read();
    readonly Stage _stage;
    readonly RacePlay _play;

    Visit _officer = null!, _second = null!;

    /// <param name="enter">Opens the window of a person.</param>
    public RaceAtTheDesk(Venue venue, Func<Person, Task<Visit>> enter)
    {
        _enter = enter;
        _stage = new Stage(venue.Theatre.Exchange, _data, TestContext.Out.WriteLine, venue.Theatre.Cancel);
        _play = new RacePlay(_stage);
    }

    public IReadOnlyList<string> Differences { get; private set; } = [];

    /// <summary>The page of the race before any money went back, and after.</summary>
    public string Ended { get; private set; } = "";
    public string Recovered { get; private set; } = "";

    string Desk => $"/en/desk/challenges/{_stage.Number}";

    string Race => Desk + "/race";

    public async Task Run()
    {
        foreach (var (_, run) in _play.Acts.SkipLast(2)) await run();
        (_officer, _second) = (await _enter(_data.Staff.Officer), await _enter(_data.Staff.SecondOfficer));
        await Propose();
        await Sign();
        await Pay(1);
        foreach (var (n, stage) in _data.Race.Stages.Index())
        {
            foreach (var revival in _data.Race.Revivals.Where(r => r.Stage == n + 1))
            {
                await _stage.MoveTo(revival.At);
                await Act($"a[href*='/act/ReviveTeam'][href*='team={TeamOf(revival.Application)}']", ("reason.zh", revival.Reason.Zh), ("reason.en", revival.Reason.En));
                await Pay(n + 1);
            }
            await Assess(n + 1, stage);
            await Pay(n + 2);
        }
        await Accept(_data.Race.Accepted, _data.Race.Acceptance);
        await Accept(_data.Race.Rectified, _data.Race.Rectification);
        await Pay(_data.Race.Stages.Count + 1);
        await _officer.Go(Race);
        Ended = await _officer.Text();
        await _officer.Picture("race-ended-en");
        Differences = RaceComparison.Differences(await _play.Read(), _data);
        await Recover();
    }

    async Task Propose()
    {
        await _stage.MoveTo(_data.Timetable.Proposed);
        await Waiting.Until(() => _stage.Exchange.Award(_data.Staff.Officer).Get($"awards/{_stage.Number}", _stage.Cancel), reply => !reply.IsRefused && reply.Json["awaited"]!.AsArray().Count == 0, "ranking, contents and applicants to reach Award", _stage.Cancel);
        await _officer.Go(Race + "/proposal");
        foreach (var entrant in _data.Race.Entrants)
        {
            var code = _stage.Codes[entrant.Application];
            await _officer.Page.CheckAsync($"[name='enters.{code}']");
            await Office.Fill(_officer, ($"route.{code}.zh", entrant.Route.Zh), ($"route.{code}.en", entrant.Route.En));
        }
        foreach (var (n, stage) in _data.Race.Stages.Index())
            await Office.Fill(_officer, ($"stages[{n}].dueOn", Day(stage.DueOn)), ($"stages[{n}].goals", string.Join('\n', stage.Goals.Select(goal => $"{goal.Key} | {goal.Name.Zh} | {goal.Name.En}"))));
        await Office.Fill(_officer, ("reasons.zh", _data.Race.Reasons.Zh), ("reasons.en", _data.Race.Reasons.En));
        await _officer.Picture("race-proposal-en");
        await Office.Press(_officer, "propose");
        await _second.Go(Desk + "/proposal");
        await _second.Page.ClickAsync(".stand a[href*='/act/Second']");
        await _second.Page.SelectOptionAsync("[name=agree]", "yes");
        await Office.Press(_second, "act");
        await _stage.MoveTo(_data.Timetable.Notice);
        await Office.Act(_officer, Desk + "/notice", "OpenNotice", ("contact.office", "Plan and Programme Office"), ("contact.phone", _data.Staff.Phone), ("contact.hours", "09:00–17:00"));
        await _stage.MoveTo(_data.Timetable.Confirmed);
        await Office.Act(_officer, Desk + "/notice", "Confirm");
    }

    async Task Sign()
    {
        await _stage.MoveTo(_data.Timetable.Contract);
        await Office.Act(_officer, Race, "DraftTaskBooks");
        var owner = await _enter(_data.Staff.ProblemOwner);
        foreach (var (n, entrant) in _data.Race.Entrants.Index())
        {
            var solver = await _enter(Cast.Solver(entrant.Application));
            await solver.Page.ClickAsync($"#waiting-list a[href='{Race}']");
            foreach (var party in new[] { _officer, owner, solver }) await By(party, $"#sign-{n + 1}");
        }
        await _officer.Go(Race);
        await _officer.Picture("race-running-en");
    }

    /// <summary>Whoever is owed the money of the stage: the page offers it once for each.</summary>
    async Task Pay(int stage)
    {
        for (var team = 1; team <= _data.Race.Entrants.Count; team++)
        {
            await _officer.Go(Race);
            if (await _officer.Page.Locator($"#pay-{team}-{stage}").CountAsync() > 0) await By(_officer, $"#pay-{team}-{stage}");
        }
    }

    async Task Assess(int number, RaceStageData data)
    {
        await _stage.MoveTo(data.Assessed);
        await _officer.Go(Race + "/stage");
        await Office.Fill(_officer, ("assessor", _data.Race.Assessor), ("assessorOrganisation", _data.Race.AssessorOrganisation));
        foreach (var (n, entrant) in _data.Race.Entrants.Index())
        {
            if (await _officer.Page.Locator($"[name='score.{n + 1}']").CountAsync() == 0) continue;
            await Office.Fill(_officer, ($"score.{n + 1}", data.Scores[entrant.Application].ToString(CultureInfo.InvariantCulture)), ($"evidence.{n + 1}", $"Report of {_data.Race.Assessor} on {entrant.Application}"));
            foreach (var goal in data.Met[entrant.Application]) await _officer.Page.CheckAsync($"[name='goal.{n + 1}.{goal}']");
        }
        if (number == 1) await _officer.Picture("race-stage-en");
        await Office.Press(_officer, "assess");
    }

    async Task Accept(DateTimeOffset at, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> measured)
    {
        await _stage.MoveTo(at);
        foreach (var (key, values) in measured)
        {
            await _officer.Go(Race);
            await _officer.Page.ClickAsync($"#accept-{TeamOf(key)}");
            foreach (var (indicator, value) in values) await Office.Fill(_officer, ("measured." + indicator, value.ToString(CultureInfo.InvariantCulture)));
            await Office.Fill(_officer, ("report", $"Record of the acceptance panel on {key}"));
            await Office.Press(_officer, "accept");
        }
    }

    async Task Recover()
    {
        await _officer.Go(Race);
        var team = (await _officer.Page.Locator("[id^='ProposeRecovery-']").First.GetAttributeAsync("id"))!.Split('-')[1];
        await By(_officer, "#ProposeRecovery-" + team, ("recoverFen", "100"), ("reasons.zh", "退回未使用的阶段经费。"), ("reasons.en", "Money of the stage that was not used goes back."));
        await By(_second, "#ConfirmRecovery-" + team);
        await By(_officer, "#BookTeamRecovery-" + team, ("amountFen", "40"), ("receivedOn", Day(DateOnly.FromDateTime(_data.Race.Rectified.Date))), ("reference", "Bank 2028-001"));
        await _officer.Go(Race);
        Recovered = await _officer.Text();
        await _officer.Picture("race-recovered-en");
    }

    Task Act(string link, params (string Field, string Text)[] fields) => By(_officer, link, fields);

    /// <summary>An act that the page of the race offers: by its link, its fields and its button.</summary>
    async Task By(Visit visit, string link, params (string Field, string Text)[] fields)
    {
        await visit.Go(Race);
        await visit.Page.ClickAsync(link);
        await Office.Fill(visit, fields);
        await Office.Press(visit, "act");
        Assert.That(await visit.Page.Locator(".done").CountAsync(), Is.EqualTo(1), $"{link}: {await visit.Text()}");
    }

    int TeamOf(string application) => _data.Race.Entrants.ToList().FindIndex(entrant => entrant.Application == application) + 1;

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
