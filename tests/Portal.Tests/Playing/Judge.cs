using Challenges.Demonstration.Playing;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Browsing;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests.Playing;

/// <summary>What a reviewer does in a competition, at an own window and by the forms alone.</summary>
sealed class Judge(Theatre theatre, Visit reviewer, string language)
{
    /// <summary>The reviewer who acts here and not over HTTP.</summary>
    public const string Key = "E1";

    string _seat = "";

    public async Task Declare()
    {
        var stage = theatre.Stage;
        await stage.MoveTo(stage.Times.Scoring);
        await reviewer.Go($"/{language}/review");
        await reviewer.Page.ClickAsync("main h2 a");
        await reviewer.Page.WaitForURLAsync("**/review/*");
        _seat = new Uri(reviewer.Page.Url).AbsolutePath;
        var before = await reviewer.Text();
        Assert.That(stage.Codes.Values.Where(code => before.Contains(code, StringComparison.Ordinal)), Is.Empty, "before the declaration there is no application");
        Assert.That(await reviewer.Page.Locator("#secrecy a[href$='/report']").CountAsync(), Is.EqualTo(1));
        foreach (var way in new[] { "/report", "/help/reviewer" }) Assert.That(await reviewer.Page.Locator($"footer a[href='/{language}{way}']").CountAsync(), Is.EqualTo(1), way);
        Assert.That(await reviewer.Page.Locator("footer .look a").CountAsync(), Is.EqualTo(6), "sizes of text and themes");
        foreach (var none in await reviewer.Page.Locator("#relations input[value=none]").AllAsync()) await none.CheckAsync();
        await reviewer.Page.CheckAsync("#relations [name=true]");
        await reviewer.Picture($"whole-declaration-{language}");
        await reviewer.Send("#relations button.primary");
    }

    /// <summary>Submits the first sheet by itself, and the others, which are saved only, in one act.</summary>
    public async Task Score()
    {
        var (stage, data) = (theatre.Stage, theatre.Competition);
        await LoseTheLine($"{_seat}/{stage.Codes["A1"]}");
        foreach (var code in stage.Codes.Values)
        {
            await reviewer.Go($"{_seat}/{code}");
            foreach (var (criterion, points) in data.Sheets[$"{Key}/{stage.KeyOf(code)}"])
            {
                await reviewer.Page.FillAsync($"[name='score.{criterion}']", $"{points}");
                await reviewer.Page.FillAsync($"[name='comment.{criterion}']", $"Judged by the {criterion} shown under this code.");
            }
            Assert.That((await reviewer.Text()).Contains(Bidder.Shown, StringComparison.Ordinal), Is.EqualTo(code == stage.Codes[Bidder.Key]), "each application tells how it will show its own values");
            if (code == stage.Codes["A1"]) await reviewer.Picture($"whole-sheet-{language}");
            await reviewer.Send($"#sheet button[value={(code == stage.Codes["A1"] ? "submit" : "save")}]");
        }
        await ProveAgain();
        await reviewer.Picture($"whole-submit-all-{language}");
        Assert.That(await reviewer.SeriousFindings(), Is.Empty);
        Assert.That(await reviewer.Page.Locator("main .primary").CountAsync(), Is.EqualTo(1));
        await reviewer.Send("#submit-all button.primary");
        Assert.That(await reviewer.Page.Locator("#receipt .digest").CountAsync(), Is.EqualTo(stage.Codes.Count));
        await reviewer.Go(_seat);
        await reviewer.Picture($"whole-queue-{language}");
    }

    /// <returns>The own seat once everybody may read the ranking, and behind it the measured values.</returns>
    public async Task<(string Seat, string Measured)> ReadRanking()
    {
        await reviewer.Go(_seat);
        await reviewer.Picture($"whole-seat-ranked-{language}");
        var seat = await reviewer.Text();
        await reviewer.Page.ClickAsync("main a[href$='/feasibility']");
        await reviewer.Page.WaitForURLAsync("**/feasibility");
        return (seat, await reviewer.Text());
    }

    /// <summary>Who signed in longer ago is led to the sign-in instead of a button that would be refused, and comes back to the same page.</summary>
    async Task ProveAgain()
    {
        var (person, page) = (Cast.Reviewer(Key, theatre.Competition), $"{_seat}/submit");
        await reviewer.Go(Doorman.Address(person, page, TimeSpan.FromMinutes(11)));
        await reviewer.Picture($"whole-submit-confirm-{language}");
        Assert.That(await reviewer.Page.Locator("form#submit-all").CountAsync(), Is.Zero);
        Assert.That(await reviewer.Page.Locator("main a.primary").GetAttributeAsync("href"), Is.EqualTo($"/{language}/sign-in?again=true&to={Uri.EscapeDataString(page)}"));
        await reviewer.Go(Doorman.Address(person, page));
        Assert.That(new Uri(reviewer.Page.Url).AbsolutePath, Is.EqualTo(page));
    }

    /// <summary>A score that was typed while the line was lost arrives when it is back, and the page was not left meanwhile.</summary>
    async Task LoseTheLine(string sheet)
    {
        await reviewer.Go(sheet);
        var line = reviewer.Page.Locator("[data-save-line]");
        await reviewer.Page.Context.SetOfflineAsync(true);
        await reviewer.Page.FillAsync("[name='score.attainment']", "50");
        await Assertions.Expect(line).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("failed"), new() { Timeout = 20_000 });
        await reviewer.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(line).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("failed"), new() { Timeout = 60_000 });
        await reviewer.Page.WaitForFunctionAsync("() => Object.keys(sessionStorage).length === 0");
        await reviewer.Page.ReloadAsync();
        Assert.That(await reviewer.Page.InputValueAsync("[name='score.attainment']"), Is.EqualTo("50"));
    }
}
