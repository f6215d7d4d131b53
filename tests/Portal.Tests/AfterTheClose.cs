using Microsoft.Playwright;

namespace Challenges.Portal.Tests;

/// <summary>A tab that was open when the challenge closed: its draft can be read and copied, and nothing more is saved or filed.</summary>
[DependsOnFixture(typeof(LaterPages), AllowFailure = true)]
public sealed class AfterTheClose
{
    [Test]
    public async Task A_stale_tab_says_why_in_the_words_of_the_service_and_its_draft_becomes_read_only()
    {
        await using var visit = DraftPages.Stale!;
        var page = visit.Page;
        await page.FillAsync("#route", "Written too late.");
        await Assertions.Expect(page.Locator("[data-save-line]")).ToContainTextAsync("APP-A-01", new() { Timeout = 30_000 });
        Assert.That(await page.InputValueAsync("#route"), Is.EqualTo("Written too late."));
        await Assertions.Expect(page.Locator("#route")).ToHaveJSPropertyAsync("readOnly", true);
        await Assertions.Expect(page.Locator("[data-save-line] button")).ToContainTextAsync("Copy what was not saved");
        await visit.Picture("draft-stale-en");
        await page.ReloadAsync();
        Assert.That(await page.InputValueAsync("#region"), Is.EqualTo("Yunnan"));
        await Assertions.Expect(page.Locator("#region")).ToHaveJSPropertyAsync("readOnly", true);
        Assert.That(await visit.Text(), Does.Contain("Closed, and not filed"));
        Assert.That(await visit.SeriousFindings(), Is.Empty);
        await page.GotoAsync(page.Url.Split('#')[0] + "/check");
        await page.Locator("#file-it button.primary").ClickAsync();
        Assert.That(await visit.Text(), Does.Contain("APP-A-01").And.Contain("R06"));
    }
}
