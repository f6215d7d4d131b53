using System.Globalization;
using Challenges.Demonstration.Playing;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Browsing;

namespace Challenges.Portal.Tests.Playing;

/// <summary>What a solver does in a competition, and one who objects to the award; each at an own window and by the forms alone.</summary>
sealed class Bidder(Theatre theatre, Visit solver, Visit objector, string language)
{
    /// <summary>The applicant who acts here and not over HTTP.</summary>
    public const string Key = "A4";

    string _application = "";

    Stage Stage => theatre.Stage;

    SingleWinner Data => theatre.Competition;

    public async Task Ask()
    {
        await Stage.MoveTo(Stage.Times.Asked);
        await solver.Go($"/{language}/challenges/{Stage.Number}/questions");
        await solver.Page.FillAsync("[name='Input.Text']", Data.Clarification.Question.En);
        await solver.Send("main form button.primary");
    }

    public async Task File()
    {
        var data = Data.Applications[Key];
        await Stage.MoveTo(Stage.Times.Filing);
        await solver.UntilSays($"/{language}/challenges/{Stage.Number}/apply", language == "zh" ? Data.Challenge.TitleZh : Data.Challenge.Title);
        await solver.Send("main form button.primary");
        _application = new Uri(solver.Page.Url).AbsolutePath;
        Stage.Applications[Key] = Guid.Parse(_application[(_application.LastIndexOf('/') + 1)..]);
        await solver.Page.SelectOptionAsync("#kind", data.Kind);
        foreach (var (name, value) in new[]
        {
            ("solverName", data.Solver), ("region", data.Region), ("contractingOrganisation", Cast.Organisation(Key)), ("contractingName", data.ContractingUnit ?? data.Solver), ("route", data.Route), ("plan", data.Plan),
            ("risks", data.Risks), ("evidence", data.Evidence), ("price", Text(data.PriceYuan / 10_000m)), ("durationMonths", Text(data.DurationMonths)), ("people.0.id", "p-a4-1"), ("people.0.name", "Member one"),
            ("committed.cell-output.shown", Shown)
        }.Concat(data.Commit.Select(value => ("commit." + value.Key, Text(value.Value))))) await solver.Page.FillAsync($"[name='{name}']", value);
        await solver.Send("#draft button[value=save]");
        await solver.Picture($"whole-application-{language}");
        await solver.Go(_application + "/preview");
        Assert.That(await solver.Text(), Does.Contain(Shown).And.Not.Contain(data.Solver));
        await solver.Picture($"whole-preview-{language}");
        await solver.Go(_application + "/check");
        Assert.That(await solver.Text(), Does.Contain("Member one"), "who takes part came back as it was saved");
        await solver.Page.CheckAsync("main input[type=checkbox]");
        await solver.Send("#file-it button.primary");
        Assert.That(solver.Page.Url, Does.EndWith("/receipt"), await solver.Text());
        await solver.Picture($"whole-receipt-{language}");
    }

    /// <summary>After the close: the application can be read and no more, and it is in the sealed set.</summary>
    public async Task Prove()
    {
        await solver.Go(_application);
        Assert.That(await solver.Page.InputValueAsync("[name=route]"), Is.EqualTo(Data.Applications[Key].Route));
        Assert.That(await solver.Page.Locator("#draft button[value=save]").CountAsync(), Is.Zero, "nothing can be changed any more");
        await solver.Go(_application + "/receipt");
        await solver.Picture($"whole-sealed-{language}");
        using var proof = System.Text.Json.JsonDocument.Parse(await (await solver.Page.APIRequest.GetAsync(_application + "/inclusion.json")).TextAsync());
        await solver.Go($"/{language}/verify/inclusion");
        await solver.Page.FillAsync("#challenge", Stage.Number);
        await solver.Page.FillAsync("#proof", proof.RootElement.GetRawText());
        await solver.Send("main form button.primary");
        Assert.That(await solver.Page.Locator("main .done").CountAsync(), Is.EqualTo(1), await solver.Text());
    }

    /// <returns>The receipt of the objection.</returns>
    public async Task<string> Object()
    {
        var objection = Data.Award.Objection;
        await objector.Go($"/{language}/notices/{Stage.Number}/objection");
        Dictionary<string, string> fields = new() { ["signer"] = "Representative of A1", ["contact"] = "representative@a1.example", ["statement"] = objection.Ground, ["evidence"] = "Feed log of the test cell, 20 April 2023" };
        while (await objector.Page.Locator("main form button[value=file]").CountAsync() == 0)
        {
            foreach (var (name, value) in fields)
                if (await objector.Page.Locator($"#{name}").CountAsync() > 0) await objector.Page.FillAsync($"#{name}", value);
            await objector.Send("main form button[value=next]");
            Assert.That(await objector.Page.Locator("main .refusal").CountAsync(), Is.Zero, await objector.Text());
        }
        await objector.Send("main form button[value=file]");
        await objector.Picture($"whole-objection-{language}");
        return await objector.Text();
    }

    /// <summary>Without its key, from where one's own things are listed.</summary>
    /// <returns>The objection as it is shown to the one who filed it, and the status for somebody else.</returns>
    public async Task<(string Own, int Others)> FindObjection()
    {
        await objector.Go($"/{language}/my");
        await objector.Page.ClickAsync("#waiting-list a[href*='/objections?id=']");
        var path = new Uri(objector.Page.Url).PathAndQuery;
        await objector.Picture($"whole-objection-found-{language}");
        Assert.That(await objector.SeriousFindings(), Is.Empty);
        return (await objector.Text(), await solver.Go(path));
    }

    /// <returns>What waits for the winner while the contract runs.</returns>
    public async Task<string> ReadContract()
    {
        await solver.Go(_application);
        foreach (var page in new[] { "task-book", "project" }) Assert.That(await solver.Page.Locator($"main nav a[href$='/desk/challenges/{Stage.Number}/{page}']").CountAsync(), Is.EqualTo(1), page);
        await solver.Go($"/{language}/applications");
        await solver.Page.ClickAsync("main a[href$='/project']");
        await solver.Page.WaitForURLAsync("**/project");
        await solver.Go($"/{language}/my");
        await solver.Picture($"whole-my-{language}");
        return await solver.Page.InnerTextAsync("#waiting-list");
    }

    public async Task<string> ReadOutcome()
    {
        await solver.Go(_application + "/outcome");
        await solver.Picture($"whole-outcome-{language}");
        return await solver.Text();
    }

    public const string Shown = "Two runs of thirty days with one full-size cell";

    static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
