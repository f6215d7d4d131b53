using Challenges.Demonstration.Playing;
using Challenges.Portal.Tests.Browsing;
using Challenges.Portal.Tests.Playing;

namespace Challenges.Portal.Tests;

/// <summary>The pages of the desk and of the auditors on a competition that has come to its end.</summary>
public sealed class DeskPages
{
    static Venue? _venue;

    static string Desk => $"/desk/challenges/{_venue!.Theatre.Stage.Number}";

    [OneTimeSetUp]
    public async Task Enter() => _venue = (await WholePlay.In("en")).Venue;

    static readonly string[] Pages =
        ["", "/ranking", "/panel", "/task-book/print", "/project", "/opening", "/questions", "/formal", "/recusals", "/progress", "/feasibility", "/defence", "/reconsiderations", "/proposal", "/notice", "/objections", "/task-book"];

    static IEnumerable<TestCaseData> Readings() => Pages.SelectMany(tail => new[] { (tail, "zh"), (tail, "en") }).Select(r => new TestCaseData(r.tail, r.Item2).SetArgDisplayNames(r.tail, r.Item2));

    [TestCaseSource(nameof(Readings)), Parallelizable(ParallelScope.Children)]
    public async Task Is_read_by_every_officer(string tail, string language)
    {
        await using var visit = await Visit.Begin(locale: language == "zh" ? "zh-CN" : "en-GB", address: _venue!.Address);
        Assert.That(await visit.Enter(Cast.Officer, $"/{language}{Desk}{tail}"), Is.EqualTo(200));
        await visit.Reads("desk-after" + tail.Replace('/', '-') + $"-{language}");
    }

    [TestCase("/desk")]
    [TestCase("/desk/experts")]
    [TestCase("/desk/registers")]
    [TestCase("/desk/registers/projects")]
    [TestCase("/desk/organisations")]
    [TestCase("/desk/profiles")]
    [TestCase("/desk/profiles/provincial-default")]
    [TestCase("/desk/rehearsal?profile=guangxi-horse-race"), Parallelizable(ParallelScope.Children)]
    public async Task Registers_and_rules_are_read_by_every_officer(string tail)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            await using var visit = await Visit.Begin(address: _venue!.Address);
            Assert.That(await visit.Enter(Cast.Officer, $"/{language}{tail}"), Is.EqualTo(200));
            await visit.Reads($"{tail.Trim('/').Replace('/', '-').Split('?')[0]}-{language}");
        }
    }

    [Test]
    public async Task The_ranking_shows_every_number_and_the_fraction_behind_it()
    {
        await using var visit = await Visit.Begin(locale: "en-GB", address: _venue!.Address);
        await visit.Enter(Cast.Officer, $"/en{Desk}/ranking");
        var text = await visit.Text();
        Assert.That(new[] { "86.6400", "85.3000", "83.7000", "78.5800", "below the pass mark" }.Where(shown => !text.Contains(shown, StringComparison.Ordinal)), Is.Empty);
        await visit.Page.ClickAsync("#ranking summary >> nth=0");
        Assert.That(await visit.Text(), Does.Contain("2166/25"));
    }

    [Test]
    public async Task The_stability_counts_every_test_and_names_what_moved_the_order()
    {
        var codes = _venue!.Theatre.Stage.Codes;
        await using var visit = await Visit.Begin(locale: "en-GB", address: _venue.Address);
        await visit.Enter(Cast.Officer, $"/en{Desk}/ranking");
        Assert.That(await visit.Text(), Does.Contain("The same order in 25 of 30 tests: 7 of 7 with one reviewer left out, 3 of 3 by another method, 15 of 20 with 10 points of weight moved."));
        var rows = await visit.Page.Locator("#places tbody tr").AllInnerTextsAsync();
        Assert.That(rows.Take(3).Select(row => string.Join(' ', row.Split('\t', '\n').Where(cell => cell.Length > 0).Take(6))), Is.EqualTo(new[]
        {
            $"{codes["A1"]} 29 of 30 1 of 30 0 0 0", $"{codes["A4"]} 1 of 30 25 of 30 4 of 30 0 0", $"{codes["A3"]} 0 4 of 30 26 of 30 0 0"
        }));
        Assert.That(rows[0], Does.Match(@"Place 2: .+ \+10, .+ −10"));
        Assert.That(rows[1], Does.Contain("Place 1: ").And.Contain("Place 3: "));
    }

    [Test]
    public async Task The_payments_add_up_on_the_task_book()
    {
        await using var visit = await Visit.Begin(locale: "en-GB", address: _venue!.Address);
        await visit.Enter(Cast.ProblemOwner, $"/en{Desk}/task-book");
        Assert.That(await visit.Text(), Does.Contain("5,940,000.00 + 7,920,000.00 + 5,940,000.00 = 19,800,000.00").And.Contain("人民币壹仟玖佰捌拾万元整"));
    }

    [Test]
    public async Task An_auditor_replays_every_decision_and_one_alone()
    {
        await using var visit = await Visit.Begin(locale: "en-GB", address: _venue!.Address);
        await visit.Enter(Cast.Auditor, "/en/audit");
        await visit.Reads("audit-en");
        await visit.Page.FillAsync("#number", _venue.Theatre.Stage.Number);
        await visit.Page.ClickAsync("main form button");
        await visit.Reads("audit-chain-en");
        Assert.That(await visit.Text(), Does.Contain("Chain and results agree").And.Contain("Publication").And.Contain("Sealing").And.Contain("Final ranking").And.Contain("Task book"));
        await visit.Page.ClickAsync("#chain tr:has(th:text-is('Ranking')) a");
        await visit.Reads("audit-replay-en");
        await visit.Page.ClickAsync("#again button");
        Assert.That(await visit.Text(), Does.Contain("trimmed").And.Contain("same"));
    }

    [Test]
    public async Task A_report_of_lobbying_is_answered_and_closed()
    {
        var theatre = _venue!.Theatre;
        (await theatre.Exchange.Publication().Post("reports", new { step = "review", text = "A member was asked for a favour.", challenge = theatre.Stage.Number, named = false }, theatre.Cancel)).Demand();
        await using var visit = await Visit.Begin(locale: "en-GB", address: _venue.Address);
        await visit.Enter(Cast.Auditor, "/en/audit/reports");
        await visit.Page.ClickAsync("main .list a");
        await visit.Page.FillAsync("#text", "The member was heard.");
        await visit.Reads("audit-report-en");
        await visit.Page.ClickAsync("button[value=close]");
        Assert.That(await visit.Text(), Does.Contain("The report is closed").And.Contain("The member was heard."));
    }
}
