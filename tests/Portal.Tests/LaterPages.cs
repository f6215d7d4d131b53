using System.Text.RegularExpressions;
using Challenges.Demonstration.Playing;
using Challenges.Portal.Tests.Browsing;
using Challenges.Portal.Tests.Guarding;

namespace Challenges.Portal.Tests;

/// <summary>The public pages as the competition goes on: in notice, and after the award. The play stops in the notice, where somebody objects in a browser without scripts.</summary>
[DependsOnFixture(typeof(DraftPages), AllowFailure = true)]
public sealed partial class LaterPages
{
    const string Number = OpenPages.Number;

    [OneTimeSetUp]
    public async Task Go_on_to_the_award()
    {
        var play = House.Theatre.Play;
        _whileOpen = await Readings.WhileOpen();
        await play.AppointPanel();
        await play.Close();
        await play.Recuse();
        House.Theatre.Told = what =>
        {
            if (what.StartsWith("E1 declared", StringComparison.Ordinal)) WhileTheyScore().GetAwaiter().GetResult();
        };
        await play.Score();
        await play.Rank();
        House.Theatre.Told = what =>
        {
            if (what.StartsWith("Notice from", StringComparison.Ordinal)) WhileTheNoticeRuns().GetAwaiter().GetResult();
        };
        await play.Award();
        House.Theatre.Told = _ => { };
        _whenAwarded = await Readings.WhenAwarded();
    }

    static IReadOnlyList<string> _whileOpen = ["It was not walked."], _whileInReview = ["It was not walked."], _whenAwarded = ["It was not walked."];

    [Test]
    public void While_it_is_open_each_page_is_given_to_whom_the_matrix_says() => Assert.That(_whileOpen, Is.Empty, string.Join('\n', _whileOpen));

    [Test]
    public void While_it_is_in_review_each_page_is_given_to_whom_the_matrix_says() => Assert.That(_whileInReview, Is.Empty, string.Join('\n', _whileInReview));

    [Test]
    public void When_it_is_awarded_each_page_is_given_to_whom_the_matrix_says() => Assert.That(_whenAwarded, Is.Empty, string.Join('\n', _whenAwarded));

    static string? _objected, _followed, _keyless;

    static async Task WhileTheNoticeRuns()
    {
        await using var visit = await Visit.Begin(360, "zh-CN", script: false);
        await visit.Go($"/zh/notices/{Number}");
        await visit.Picture("notice-zh");
        await visit.Page.ClickAsync("text=提出异议");
        await visit.Page.ClickAsync("button.primary");
        await visit.Picture("objection-errors-zh");
        await visit.Page.FillAsync("#signer", "王晓明");
        await visit.Page.FillAsync("#contact", "0971-111111");
        await visit.Page.ClickAsync("button.primary");
        await visit.Page.FillAsync("#statement", "公示理由的第二句与可行性验证当日的进料记录不符");
        await visit.Picture("objection-statement-zh");
        await visit.Page.ClickAsync("button.primary");
        await visit.Page.FillAsync("#evidence", "二〇二三年四月二十日试验槽的进料记录显示当日进料不足，与公示所述不符，记录由试验单位保存，可供核对。");
        await visit.Page.ClickAsync("button.primary");
        await visit.Picture("objection-check-zh");
        await visit.Page.SetInputFilesAsync("#files", new Microsoft.Playwright.FilePayload { Name = "feed.png", MimeType = "image/png", Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") });
        await visit.Page.ClickAsync("button.primary");
        await visit.Picture("objection-receipt-zh");
        _objected = await visit.Text();
        var (id, key) = (Uuid().Match(_objected).Value, (await visit.Page.Locator(".digest").First.InnerTextAsync()).Trim());
        await visit.Go($"/zh/objections?id={id}");
        await visit.Page.ClickAsync("button.primary");
        _keyless = await visit.Text();
        await visit.Page.FillAsync("#id", id);
        await visit.Page.FillAsync("#key", key);
        await visit.Page.ClickAsync("button.primary");
        _followed = await visit.Text();
        await using var office = await Visit.Begin(locale: "en-GB");
        await office.Enter(Cast.Officer, $"/en/desk/challenges/{Number}");
        await office.Picture("cockpit-en");
        _office = [.. await office.SeriousFindings(), .. office.Complaints];
        await office.Page.Locator("#objections ~ article a.button").First.ClickAsync();
        await office.Page.SelectOptionAsync("#outcome", "dismissed");
        await office.Page.FillAsync("[name='reasons.zh']", "记录与公示一致。");
        await office.Page.FillAsync("[name='reasons.en']", "The record agrees with the notice.");
        await office.Picture("act-en");
        await office.Page.Locator("main form button.primary").ClickAsync();
        _decided = await office.Text();
        await using var wide = await Visit.Begin(locale: "en-GB");
        await wide.Go($"/en/notices/{Number}");
        await wide.Picture("notice-en");
        await wide.Go($"/en/notices/{Number}/objection");
        await wide.Picture("objection-en");
        _findings = [.. await wide.SeriousFindings(), .. wide.Complaints];
    }

    /// <summary>E1 has locked its sheets, E2 has not said a word yet.</summary>
    static async Task WhileTheyScore()
    {
        var competition = House.Theatre.Competition;
        _whileInReview = await Readings.WhileInReview();
        await using var silent = await Visit.Begin(360);
        await silent.Enter(Cast.Reviewer("E2", competition), "/zh/review");
        await silent.Page.ClickAsync("main h2 a");
        await silent.Picture("seat-undeclared-zh");
        _undeclared = await silent.Text();
        await using var done = await Visit.Begin(locale: "en-GB");
        await done.Enter(Cast.Reviewer("E1", competition), "/en/review");
        await done.Page.ClickAsync("main h2 a");
        await done.Picture("seat-en");
        await done.Page.ClickAsync("main a[href$='/submit']");
        await done.Page.WaitForURLAsync("**/submit");
        await done.Picture("sheets-receipt-en");
        _receipt = await done.Text();
        var found = await done.SeriousFindings();
        await done.Page.GoBackAsync();
        await done.Page.Locator("table a").First.ClickAsync();
        await done.Picture("sheet-en");
        _sheet = await done.Page.ContentAsync();
        _review = [.. found, .. await silent.SeriousFindings(), .. await done.SeriousFindings(), .. silent.Complaints, .. done.Complaints];
    }

    static string _undeclared = "", _sheet = "", _decided = "", _receipt = "";
    static IReadOnlyList<string> _review = ["No seat was visited."], _office = ["No cockpit was visited."];

    [Test]
    public void Before_the_relations_are_declared_a_reviewer_reads_of_no_application()
    {
        Assert.That(_undeclared, Does.Contain("申报关系"));
        Assert.That(House.Theatre.Stage.Codes.Values.Where(code => _undeclared.Contains(code, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_sheet_stands_beside_a_bid_that_names_nobody()
    {
        Assert.That(_sheet, Does.Contain("This sheet is locked"));
        var names = House.Theatre.Competition.Applications.Values.SelectMany(a => new[] { a.Solver, a.ContractingUnit }).OfType<string>();
        Assert.That(names.Where(name => _sheet.Contains(name, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public void A_reviewer_keeps_a_receipt_of_the_locked_sheets() =>
        Assert.That(_receipt, Does.Contain("All your sheets are locked").And.Contain("Digest (SHA-256)").And.Contain("86.4000"));

    [Test]
    public void The_review_is_read_by_everybody() => Assert.That(_review, Is.Empty);

    [Test]
    public void The_cockpit_is_read_by_everybody() => Assert.That(_office, Is.Empty);

    [Test]
    public void An_officer_decides_an_objection_by_its_form() => Assert.That(_decided, Does.Contain("Done"));

    static IReadOnlyList<string> _findings = ["The notice was not visited."];

    [Test]
    public void An_objection_is_filed_without_scripts_and_followed_with_its_key()
    {
        Assert.That(_objected, Does.Contain("异议已提交").And.Contain("feed.png: 已提交"));
        Assert.That(_followed, Does.Contain("公示理由的第二句与可行性验证当日的进料记录不符").And.Contain("二〇二三年四月二十日试验槽的进料记录显示当日进料不足，与公示所述不符，记录由试验单位保存，可供核对。"));
    }

    [Test]
    public void Who_is_not_signed_in_needs_the_key_of_the_receipt() => Assert.That(_keyless, Does.Contain("编号或密钥无法识别").And.Not.Contain("试验槽的进料记录"));

    [Test]
    public void The_objection_form_is_read_by_everybody() => Assert.That(_findings, Is.Empty);

    [Test]
    public async Task The_published_objection_names_nobody()
    {
        await using var visit = await Visit.Begin();
        await visit.Go($"/zh/notices/{Number}");
        Assert.That(await visit.Text(), Does.Contain("记录与公示一致").And.Not.Contain("王晓明").And.Not.Contain("0971-111111"));
    }

    [TestCase("challenge", $"/challenges/{Number}")]
    [TestCase("opening", $"/challenges/{Number}/opening")]
    [TestCase("notices", "/notices")]
    [TestCase("notice", $"/notices/{Number}")]
    [TestCase("results", "/results")]
    [TestCase("result", $"/results/{Number}")]
    [TestCase("figures", "/statistics")]
    [TestCase("record", $"/challenges/{Number}/record")]
    [TestCase("verify-draw", $"/verify/draw?challenge={Number}")]
    [TestCase("verify-decisions", $"/verify/decisions?challenge={Number}"), Parallelizable(ParallelScope.Children)]
    public async Task Is_read_by_everybody_after_the_award(string name, string tail)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            await using var visit = await Visit.Begin();
            Assert.That(await visit.Go($"/{language}{tail}"), Is.EqualTo(200));
            await visit.Reads($"award-{name}-{language}");
            if (name == "figures") Assert.That(await visit.Page.Locator("#spreads figure svg").CountAsync(), Is.EqualTo(1), "the spread of the one that is decided");
        }
    }

    [TestCase("A4", 1), TestCase("A1", 0)]
    public async Task The_winner_alone_is_led_to_the_task_book(string key, int links)
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await visit.Enter(Cast.Solver(key), $"/en/applications/{House.Theatre.Stage.Applications[key]}");
        Assert.That(await visit.Page.Locator("main a[href*='/desk/']").CountAsync(), Is.EqualTo(links));
        await visit.Go("/en/applications");
        Assert.That(await visit.Page.Locator("main a[href*='/desk/']").CountAsync(), Is.EqualTo(links));
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
