using Challenges.Portal.Tests.Browsing;

namespace Challenges.Portal.Tests;

/// <summary>Filters with counts, the look of the pages, open data: all without a script.</summary>
[DependsOnFixture(typeof(SolverPages), AllowFailure = true)]
public sealed class FindingPages
{
    [Test]
    public async Task Filters_count_what_they_would_leave_and_are_in_the_address()
    {
        await using var visit = await Visit.Begin(locale: "en-GB", script: false);
        await visit.Go("/en/challenges");
        await visit.Page.ClickAsync("details.filters summary");
        Assert.That(await visit.Page.Locator("details.filters").InnerTextAsync(), Does.Contain("Open (1)").And.Contain("(0)"));
        await visit.Page.FillAsync("#from", "１,000");
        await visit.Page.FillAsync("#to", "3000");
        await visit.Page.FillAsync("#before", "2030-01-01");
        await visit.Page.SelectOptionAsync("#sort", "bounty");
        await visit.Page.ClickAsync("text=Apply");
        Assert.That(visit.Page.Url, Does.Contain("from=").And.Contain("before=2030-01-01").And.Contain("sort=bounty"));
        Assert.That(await visit.Page.Locator("#results > li").CountAsync(), Is.EqualTo(1));
        await visit.Go("/en/challenges?from=2001");
        Assert.That(await visit.Page.Locator("#results > li").CountAsync(), Is.Zero, "the bounty is 2,000");
        await visit.Go("/en/challenges?from=much");
        Assert.That(await visit.Text(), Does.Contain("enter numbers only"));
        Assert.That(await visit.Page.Locator("#results > li").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Text_and_theme_are_chosen_without_a_script_and_kept()
    {
        await using var visit = await Visit.Begin(360, "zh-CN", script: false);
        await visit.Go("/zh/challenges");
        var before = await visit.Page.Locator("h1").EvaluateAsync<string>("e => getComputedStyle(e).fontSize");
        await visit.Page.ClickAsync("text=特大");
        await visit.Page.ClickAsync("text=深色");
        Assert.That(new Uri(visit.Page.Url).AbsolutePath, Is.EqualTo("/zh/challenges"), "the same page");
        var (size, page) = (await visit.Page.Locator("h1").EvaluateAsync<string>("e => getComputedStyle(e).fontSize"), await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        Assert.That(float.Parse(size[..^2], System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(1.5f * float.Parse(before[..^2], System.Globalization.CultureInfo.InvariantCulture)).Within(0.1f));
        Assert.That(page, Is.EqualTo("rgb(20, 24, 29)"));
        Assert.That(await visit.Overflows(), Is.False);
        await visit.Picture("look-zh");

        // With a script the same page is looked at by axe.
        await using var scripted = await Visit.Begin(360, "zh-CN");
        await scripted.Go("/look?theme=dark&text=150&to=/zh/challenges");
        Assert.That(await scripted.SeriousFindings(), Is.Empty);
    }

    [TestCase("json", "application/json", "\"number\":\"QH-2022-01\"")]
    [TestCase("csv", "text/csv", "challenge,number,QH-2022-01")]
    public async Task The_record_is_open_data_too_and_holds_no_number_of_applications_before_the_close(string ending, string kind, string holds)
    {
        using var http = new HttpClient { BaseAddress = new Uri(House.Address) };
        using var answer = await http.GetAsync($"/en/challenges/{OpenPages.Number}/record.{ending}");
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(kind));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(holds).And.Not.Contain("opening,count").And.Not.Contain("Shanghai light-metal"));
        Assert.That((int)(await http.GetAsync($"/en/challenges/QH-2022-99/record.{ending}")).StatusCode, Is.EqualTo(404));
    }
}
