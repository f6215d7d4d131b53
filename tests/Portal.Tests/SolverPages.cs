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
        await using var visit = await Visit.Begin(locale: "en-GB");
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
        await page.FillAsync("[name='committed.cell-output.shown']", "Shown by a 52-year-old professor with a PhD");
        await Assertions.Expect(page.Locator("[data-warn='committed.cell-output.shown']")).ToContainTextAsync("PhD", new() { Timeout = 30_000 });

        // Another device: what was typed is there, and nothing was pressed to save it.
        await using (var elsewhere = await Visit.Begin(360, "zh-CN"))
        {
            await elsewhere.Enter(Solver, new Uri(draft).AbsolutePath.Replace("/en/", "/zh/", StringComparison.Ordinal));
            Assert.That(await elsewhere.Page.InputValueAsync("#solverName"), Is.EqualTo("Workshop of the browser"));
            Assert.That(await elsewhere.Page.InputValueAsync("[name='commit.cell-output']"), Is.EqualTo("4.8"));
            await elsewhere.Picture("draft-zh");
            Assert.That(await elsewhere.SeriousFindings(), Is.Empty);
            Assert.That(await elsewhere.Overflows(), Is.False);
        }

        // Filing what is not whole is refused, and the words are the service's.
        await page.GotoAsync(draft + "/check");
        await page.Locator("#file-it button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".refusal").First).ToContainTextAsync("Not filed");
        await visit.Picture("check-refused-en");

        await page.GotoAsync(draft);
        foreach (var (field, value) in new[]
        {
            ("region", "Qinghai"), ("contractingOrganisation", "org-browser-1"), ("contractingName", "Workshop of the browser"), ("commit.melt-throughput", "110"), ("commit.dc-energy", "13,000"), ("committed.cell-output.shown", "Two runs of thirty days"),
            ("route", "A cell with a diaphragm."), ("plan", "Three milestones."), ("risks", "The feed may vary."), ("evidence", "A pilot run of 300 hours."), ("price", "1980"), ("durationMonths", "24"), ("people.0.id", "p-browser-2"), ("people.0.name", "Member two")
        })
            if (await page.Locator($"[name='{field}']").CountAsync() > 0) await page.FillAsync($"[name='{field}']", value);
        await page.Locator("#draft button:has-text('Save')").ClickAsync();
        await visit.Picture("draft-en");
        Assert.That(await visit.SeriousFindings(), Is.Empty);
        Assert.That(await page.InputValueAsync("[name='price']"), Is.EqualTo("1,980.00"));

        await page.GotoAsync(draft + "/check");
        await page.CheckAsync("input[type=checkbox]");
        await page.Locator("#file-it button.primary").ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        await visit.Picture("receipt-en");
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
    public async Task An_application_is_filed_and_withdrawn_by_keyboard_alone()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await visit.Enter(new Person("p-browser-5", "solver", "org-browser-5"), $"/en/challenges/{OpenPages.Number}");
        await visit.PressKeyOn($"main a[href$='/apply']", "Enter", "**/apply");
        await visit.PressKeyOn("main form button.primary", "Enter", "**/applications/*");
        var draft = visit.Page.Url;
        foreach (var (field, value) in new[] { ("solverName", "Workshop of the keys"), ("region", "Qinghai"), ("contractingOrganisation", "org-browser-5"), ("contractingName", "Workshop of the keys"), ("commit.cell-output", "4.8"), ("commit.melt-throughput", "110"),
            ("route", "A cell with a diaphragm."), ("plan", "Three milestones."), ("risks", "The feed may vary."), ("evidence", "A pilot run of 300 hours."), ("price", "1980"), ("durationMonths", "24") })
        {
            await visit.TabTo($"[name='{field}']");
            await visit.Page.Keyboard.InsertTextAsync(value);
        }
        await visit.TabTo("#kind");
        for (var n = 0; n < 3; n++) await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.PressKeyOn("#draft button[value=save]", "Enter");
        Assert.That((await visit.Page.InputValueAsync("#kind"), await visit.Page.InputValueAsync("[name='price']")), Is.EqualTo(("company", "1,980.00")));
        await visit.PressKeyOn("#draft a[href$='/check']", "Enter", "**/check");
        await visit.TabTo("main input[type=checkbox]");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.PressKeyOn("#file-it button.primary", "Enter", "**/receipt");
        Assert.That(await visit.Text(), Does.Contain("Filed"));
        await visit.Go(new Uri(draft).AbsolutePath + "/withdraw");
        await visit.PressKeyOn("main form button.primary", "Enter");
        Assert.That(await visit.Page.Locator("main .chip").First.InnerTextAsync(), Does.Contain("Withdrawn"));
    }

    [Test]
    public async Task What_was_typed_on_a_lost_line_arrives_when_it_is_back()
    {
        var person = new Person("p-browser-3", "solver", "org-browser-3");
        await using var visit = await Visit.Begin(locale: "en-GB");
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
    public async Task A_file_is_sent_without_a_script_and_one_that_is_too_large_is_refused_in_words()
    {
        byte[] picture;
        await using (var artist = await Visit.Begin(locale: "en-GB"))
        {
            await artist.Go("/en/help");
            // Noise: a picture of some megabytes.
            picture = Convert.FromBase64String(await artist.Page.EvaluateAsync<string>("""
                () => { const c = document.createElement("canvas"); c.width = c.height = 1100; const g = c.getContext("2d"), d = g.createImageData(1100, 1100);
                        for (let i = 0; i < d.data.length; i += 65536) crypto.getRandomValues(d.data.subarray(i, i + 65536)); for (let i = 3; i < d.data.length; i += 4) d.data[i] = 255;
                        g.putImageData(d, 0, 0); return c.toDataURL("image/png").split(",")[1]; }
                """));
        }
        Assert.That(picture, Has.Length.GreaterThan(3_000_000), "more than a form without a file may hold");
        var person = new Person("p-browser-4", "solver", "org-browser-4");
        await using var visit = await Visit.Begin(locale: "en-GB", script: false);
        var page = visit.Page;
        await visit.Enter(person, $"/en/challenges/{OpenPages.Number}/apply");
        await page.Locator("main form button.primary").ClickAsync();
        await page.WaitForURLAsync("**/applications/*");
        var draft = page.Url;
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "cell.png", MimeType = "image/png", Buffer = picture });
        await page.Locator("form[enctype] button").ClickAsync();
        await Assertions.Expect(page.Locator("#file-list")).ToContainTextAsync("cell.png");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "film.png", MimeType = "image/png", Buffer = [.. picture, .. new byte[21 * 1024 * 1024]] });
        await page.Locator("form[enctype] button").ClickAsync();
        await Assertions.Expect(page.Locator(".refusal")).ToContainTextAsync("20");
        Assert.That(await visit.Text(), Does.Contain("cell.png").And.Not.Contain("film.png"), "the other files stay");
        await visit.Picture("file-too-large-en");

        var answer = await page.APIRequest.PostAsync(draft + "/withdraw", new() { DataByte = new byte[3 * 1024 * 1024], Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" } });
        Assert.That((answer.Status, (await answer.TextAsync()).Contains("A form holds 2 MiB at most", StringComparison.Ordinal)), Is.EqualTo((413, true)));
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
