using Challenges.Demonstration.Speaking;
using Challenges.Portal.Tests.Browsing;
using Challenges.Portal.Tests.Playing;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests;

/// <summary>Nothing that is typed is lost: two tabs, a session that ends, a token that a restart made void, a tab that outlives the close.</summary>
[DependsOnFixture(typeof(FindingPages), AllowFailure = true)]
public sealed class DraftPages
{
    /// <summary>Open before the close; a later fixture looks at it after the close.</summary>
    internal static Visit? Stale { get; private set; }

    static int _people;

    static Person Somebody() => new($"p-draft-{Interlocked.Increment(ref _people)}", "solver", $"org-draft-{_people}");

    static async Task<string> Begin(Visit visit, Person person)
    {
        await visit.Enter(person, $"/en/challenges/{OpenPages.Number}/apply");
        await visit.Page.Locator("main form button.primary").ClickAsync();
        await visit.Page.WaitForURLAsync("**/en/applications/*");
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    static Task Says(IPage page, string words) => Assertions.Expect(page.Locator("[data-save-line]")).ToContainTextAsync(words, new() { Timeout = 30_000 });

    [Test]
    public async Task Different_fields_of_two_tabs_merge_and_the_line_says_so()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await Begin(visit, Somebody());
        var second = await visit.Page.Context.NewPageAsync();
        await second.GotoAsync(visit.Page.Url);
        await second.FillAsync("#region", "Tibet");
        await Says(second, "Saved ·");
        await visit.Page.FillAsync("#solverName", "Two tabs");
        await Says(visit.Page, "together with what somebody else changed: Province");
        Assert.That(await visit.Page.InputValueAsync("#region"), Is.EqualTo("Tibet"), "what the other tab wrote stands here too");
        await second.ReloadAsync();
        Assert.That(await second.InputValueAsync("#solverName"), Is.EqualTo("Two tabs"));
        Assert.That(await second.InputValueAsync("#region"), Is.EqualTo("Tibet"));
    }

    [TestCase("mine", "Sichuan")]
    [TestCase("theirs", "Tibet")]
    public async Task The_same_field_in_two_tabs_is_compared_and_a_person_chooses(string choice, string stays)
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await Begin(visit, Somebody());
        var (first, second) = (visit.Page, await visit.Page.Context.NewPageAsync());
        await second.GotoAsync(first.Url);
        await second.FillAsync("#region", "Tibet");
        await Says(second, "Saved ·");
        await first.FillAsync("#region", "Sichuan");
        await first.FillAsync("#durationMonths", "24");
        await Says(first, "Somebody saved first");
        var both = first.Locator("[data-clash=region]");
        await Assertions.Expect(both).ToContainTextAsync("Sichuan");
        await Assertions.Expect(both).ToContainTextAsync("Tibet");
        await visit.Picture($"clash-en-{choice}");
        await both.Locator($"input[value={choice}]").CheckAsync();
        await Says(first, "Saved ·");
        await Assertions.Expect(both).ToHaveCountAsync(0);
        Assert.That(await first.InputValueAsync("#region"), Is.EqualTo(stays));
        await second.ReloadAsync();
        Assert.That(await second.InputValueAsync("#region"), Is.EqualTo(stays));
        Assert.That(await second.InputValueAsync("#durationMonths"), Is.EqualTo("24"), "the other field was saved all along");
    }

    [Test]
    public async Task Without_scripts_both_values_are_shown_and_chosen_too()
    {
        var person = Somebody();
        await using var visit = await Visit.Begin(360, "en-GB", script: false);
        var address = await Begin(visit, person);
        var second = await visit.Page.Context.NewPageAsync();
        await second.GotoAsync(address);
        await second.FillAsync("#region", "Tibet");
        await second.Locator("#draft button[value=save]").ClickAsync();
        await visit.Page.FillAsync("#region", "Sichuan");
        await visit.Page.FillAsync("#route", "A cell with a diaphragm.");
        await visit.Page.Locator("#draft button[value=save]").ClickAsync();
        await visit.Picture("clash-without-script-en");
        Assert.That(await visit.Overflows(), Is.False);
        Assert.That(await visit.Page.InputValueAsync("#region"), Is.EqualTo("Sichuan"), "what was typed stays");
        await visit.Page.Locator("#draft button[value=save]").ClickAsync();
        Assert.That(await visit.Page.Locator("[data-clash=region]").CountAsync(), Is.EqualTo(1), "without a choice nothing is overwritten");
        await visit.Page.Locator("[data-clash=region] input[value=mine]").CheckAsync();
        await visit.Page.Locator("#draft button[value=save]").ClickAsync();
        await second.GotoAsync(address);
        Assert.That(await second.InputValueAsync("#region"), Is.EqualTo("Sichuan"));
        Assert.That(await second.InputValueAsync("#route"), Is.EqualTo("A cell with a diaphragm."));
    }

    [Test]
    public async Task A_session_that_ends_while_somebody_types_leads_to_the_sign_in_and_back_to_the_field()
    {
        var person = Somebody();
        await using var visit = await Visit.Begin(locale: "en-GB");
        var (page, address) = (visit.Page, await Begin(visit, person));
        await page.Context.ClearCookiesAsync(new() { Name = "portal.session" });
        await page.FillAsync("#region", "Gansu");
        await Says(page, "signed out");
        Assert.That(await page.Locator("[data-save-line] a").GetAttributeAsync("href"), Does.StartWith("/en/sign-in?to=").And.Contain(Uri.EscapeDataString(address)));
        await page.FillAsync("#solverName", "Typed at night");
        await page.GotoAsync(Doorman.Address(person, address));
        await Says(page, "Saved ·");
        Assert.That(await page.InputValueAsync("#solverName"), Is.EqualTo("Typed at night"));
        Assert.That(await page.EvaluateAsync<string>("() => document.activeElement.id"), Is.EqualTo("solverName"), "the same field");
        await page.ReloadAsync();
        Assert.That(await page.InputValueAsync("#region"), Is.EqualTo("Gansu"));
    }

    [Test]
    public async Task Without_scripts_a_form_outlives_its_session_too_and_nobody_else_gets_it()
    {
        var person = Somebody();
        await using var visit = await Visit.Begin(360, "zh-CN", script: false);
        var (page, address) = (visit.Page, await Begin(visit, person));
        await page.FillAsync("#solverName", "会话已过期");
        await page.Context.ClearCookiesAsync(new() { Name = "portal.session" });
        var led = new TaskCompletionSource<string>();
        page.Response += (_, answer) => { if (answer.Status == 303 && answer.Headers.TryGetValue("location", out var to)) led.TrySetResult(to); };
        await page.Locator("#draft button[value=save]").ClickAsync();
        var to = Uri.UnescapeDataString((await led.Task.WaitAsync(TimeSpan.FromSeconds(20)))["/en/sign-in?to=".Length..]);
        Assert.That(to, Does.StartWith(address + "?kept="));

        await using (var other = await Visit.Begin())
        {
            await other.Enter(Somebody(), to);
            Assert.That(await other.Page.ContentAsync(), Does.Not.Contain("会话已过期"));
        }
        await page.GotoAsync(Doorman.Address(person, to));
        Assert.That(await page.InputValueAsync("#solverName"), Is.EqualTo("会话已过期"));
        Assert.That(await visit.Text(), Does.Contain("You are signed in again"));
        await page.Locator("#draft button[value=save]").ClickAsync();
        await page.GotoAsync(address);
        Assert.That(await page.InputValueAsync("#solverName"), Is.EqualTo("会话已过期"));
    }

    [Test]
    public async Task A_token_that_became_void_is_renewed_and_the_text_is_saved()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await Begin(visit, Somebody());
        await visit.Page.EvaluateAsync("() => { document.querySelector('#draft input[name=form-token]').value = 'void'; }");
        await visit.Page.FillAsync("#region", "Qinghai");
        await Says(visit.Page, "Saved ·");
        await visit.Page.ReloadAsync();
        Assert.That(await visit.Page.InputValueAsync("#region"), Is.EqualTo("Qinghai"));
    }

    [Test]
    public async Task The_line_is_spoken_only_when_its_state_changes_and_numbers_say_what_they_mean()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        var page = visit.Page;
        await Begin(visit, Somebody());
        await page.EvaluateAsync("() => { window.spoken = []; new MutationObserver(() => window.spoken.push(document.querySelector('[data-save-says]').textContent)).observe(document.querySelector('[data-save-says]'), { childList: true }); }");
        await page.FillAsync("#price", "1980");
        await Assertions.Expect(page.Locator("[data-echo=price]")).ToContainTextAsync("19,800,000.00 yuan · nineteen million eight hundred thousand yuan", new() { Timeout = 30_000 });
        await page.FillAsync("[name='commit.cell-output']", "３.7");
        await Assertions.Expect(page.Locator("[data-echo='commit.cell-output']")).ToContainTextAsync("short of the target, −0.3", new() { Timeout = 30_000 });
        await page.FillAsync("#route", "Led by a 52-year-old professor with a PhD.");
        await Assertions.Expect(page.Locator("[data-warn=route]")).ToContainTextAsync("professor", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#status-route")).ToHaveTextAsync("There is a problem");
        await page.FillAsync("[name='commit.dc-power']", "4,8");
        await Assertions.Expect(page.Locator("[name='commit.dc-power']")).ToHaveAttributeAsync("aria-invalid", "true", new() { Timeout = 30_000 });
        Assert.That(await page.EvaluateAsync<string[]>("() => window.spoken"), Is.EqualTo(new[] { "Saved" }));
        await visit.Picture("draft-parts-en");
        Assert.That(await visit.SeriousFindings(), Is.Empty);
    }

    [Test]
    public async Task A_consortium_totals_and_its_partner_confirms_its_own_part()
    {
        var partner = Somebody();
        await using var visit = await Visit.Begin(locale: "en-GB");
        var (page, address) = (visit.Page, await Begin(visit, Somebody()));
        foreach (var (field, value) in new[]
        {
            ("solverName", "Lead works"), ("price", "1000"), ("lead.tasks", "The cell."), ("lead.amount", "600"), ("lead.share", "66.67"), ("partners.0.organisation", partner.Organisation!), ("partners.0.name", "Test works"),
            ("partners.0.tasks", "The tests."), ("partners.0.amount", "400"), ("partners.0.share", "33.33"), ("people.0.id", "p-x"), ("people.0.name", "Member"), ("exclusions.0.organisation", "org-rival"), ("exclusions.0.reason", "We compete for the same customers.")
        }) if (await page.Locator($"[name='{field}']").CountAsync() > 0) await page.FillAsync($"[name='{field}']", value);
        await Assertions.Expect(page.Locator("[data-echo=partners]")).ToContainTextAsync("CNY 10,000,000.00 and 100.00 %", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#status-partners")).ToHaveTextAsync("Waiting for partners");
        await page.ReloadAsync();
        var given = new Uri((await page.Locator("#participation").GetAttributeAsync("href"))!, UriKind.Absolute);
        Assert.That(given.AbsolutePath, Is.EqualTo(address.Replace("/applications/", "/participations/", StringComparison.Ordinal)), "an address that can be passed on as it stands");
        Assert.That((await page.InputValueAsync("[name='people.0.name']"), await page.InputValueAsync("[name='partners.0.tasks']")), Is.EqualTo(("Member", "The tests.")), "rows come back with the page");
        await using (var other = await Visit.Begin(360))
        {
            await other.Enter(partner, given.AbsolutePath.Replace("/en/", "/zh/", StringComparison.Ordinal));
            Assert.That(await other.Text(), Does.Contain("The tests.").And.Not.Contain("The cell."), "its own part and no other");
            await other.Picture("participation-zh");
            Assert.That(await other.SeriousFindings(), Is.Empty);
            await other.Page.Locator("main form button.primary").ClickAsync();
            Assert.That(await other.Text(), Does.Contain("您单位已确认现有内容"));
        }
        await page.ReloadAsync();
        Assert.That(await page.InputValueAsync("[name='partners.0.share']"), Is.EqualTo("33.33"));
        await Assertions.Expect(page.Locator("#status-partners")).ToHaveTextAsync("Completed");
        await page.FillAsync("[name='partners.0.tasks']", "The tests and the report.");
        await Assertions.Expect(page.Locator("#status-partners")).ToHaveTextAsync("Waiting for partners", new() { Timeout = 30_000 });
    }

    [Test]
    public async Task A_file_beyond_the_limit_is_refused_before_it_is_sent_and_a_sound_one_arrives()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        var page = visit.Page;
        await Begin(visit, Somebody());
        var sent = 0;
        page.Request += (_, request) => { if (request.Url.Contains("/uploads/", StringComparison.Ordinal)) sent++; };
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "large.pdf", MimeType = "application/pdf", Buffer = new byte[21 * 1024 * 1024] });
        await Assertions.Expect(page.Locator("[data-upload-says]")).ToContainTextAsync("larger than 20 MiB");
        await page.ClickAsync("[data-upload] button");
        Assert.That(sent, Is.Zero);
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "broken.pdf", MimeType = "application/pdf", Buffer = "no document"u8.ToArray() });
        await page.ClickAsync("[data-upload] button");
        await Assertions.Expect(page.Locator("[data-upload-says]")).ToContainTextAsync("SHR-F-", new() { Timeout = 30_000 });
        var picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "cell.png", MimeType = "image/png", Buffer = picture });
        await page.ClickAsync("[data-upload] button");
        await Assertions.Expect(page.Locator("#file-list")).ToContainTextAsync("cell.png", new() { Timeout = 30_000 });
        var copy = await page.APIRequest.GetAsync(House.Address + await page.Locator("#file-list a").Nth(1).GetAttributeAsync("href"));
        Assert.That(copy.Status, Is.EqualTo(200));
        Assert.That(copy.Headers["content-type"], Does.StartWith("image/png"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task After_the_sign_out_no_tab_holds_what_was_typed(bool byChannel)
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        var page = visit.Page;
        if (!byChannel) await page.Context.AddInitScriptAsync("delete window.BroadcastChannel");
        await Begin(visit, Somebody());
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        foreach (var tab in new[] { page, second })
        {
            await tab.RouteAsync("**/drafts/**", route => route.AbortAsync());
            await tab.FillAsync("#region", "Hainan");
            await Says(tab, "Not saved");
        }
        Assert.That(await second.EvaluateAsync<int>("() => sessionStorage.length"), Is.EqualTo(1));
        await page.GotoAsync("/en/sign-out");
        await page.Locator("main form button").ClickAsync();
        await second.WaitForURLAsync("**/en");
        Assert.That(await second.EvaluateAsync<int>("() => sessionStorage.length"), Is.Zero);
        Assert.That(await page.EvaluateAsync<int>("() => sessionStorage.length"), Is.Zero);
    }

    [Test]
    public async Task A_tab_is_left_open_over_the_close()
    {
        Stale = await Visit.Begin(locale: "en-GB");
        await Begin(Stale, Somebody());
        await Stale.Page.FillAsync("#region", "Yunnan");
        await Says(Stale.Page, "Saved ·");
        Assert.That(await Stale.Page.Locator("#draft [readonly]").CountAsync(), Is.Zero);
    }
}
