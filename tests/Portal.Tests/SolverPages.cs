using Challenges.Demonstration.Speaking;
using Challenges.Portal.Tests.Browsing;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests;

/// <summary>A solver from finding the challenge to the receipt, while it is open; the application is withdrawn at the end, so that the play goes on with its own.</summary>
[DependsOnFixture(typeof(OpenPages), AllowFailure = true)]
public sealed class SolverPages
{
    static readonly Person Solver = new("p-browser-1", "solver", "org-browser-1");

    [Test]
    public async Task A_solver_drafts_files_and_withdraws_in_the_browser()
    {
        await using var visit = await Visit.Begin(1440, "en-GB");
        var page = visit.Page;
        await visit.Enter(Solver, $"/en/challenges/{OpenPages.Number}");
        await page.ClickAsync("text=Start an application");
        await page.Locator("main form button.primary").ClickAsync();
        await page.FillAsync("#solverName", "Workshop of the browser");
        await page.SelectOptionAsync("#kind", "company");
        await page.FillAsync("[name='commit.cell-output']", "４.８");
        await Assertions.Expect(page.Locator("[data-save-line]")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
        await page.WaitForFunctionAsync("() => Object.keys(sessionStorage).length === 0");
        var draft = page.Url;

        // Another device: what was typed is there, and nothing was pressed to save it.
        await using (var elsewhere = await Visit.Begin(360, "zh-CN"))
        {
            await elsewhere.Enter(Solver, new Uri(draft).AbsolutePath.Replace("/en/", "/zh/", StringComparison.Ordinal));
            Assert.That(await elsewhere.Page.InputValueAsync("#solverName"), Is.EqualTo("Workshop of the browser"));
            Assert.That(await elsewhere.Page.InputValueAsync("[name='commit.cell-output']"), Is.EqualTo("4.8"));
            await elsewhere.Picture("draft-zh-360");
            Assert.That(await elsewhere.SeriousFindings(), Is.Empty);
            Assert.That(await elsewhere.Overflows(), Is.False);
        }

        // Filing what is not whole is refused, and the words are the service's.
        await page.GotoAsync(draft + "/check");
        await page.Locator("#file-it button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".refusal").First).ToContainTextAsync("Not filed");
        await visit.Picture("check-refused-en-1440");

        await page.GotoAsync(draft);
        foreach (var (field, value) in new[]
        {
            ("region", "Qinghai"), ("contractingOrganisation", "org-browser-1"), ("contractingName", "Workshop of the browser"), ("commit.melt-throughput", "110"), ("commit.dc-energy", "13,000"),
            ("route", "A cell with a diaphragm."), ("plan", "Three milestones."), ("risks", "The feed may vary."), ("evidence", "A pilot run of 300 hours."), ("price", "1980"), ("durationMonths", "24"), ("people.0.id", "p-browser-2"), ("people.0.name", "Member two")
        })
            if (await page.Locator($"[name='{field}']").CountAsync() > 0) await page.FillAsync($"[name='{field}']", value);
        await page.Locator("#draft button:has-text('Save')").ClickAsync();
        await visit.Picture("draft-en-1440");
        Assert.That(await visit.SeriousFindings(), Is.Empty);
        Assert.That(await page.InputValueAsync("[name='price']"), Is.EqualTo("1,980.00"));

        await page.GotoAsync(draft + "/check");
        await page.CheckAsync("input[type=checkbox]");
        await page.Locator("#file-it button.primary").ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        await visit.Picture("receipt-en-1440");
        Assert.That(await visit.Text(), Does.Contain("Filed").And.Contain("Beijing time (UTC+8)"));
        Assert.That(await visit.SeriousFindings(), Is.Empty);

        // The file of the receipt page is what the verification takes.
        var file = await page.APIRequest.GetAsync(draft + "/receipt.json");
        await page.GotoAsync("/en/verify/receipt");
        await page.FillAsync("#receipt", await file.TextAsync());
        await page.ClickAsync("button.primary");
        Assert.That(await visit.Text(), Does.Contain("Genuine"));

        await page.GotoAsync(draft + "/withdraw");
        await page.Locator("main form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("main .chip").First).ToContainTextAsync("Withdrawn");
        Assert.That(visit.Complaints.Where(c => !c.Contains("422", StringComparison.Ordinal) && !c.Contains("409", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_was_typed_on_a_lost_line_arrives_when_it_is_back()
    {
        var person = new Person("p-browser-3", "solver", "org-browser-3");
        await using var visit = await Visit.Begin(1440, "en-GB");
        var page = visit.Page;
        await visit.Enter(person, $"/en/challenges/{OpenPages.Number}/apply");
        await page.Locator("main form button.primary").ClickAsync();
        // The line is cut on the page of the draft, not on the way to it.
        await page.WaitForURLAsync("**/applications/*");
        await page.RouteAsync("**/drafts/**", route => route.AbortAsync());
        await page.FillAsync("#region", "Gansu");
        await Assertions.Expect(page.Locator("[data-save-line]")).ToContainTextAsync("Not saved", new() { Timeout = 30_000 });
        Assert.That(await page.InputValueAsync("#region"), Is.EqualTo("Gansu"));
        await page.UnrouteAllAsync();
        await Assertions.Expect(page.Locator("[data-save-line]")).ToContainTextAsync("Saved ·", new() { Timeout = 60_000 });
        await page.ReloadAsync();
        Assert.That(await page.InputValueAsync("#region"), Is.EqualTo("Gansu"));
    }

    [Test]
    public async Task The_browser_holds_a_key_and_no_token()
    {
        await using var visit = await Visit.Begin();
        await visit.Enter(Solver, "/zh/my");
        foreach (var cookie in await visit.Page.Context.CookiesAsync())
        {
            Assert.That(cookie.Value, Does.Not.Contain("eyJ"), cookie.Name);
            if (cookie.Name == "portal.session") Assert.That(cookie is { HttpOnly: true, Value.Length: < 600 }, Is.True, "a key alone");
        }
        Assert.That(await visit.Page.ContentAsync(), Does.Not.Contain("eyJ"));
    }

    [TestCase("/zh/my")]
    [TestCase("/zh/applications")]
    [TestCase("/zh/review")]
    [TestCase("/zh/desk")]
    [TestCase("/zh/desk/challenges/QH-2022-01")]
    [TestCase("/zh/desk/act/FreezeRanking?number=QH-2022-01")]
    [TestCase("/zh/problems")]
    [TestCase("/zh/audit")]
    public async Task Nobody_works_without_signing_in(string path)
    {
        await using var visit = await Visit.Begin();
        Assert.That(await visit.Go(path), Is.EqualTo(403));
    }

    [TestCase("/en/desk/challenges/QH-2022-01", "Freeze the ranking")]
    [TestCase("/en/audit", "0 reports")]
    public async Task A_solver_sees_nothing_of_the_desk(string path, string never)
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await visit.Enter(Solver, path);
        Assert.That(await visit.Text(), Does.Not.Contain(never).And.Not.Contain("applications filed so far"));
    }

    [Test]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await visit.Enter(Solver, "/en/my");
        var before = (await visit.Page.Context.CookiesAsync()).Single(c => c.Name == "portal.session");
        await visit.Go("/en/sign-out");
        await visit.Page.Locator("main form button").ClickAsync();
        Assert.That(await visit.Go("/en/my"), Is.EqualTo(403));
        await visit.Page.Context.AddCookiesAsync([new() { Name = before.Name, Value = before.Value, Url = House.Address }]);
        Assert.That(await visit.Go("/en/my"), Is.EqualTo(403), "an old cookie opens nothing");
    }
}
