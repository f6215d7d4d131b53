using System.Text.RegularExpressions;
using Challenges.Demonstration.Playing;
using Challenges.Portal.Tests.Browsing;

namespace Challenges.Portal.Tests;

/// <summary>The public pages as the competition goes on: in notice, and after the award. The play stops in the notice, where somebody objects in a browser without scripts.</summary>
[DependsOnFixture(typeof(OpenPages), AllowFailure = true)]
public sealed partial class LaterPages
{
    const string Number = OpenPages.Number;

    [OneTimeSetUp]
    public async Task Go_on_to_the_award()
    {
        var play = House.Theatre.Play;
        await play.AppointPanel();
        await play.Close();
        await play.Recuse();
        await play.Score();
        await play.Rank();
        House.Theatre.Told = what =>
        {
            if (what.StartsWith("Notice from", StringComparison.Ordinal)) WhileTheNoticeRuns().GetAwaiter().GetResult();
        };
        await play.Award();
        House.Theatre.Told = _ => { };
    }

    static string? _objected, _followed;

    static async Task WhileTheNoticeRuns()
    {
        await using var visit = await Visit.Begin(360, "zh-CN", script: false);
        await visit.Go($"/zh/notices/{Number}");
        await visit.Picture("notice-zh-360");
        await visit.Page.ClickAsync("text=提出异议");
        await visit.Page.FillAsync("#evidence", "试验槽的进料记录");
        await visit.Page.ClickAsync("button.primary");
        await visit.Picture("objection-errors-zh-360");
        await visit.Page.FillAsync("#signer", "某人");
        await visit.Page.FillAsync("#contact", "0971-111111");
        await visit.Page.FillAsync("#statement", "理由第二句有误");
        await visit.Page.ClickAsync("button.primary");
        await visit.Picture("objection-receipt-zh-360");
        _objected = await visit.Text();
        var (id, key) = (Uuid().Match(_objected).Value, (await visit.Page.Locator(".digest").First.InnerTextAsync()).Trim());
        await visit.Go("/zh/objections");
        await visit.Page.FillAsync("#id", id);
        await visit.Page.FillAsync("#key", key);
        await visit.Page.ClickAsync("button.primary");
        _followed = await visit.Text();
        (await House.Theatre.Exchange.Award(Cast.Officer).Post($"objections/{id}/decide", new
        {
            outcome = "dismissed",
            reasons = new { zh = "记录与公示一致。", en = "The record agrees with the notice." },
            summary = new { zh = "理由第二句", en = "The second sentence of the reasons" }
        }, House.Theatre.Cancel)).Demand();
        await using var wide = await Visit.Begin(1440, "en-GB");
        await wide.Go($"/en/notices/{Number}");
        await wide.Picture("notice-en-1440");
        await wide.Go($"/en/notices/{Number}/objection");
        await wide.Picture("objection-en-1440");
        _findings = [.. await wide.SeriousFindings(), .. wide.Complaints];
    }

    static IReadOnlyList<string> _findings = ["The notice was not visited."];

    [Test]
    public void An_objection_is_filed_without_scripts_and_followed_with_its_key()
    {
        Assert.That(_objected, Does.Contain("异议已提交"));
        Assert.That(_followed, Does.Contain("理由第二句有误").And.Contain("试验槽的进料记录"));
    }

    [Test]
    public void The_objection_form_is_read_by_everybody() => Assert.That(_findings, Is.Empty);

    [Test]
    public async Task The_published_objection_names_nobody()
    {
        await using var visit = await Visit.Begin();
        await visit.Go($"/zh/notices/{Number}");
        Assert.That(await visit.Text(), Does.Contain("记录与公示一致").And.Not.Contain("某人").And.Not.Contain("0971-111111"));
    }

    [TestCase("challenge", $"/challenges/{Number}")]
    [TestCase("opening", $"/challenges/{Number}/opening")]
    [TestCase("notices", "/notices")]
    [TestCase("notice", $"/notices/{Number}")]
    [TestCase("results", "/results")]
    [TestCase("result", $"/results/{Number}")]
    [TestCase("figures", "/statistics")]
    public async Task Is_read_by_everybody_after_the_award(string name, string tail)
    {
        foreach (var (language, width) in new[] { ("zh", 1440), ("en", 360) })
        {
            await using var visit = await Visit.Begin(width);
            Assert.That(await visit.Go($"/{language}{tail}"), Is.EqualTo(200));
            await visit.Picture($"award-{name}-{language}-{width}");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(await visit.SeriousFindings(), Is.Empty);
                Assert.That(visit.Complaints, Is.Empty);
                Assert.That(await visit.Overflows(), Is.False);
            }
        }
    }

    [Test]
    public async Task What_happened_is_shown_although_pages_are_kept_for_minutes()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await visit.Go($"/en/challenges/{Number}");
        Assert.That(await visit.Text(), Does.Contain("Award confirmed").And.Contain("5 applications sealed"));
        await visit.Go("/en/challenges");
        Assert.That(await visit.Text(), Does.Contain("Award confirmed"));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
