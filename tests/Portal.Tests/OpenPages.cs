using Challenges.Portal.Tests.Browsing;

namespace Challenges.Portal.Tests;

/// <summary>The public pages while the demonstration competition is open.</summary>
public sealed class OpenPages
{
    internal const string Number = "QH-2022-01";

    internal static readonly (string Name, string Tail)[] Pages =
    [
        ("home", ""), ("find", "/challenges"), ("challenge", $"/challenges/{Number}"), ("questions", $"/challenges/{Number}/questions"), ("changes", $"/challenges/{Number}/changes"),
        ("opening", $"/challenges/{Number}/opening"), ("calls", "/calls"), ("call", "/calls/QH-2022"), ("notices", "/notices"), ("results", "/results"), ("figures", "/statistics"), ("verify", "/verify"),
        ("verify-receipt", "/verify/receipt"), ("verify-inclusion", "/verify/inclusion"), ("rules", "/rules"), ("rules-of", "/rules/provincial-default/1"), ("help", "/help"), ("help-topic", "/help/solver"),
        ("register", "/help/register-of-rules"), ("report", "/report"), ("record", $"/challenges/{Number}/record"), ("organisations", "/organisations"), ("verify-draw", "/verify/draw"), ("verify-decisions", "/verify/decisions"), ("accessibility", "/accessibility"), ("privacy", "/privacy"), ("objections", "/objections")
    ];

    static IEnumerable<TestCaseData> Readings() => Pages.SelectMany(p => new[] { (p, "zh"), (p, "en") }).Select(r => new TestCaseData(r.p.Name, r.p.Tail, r.Item2).SetArgDisplayNames(r.p.Name, r.Item2));

    [TestCaseSource(nameof(Readings)), Parallelizable(ParallelScope.Children)]
    public async Task Is_read_by_everybody(string name, string tail, string language)
    {
        await using var visit = await Visit.Begin(locale: language == "zh" ? "zh-CN" : "en-GB");
        Assert.That(await visit.Go($"/{language}{tail}"), Is.EqualTo(200));
        await visit.Reads($"open-{name}-{language}");
        Assert.That(await visit.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(language == "zh" ? "zh-Hans" : "en"));
    }

    [Test]
    public async Task A_page_that_is_wrong_would_be_found_out()
    {
        await using var visit = await Visit.Begin(360);
        await visit.Go("/en");
        await visit.Page.EvaluateAsync("""
            () => document.querySelector('main').insertAdjacentHTML('beforeend',
                '<img width="20" height="20"><input type="text"><p id="pale">Pale</p><div id="wide">Wide</div>') ||
                Object.assign(document.querySelector('#pale').style, { color: '#bbb', background: '#fff' }) && Object.assign(document.querySelector('#wide').style, { width: '700px' })
            """);
        var found = (await visit.SeriousFindings()).Select(finding => finding.Split(':')[0]).ToList();
        Assert.That(found, Does.Contain("image-alt").And.Contain("label").And.Contain("color-contrast").And.Contain("in the dark"));
        Assert.That(visit.Complaints, Is.Empty);
        await visit.Picture("wrong-en");
        Assert.That(visit.Complaints.Single(), Does.StartWith("wider than 360 px"));
    }

    [Test]
    public async Task Each_date_says_its_weekday_and_the_days_and_working_days_up_to_it()
    {
        await using var visit = await Visit.Begin(script: false);
        await visit.Go($"/en/challenges/{Number}");
        Assert.That(await visit.Text(), Does.Contain("Mon 19 December 2022, 18:00").And.Contain("since publication: 31 days, of them 21 working days"));
        await visit.Go($"/zh/challenges/{Number}");
        Assert.That(await visit.Text(), Does.Contain("2022年12月19日（周一）18:00").And.Contain("自发榜起 31 天，其中工作日 21 天"));
    }

    [Test]
    public async Task A_challenge_says_where_it_stands_and_why_not()
    {
        await using var visit = await Visit.Begin();
        await visit.Go($"/en/challenges/{Number}");
        var stand = visit.Page.Locator("section.stand");
        Assert.That(await stand.Locator("h3").AllInnerTextsAsync(), Is.EqualTo(new[] { "Where it stands", "Next date", "You may now", "What next", "Ask whom" }));
        var refused = stand.Locator("button[aria-disabled=true]").First;
        await refused.FocusAsync();
        await refused.PressAsync("Enter");
        Assert.That(await visit.Page.EvaluateAsync<string>("() => document.activeElement.className"), Is.EqualTo("reason"), "pressing it leads to the reason");
        Assert.That(await stand.InnerTextAsync(), Does.Contain("PUB-Q-0").And.Not.Contain("CST"));
    }

    [Test]
    public async Task The_public_learns_nothing_of_how_many_have_filed()
    {
        await using var visit = await Visit.Begin();
        foreach (var tail in new[] { "", "/opening", "/questions", "/changes" })
        {
            await visit.Go($"/en/challenges/{Number}{tail}");
            Assert.That(await visit.Text(), Does.Not.Contain("applications sealed").And.Not.Contain("Shanghai light-metal"), tail);
        }
    }

    [Test]
    public async Task The_language_switch_keeps_the_place_and_the_filters()
    {
        await using var visit = await Visit.Begin();
        await visit.Go("/zh/challenges?text=%E9%95%81&state=open");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "English" }).ClickAsync();
        Assert.That(new Uri(visit.Page.Url).PathAndQuery, Is.EqualTo("/en/challenges?text=%E9%95%81&state=open"));
        Assert.That(await visit.Page.Locator("#results > li").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Without_scripts_the_public_finds_reads_and_is_told_what_is_wrong()
    {
        await using var visit = await Visit.Begin(360, "en-GB", script: false);
        await visit.Go("/en/challenges");
        await visit.Page.FillAsync("#text", "magnesium");
        await visit.Page.ClickAsync("button.primary");
        Assert.That(visit.Page.Url, Does.Contain("text=magnesium"));
        await visit.Page.ClickAsync("#results a");
        Assert.That(await visit.Text(), Does.Contain("≥ 4.0").And.Contain("CNY 20,000,000.00"));
        await visit.Go("/en/report");
        await visit.Page.FillAsync("#contact", "kept text");
        await visit.Page.ClickAsync("text=Send the report");
        Assert.That(await visit.Text(), Does.Contain("Tell what happened"));
        Assert.That(await visit.Page.InputValueAsync("#contact"), Is.EqualTo("kept text"));
        await visit.Page.FillAsync("#happened", "Somebody offered a dinner.");
        await visit.Page.ClickAsync("text=Send the report");
        Assert.That(await visit.Text(), Does.Contain("Your report was received"));
    }

    [Test]
    public async Task A_wrong_address_says_so_and_leads_on()
    {
        await using var visit = await Visit.Begin();
        foreach (var path in new[] { "/en/challenges/QH-2022-99", "/en/nowhere", "/en/help/nothing", "/zh/notices/QH-2022-01", "/zh/results/QH-2099-01", "/nowhere" })
        {
            Assert.That(await visit.Go(path), Is.EqualTo(404), path);
            Assert.That(await visit.Page.Locator("main a").CountAsync(), Is.GreaterThan(1), path);
        }
        await visit.Picture("missing-zh");
    }

    [Test]
    public async Task A_receipt_that_was_made_up_differs()
    {
        await using var visit = await Visit.Begin();
        await visit.Go("/en/verify/receipt");
        await visit.Page.FillAsync("#receipt", "no receipt");
        await visit.Page.ClickAsync("button.primary");
        Assert.That(await visit.Text(), Does.Contain("This is not such a file"));
        await visit.Page.FillAsync("#receipt", """{"receipt":{"id":"00","challenge":"QH-2022-01","filing":1,"arrivedAt":"2022-12-19T09:42:10Z","digest":"00","termsVersion":1,"keyId":"0000000000000000"},"signature":"AAAA"}""");
        await visit.Page.ClickAsync("button.primary");
        Assert.That(await visit.Text(), Does.Contain("Differs").Or.Contain("not done"));
    }

    [Test]
    public async Task Every_answer_carries_the_guards()
    {
        using var http = new HttpClient { BaseAddress = new Uri(House.Address) };
        foreach (var path in new[] { "/en", "/en/report", "/en/nowhere", "/portal.css" })
        {
            using var answer = await http.GetAsync(path);
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Not.Contain("unsafe"), path);
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"), path);
        }
        using var fresh = new HttpClient { BaseAddress = new Uri(House.Address) };
        using var form = await fresh.GetAsync("/en/report");
        Assert.That(form.Headers.GetValues("Set-Cookie").Single(), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase);
        Assert.That(form.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task A_form_without_its_token_is_refused()
    {
        using var http = new HttpClient { BaseAddress = new Uri(House.Address) };
        using var answer = await http.PostAsync("/en/report", new FormUrlEncodedContent([new("_handler", "report"), new("Input.Step", "other"), new("Input.Text", "x")]));
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("The form was not complete"));
    }

    [Test]
    public async Task A_kept_page_is_served_again_without_asking_the_services()
    {
        using var http = new HttpClient { BaseAddress = new Uri(House.Address) };
        (await http.GetAsync("/en/rules/county-small/1")).Dispose();
        using var again = await http.GetAsync("/en/rules/county-small/1");
        Assert.That(again.Headers.Age, Is.Not.Null);
    }
}
