using System.Globalization;
using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Browsing;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests.Playing;

/// <summary>What officers, and the owner with them, do in a competition, each at an own window and by the forms alone.</summary>
sealed class Office(Theatre theatre, Visit owner, Visit officer, Visit second, string language)
{
    Stage Stage => theatre.Stage;

    SingleWinner Data => theatre.Competition;

    string Desk => $"/{language}/desk/challenges/{Stage.Number}";

    public Task MoveTo(DateTimeOffset at) => Stage.MoveTo(at);

    /// <param name="profile">Name and version; null: that which is offered.</param>
    public async Task<string> Draft(string problem, string? profile = null)
    {
        await MoveTo(Data.Timetable.Accepted);
        await officer.Go(problem);
        var file = await officer.Page.Context.APIRequest.GetAsync((await officer.Page.GetAttributeAsync("main a[href*='/files/']", "href"))!);
        Saved = $"{file.Status} {file.Headers["content-disposition"]}";
        await Act(officer, problem, "AcceptProblem");
        await MoveTo(Data.Timetable.Drafted);
        await officer.Go(problem + "/draft");
        await Press(officer, "begin");
        var edit = new Uri(officer.Page.Url).AbsolutePath;
        if (profile is not null) await officer.Page.SelectOptionAsync("[name=profile]", profile);
        await Fill(officer, ("description.zh", Data.Challenge.Description.Zh), ("description.en", Data.Challenge.Description.En), ("bountyFen", (Data.Challenge.BountyYuan / 10_000).ToString(CultureInfo.InvariantCulture)),
            ("schedule.questionsUntil", Local(Data.Timetable.QuestionsUntil)), ("schedule.closesAt", "six in the evening"), ("schedule.reviewEndsAt", Local(Data.Timetable.ReviewEnds)), ("followsUp", Data.Challenge.FollowsUp ?? ""));
        await Press(officer, "save");
        await officer.Picture($"desk-draft-refused-{language}");
        Refused = await officer.Text();
        await Fill(officer, ("schedule.closesAt", Local(Data.Timetable.Closes)));
        await Press(officer, "save");
        await officer.Picture($"desk-draft-{language}");
        Drafted = await officer.Text();
        return edit[..^"/edit".Length];
    }

    /// <summary>What the officer's browser is told of the owner's file.</summary>
    public string Saved { get; private set; } = "";

    /// <summary>The page of the draft after a time that nobody can read.</summary>
    public string Refused { get; private set; } = "";

    /// <summary>The page of the draft once its dates are saved.</summary>
    public string Drafted { get; private set; } = "";

    public async Task Publish(string draft)
    {
        await owner.Go(draft + "/sign");
        await Press(owner, "sign");
        await officer.Go(draft + "/sign");
        await officer.Picture($"desk-sign-{language}");
        await Press(officer, "sign");
        await MoveTo(Data.Timetable.Published);
        await officer.Go($"/{language}/desk/calls/new?draft=" + draft[(draft.LastIndexOf('/') + 1)..]);
        await Fill(officer, ("number", Data.Staff.Call), ("title.zh", Data.Staff.CallTitle.Zh), ("title.en", Data.Staff.CallTitle.En));
        await Press(officer, "open");
        await officer.Page.SelectOptionAsync("#call", Data.Staff.Call);
        await Fill(officer, ("number", Stage.Number));
        await officer.Picture($"desk-publish-{language}");
        await Press(officer, "publish");
    }

    public async Task KeepRegisters()
    {
        foreach (var register in new[] { "integrity", "projects" })
        {
            await officer.Go($"/{language}/desk/registers");
            await officer.Page.SetInputFilesAsync("#file-" + register, new FilePayload { Name = register + ".csv", MimeType = "text/csv", Buffer = await Csv(register) });
            await officer.Page.ClickAsync($"#import-{register} button");
        }
        foreach (var register in new[] { "ownership", "integrity", "projects" })
        {
            await officer.Page.FillAsync("#asOf-" + register, Data.Timetable.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await officer.Page.ClickAsync($"#state-{register} button");
        }
        await officer.Picture($"desk-registers-{language}");
    }

    static async Task<byte[]> Csv(string register)
    {
        await using var file = typeof(KeepingRegisters).Assembly.GetManifestResourceStream(register + ".csv")!;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task Answer()
    {
        var (question, answer, _) = Data.Clarification;
        await MoveTo(Data.Timetable.Answered);
        await officer.Go($"/{language}/challenges/{Stage.Number}");
        foreach (var (way, links) in new[] { (Desk + "/questions", 2), (Desk + "/amend", 1), ($"/{language}/desk/act/CancelChallenge?number={Stage.Number}", 1) })
            Assert.That(await officer.Page.Locator($".stand a[href='{way}']").CountAsync(), Is.EqualTo(links), way);
        await officer.Page.ClickAsync($".stand a[href='{Desk}/questions']");
        await officer.Page.ClickAsync("#q1 a.button");
        await Fill(officer, ("questionText.zh", question.Zh), ("questionText.en", question.En), ("answer.zh", answer.Zh), ("answer.en", answer.En));
        await Press(officer, "act");
        await owner.Go(Desk + "/questions");
        Assert.That(await owner.Page.Locator("#q1 a[href*='/act/DraftAnswer']").CountAsync(), Is.EqualTo(1));
        Assert.That(await owner.Page.Locator("#q1 a[href*='/act/PublishAnswer']").CountAsync(), Is.Zero, "the department publishes");
        await officer.Go(Desk + "/questions");
        await officer.Page.Locator("#q1 a.button").Nth(1).ClickAsync();
        await Press(officer, "act");
    }

    public async Task Empanel()
    {
        await MoveTo(Data.Timetable.Panel);
        await Waiting.UntilThere(() => Stage.Exchange.Review(Cast.Officer).Get($"challenges/{Stage.Number}", theatre.Cancel), "the challenge to reach Review", theatre.Cancel);
        foreach (var (key, data) in Data.Reviewers)
        {
            await officer.Go($"/{language}/desk/experts");
            await Fill(officer, ("person", Cast.Reviewer(key, Data).Id), ("name", $"Reviewer {key}"), ("field", data.Field), ("organisation", Cast.ReviewersOrganisation(key, Data)));
            await Press(officer, "add");
        }
        await officer.Picture($"desk-experts-{language}");
        await officer.Go(Desk + "/panel");
        foreach (var (key, data) in Data.Reviewers)
            await officer.Page.SelectOptionAsync($"[name='as.{Cast.Reviewer(key, Data).Id}']", data.Standby is { } standby ? $"standby-{standby}" : "seat");
        await Fill(officer, ("reason", "The panel is named, so that its sheets are known."));
        await officer.Picture($"desk-appoint-{language}");
        await Press(officer, "appoint");
    }

    /// <summary>One reviewer is seated and has handed in nothing.</summary>
    public async Task Remind()
    {
        await officer.Go(Desk + "/progress");
        await officer.Picture($"desk-progress-{language}");
        await Press(officer, "remind");
        Assert.That(await officer.Page.Locator("#remind").CountAsync(), Is.Zero);
        Assert.That(await officer.Page.Locator("#why-RemindReviewers").CountAsync(), Is.EqualTo(1), "again tomorrow");
    }

    public async Task Rank()
    {
        await MoveTo(Data.Timetable.Ranking);
        await officer.Go(Desk + "/ranking");
        await officer.Picture($"desk-ranking-before-{language}");
        await Act(officer, Desk + "/ranking", "FreezeRanking");
        await MoveTo(Data.Timetable.Tested);
        foreach (var code in Stage.Codes.Where(c => Data.FeasibilityTests.Measured.ContainsKey(c.Key)).ToList())
        {
            await officer.Go(Desk + "/feasibility");
            var form = $"#test-{code.Value}";
            if (!await officer.Page.Locator(form).IsVisibleAsync()) await officer.Page.ClickAsync($"details:has({form}) > summary");
            await officer.Page.FillAsync($"{form} [name=testBody]", Data.FeasibilityTests.TestBody);
            await officer.Page.FillAsync($"{form} [name=reportReference]", $"LMTC-2023-{code.Key}");
            foreach (var (indicator, value) in Data.FeasibilityTests.Measured[code.Key]) await officer.Page.FillAsync($"{form} [name='measured.{indicator}']", value.ToString(CultureInfo.InvariantCulture));
            await officer.Page.ClickAsync($"{form} button[name=do]");
        }
        await officer.Picture($"desk-feasibility-{language}");
        await Act(officer, Desk + "/ranking", "FinaliseRanking");
    }

    public async Task Award()
    {
        await MoveTo(Data.Timetable.Proposed);
        await Waiting.Until(() => Stage.Exchange.Award(Cast.Officer).Get($"awards/{Stage.Number}", theatre.Cancel), reply => !reply.IsRefused && reply.Json["awaited"]!.AsArray().Count == 0, "ranking, contents and applicants to reach Award", theatre.Cancel);
        await officer.Go(Desk + "/proposal");
        await Fill(officer, ("reasons.zh", "综合评审排序在前且可行性验证全部必达指标达标的申请。"), ("reasons.en", "The best-ranked application whose feasibility test met every must-have indicator."));
        await officer.Picture($"desk-proposal-{language}");
        await Press(officer, "propose");
        await MoveTo(Data.Timetable.Notice);
        await Act(officer, Desk + "/notice", "OpenNotice", ("contact.office", "Plan and Programme Office"), ("contact.phone", "0971-000000"), ("contact.hours", "09:00–17:00"));
    }

    /// <summary>The second officer decides the objection; while notice and objection run the desk offers no confirmation.</summary>
    public async Task Decide()
    {
        var objection = Data.Award.Objection;
        await officer.Go(Desk + "/notice");
        Assert.That(await officer.Page.Locator(".stand a[href*='/act/Confirm']").CountAsync(), Is.Zero);
        await MoveTo(Data.Timetable.Decided);
        await second.Go(Desk + "/objections");
        await second.Picture($"desk-objections-{language}");
        await second.Page.ClickAsync("article a.button.primary");
        await Fill(second, ("reasons.zh", objection.Reasons.Zh), ("reasons.en", objection.Reasons.En), ("summary.zh", objection.GroundZh), ("summary.en", objection.Ground));
        await Press(second, "act");
        await MoveTo(Data.Timetable.Confirmed);
        await officer.Go(Desk + "/notice");
        await officer.Picture($"desk-notice-{language}");
        await Act(officer, Desk + "/notice", "Confirm");
        await Waiting.Until(() => Stage.Exchange.Publication().Get($"challenges/{Stage.Number}", theatre.Cancel), reply => !reply.IsRefused && reply.Json["state"]!.GetValue<string>() == "confirmed", "the award to reach Publication", theatre.Cancel);
    }

    /// <summary>What waits for the winner once the book is drafted.</summary>
    public string ToSign { get; private set; } = "";

    public async Task Contract(Visit solver)
    {
        await MoveTo(Data.Timetable.Contract);
        await officer.Go(Desk + "/task-book");
        foreach (var (n, name) in Data.Contract.Milestones.Index())
            await Fill(officer, ($"milestones[{n}].name.zh", Data.Contract.MilestonesZh[n]), ($"milestones[{n}].name.en", name), ($"milestones[{n}].dueOn", Data.Timetable.MilestonesDue[n].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await Press(officer, "draft");
        await solver.Go($"/{language}/my");
        ToSign = await solver.Page.InnerTextAsync("#waiting-list");
        foreach (var party in new[] { officer, owner, solver }) await Act(party, Desk + "/task-book", "Sign");
        await officer.Go(Desk + "/task-book");
        await officer.Picture($"desk-task-book-{language}");
    }

    public async Task Deliver()
    {
        foreach (var (n, at) in Data.Timetable.Milestones.Index())
        {
            await MoveTo(at);
            await officer.Go(Desk + "/project");
            if (n + 1 < Data.Contract.Milestones.Count)
            {
                await officer.Page.ClickAsync($"#assess-{n + 1}");
                await officer.Page.SelectOptionAsync("#outcome", "met");
                await Fill(officer, ("evidence", $"Site record: {Data.Contract.Milestones[n]}"), ("assessor", "Light metals test centre"));
                await Press(officer, "act");
            }
            else
            {
                await officer.Go(Desk + "/project/acceptance");
                foreach (var (indicator, value) in Data.Contract.Acceptance) await Fill(officer, ("measured." + indicator, value.ToString(CultureInfo.InvariantCulture)));
                await Fill(officer, ("report", "Acceptance panel, record 2025-04"));
                await Press(officer, "accept");
            }
            await officer.Go(Desk + "/project");
            if (n == 1) await officer.Picture($"desk-project-{language}");
            await officer.Page.ClickAsync($"#pay-{n + 1}");
            await Press(officer, "act");
        }
        await MoveTo(Data.Timetable.FollowUp);
        await Act(owner, Desk + "/project", "ProposeFollowUp", ("title.zh", Data.FollowUp.Title.Zh), ("title.en", Data.FollowUp.Title.En), ("residualProblem.zh", Data.FollowUp.Residual.Zh), ("residualProblem.en", Data.FollowUp.Residual.En),
            ("carryOver", "cell-output\ndc-power"));
    }

    /// <summary>An act that the stand of the page offers: by its link, its fields and its button.</summary>
    internal static async Task Act(Visit visit, string page, string act, params (string Field, string Text)[] fields)
    {
        await visit.Go(page);
        await visit.Page.ClickAsync($".stand a[href*='/act/{act}']");
        await Fill(visit, fields);
        await Press(visit, "act");
        Assert.That(await visit.Page.Locator(".done").CountAsync(), Is.EqualTo(1), $"{act}: {await visit.Text()}");
    }

    internal static async Task Fill(Visit visit, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields) await visit.Page.FillAsync($"[name='{field}']", text);
    }

    internal static Task Press(Visit visit, string button) => visit.Send($"main button[name=do][value='{button}']");

    string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Data.Timetable.Zone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
