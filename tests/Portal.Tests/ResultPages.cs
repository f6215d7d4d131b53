using System.Text.Json;
using Challenges.Contracts.Publication;
using Challenges.Portal.Speaking;
using Challenges.Portal.Tests.Browsing;
using Challenges.Shared.Web;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Challenges.Portal.Tests;

/// <summary>The notice of an accepted result, which no play comes to: the portal before a service that answers as Award does.</summary>
public sealed class ResultPages
{
    static readonly DateTimeOffset Opened = new(2025, 4, 28, 10, 0, 0, TimeSpan.FromHours(8));
    static readonly DateOnly[] Days = [new(2025, 4, 28), new(2025, 4, 29), new(2025, 4, 30), new(2025, 5, 6), new(2025, 5, 7)];

    readonly List<(string? Team, JsonElement Body)> _filed = [];
    readonly List<string> _handedIn = [];
    WebApplication _award = null!, _portal = null!;

    string Address => _portal.Urls.First();

    [OneTimeSetUp]
    public async Task Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _award = builder.Build();
        _award.MapGet("/results/{number}", (string number) => Results.Json(number == "RACE" ? Race : Single, JsonSettings.Web));
        _award.MapPost("/results/{number}/objections", async (string number, string? team, HttpRequest request) =>
        {
            _filed.Add((team, (await JsonDocument.ParseAsync(request.Body)).RootElement));
            return Results.Json(new ObjectionReceipt(NewId.NextGuid(), number, NewId.NextGuid(), Opened.AddDays(1), new('a', 64), Opened.AddDays(22), new('b', 64)), JsonSettings.Web, statusCode: StatusCodes.Status201Created);
        });
        _award.MapGet("/objections/{id:guid}", (Guid id) => Results.Json(Named(id), JsonSettings.Web));
        _award.MapGet("/objections/{id:guid}/files", () => Results.Json(new { files = _handedIn.Select(sha256 => new { id = NewId.NextGuid(), name = "log.png", mediaType = "image/png", bytes = 1, sha256, addedAt = Opened, href = "/" }) }, JsonSettings.Web));
        _award.MapPost("/objections/{id:guid}/files", (HttpRequest request) =>
        {
            _handedIn.Add(request.Headers["Objection-Key"] == new string('b', 64) ? new('c', 64) : "");
            return Results.Json(new { }, JsonSettings.Web, statusCode: StatusCodes.Status201Created);
        });
        await _award.StartAsync();
        _portal = PortalHost.Build([
            "--environment=Testing", "--urls=http://127.0.0.1:0", .. PortalSettings.Services.Select(s => $"--Portal:{s}={_award.Urls.First()}"), "--Logging:LogLevel:Default=Warning", "--Limits:PublicWritesPerMinute=100000"
        ]);
        await _portal.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _portal.DisposeAsync();
        await _award.DisposeAsync();
    }

    static ResultView Single => Of("ONE", notice: Notice("Running", decided: true)) with { OwedBackFen = 300_000_000, ReceivedBackFen = 100_000_000, SolverName = "Magnesium team" };

    static ResultView Race => Of("RACE", teams: [new(1, Notice("Running")), new(2, Notice("Running")), new(3, Notice("LedBack", decided: true))]) with { RaceTeams = ["Team one", "Team two", "Team three"] };

    static ResultView Of(string number, ResultNoticeView? notice = null, IReadOnlyList<TeamNotice>? teams = null) =>
        new(number, Both("熔盐电解"), "Accepted", null, null, 1_980_000_000, 1_386_000_000, null, null, null, "accepted", Opened.AddYears(-2), null, null, null, notice, teams, null,
            [new("cell-output", Both("单槽产量"), "t/d", ">=", 4.0m, true, 4.5m, 4.2m, 4.3m, true)],
            new()
            {
                Version = 1,
                ServerNow = Opened.AddHours(1),
                Zone = "Asia/Shanghai",
                Stands = new("Accepted", Opened),
                Next = new("NoticeEnds", Opened.AddDays(9)),
                Actions = [new() { Name = "ObjectToAcceptance", Allowed = true, Primary = true }],
                After = new("之后", "Afterwards")
            });

    static ResultNoticeView Notice(string state, bool decided = false) => new(state, Opened, Days, new(2025, 5, 8, 0, 0, 0, TimeSpan.FromHours(8)), new(Opened.AddDays(9), 15, new("实名书面提出。", "Named and in writing.")), 1,
        decided ? [new("dismissed", false, new(2025, 4, 28), Opened.AddDays(1), Both("仪表已检定。"), null)] : []);

    static ObjectionView Named(Guid id) => new(id, "ONE", NewId.NextGuid(), Opened, Opened.AddDays(22), false, "Li Wei", null, "0971-000000", "Statement", "Evidence", null, [new("log.png", new('c', 64))], new('a', 64), null, Single.Stand);

    static Wording Both(string zh) => new() { Zh = zh, En = zh + " (en)" };

    [TestCase("zh", "2025年5月6日", "仪表已检定。"), TestCase("en", "6 May 2025", "CNY 3,000,000.00")]
    public async Task A_result_shows_its_notice_what_was_decided_on_it_and_what_goes_back(string language, params string[] words)
    {
        await using var visit = await Visit.Begin(address: Address);
        foreach (var number in new[] { "ONE", "RACE" })
        {
            Assert.That(await visit.Go($"/{language}/results/{number}"), Is.EqualTo(200));
            await visit.Reads($"result-notice-{number}-{language}");
            if (number == "ONE") foreach (var word in words) Assert.That(await visit.Text(), Does.Contain(word));
            Assert.That(await visit.Page.Locator($".stand a[href='{(number == "ONE" ? $"/{language}/results/ONE/objection" : "#notice-1")}']").CountAsync(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task An_objection_to_one_teams_result_is_filed_by_the_form_of_that_team()
    {
        await using var visit = await Visit.Begin(360, "en-GB", script: false, address: Address);
        await visit.Go("/en/results/RACE");
        await visit.Page.ClickAsync("main a[href$='objection?team=2']");
        await visit.Page.FillAsync("#signer", "Li Wei");
        await visit.Page.FillAsync("#contact", "0971-000000");
        await visit.Page.ClickAsync("button.primary");
        await visit.Page.Locator("[name=picked]").First.CheckAsync();
        await visit.Page.ClickAsync("button.primary");
        await visit.Page.FillAsync("#evidence", "The meter was not calibrated on that day.");
        await visit.Page.ClickAsync("button.primary");
        await visit.Picture("result-objection-check-en");
        await visit.Page.ClickAsync("button.primary");
        Assert.That(await visit.Text(), Does.Contain("Your objection is filed").And.Contain("Back to the result"));
        var (team, body) = _filed.Single();
        Assert.That((team, body.GetProperty("statement").GetString(), body.GetProperty("signer").GetString()), Is.EqualTo(("2", "Team two: accepted", "Li Wei")));
    }

    [Test]
    public async Task No_form_stands_where_no_notice_runs()
    {
        await using var visit = await Visit.Begin(locale: "en-GB", address: Address);
        Assert.That(await visit.Go("/en/results/RACE/objection?team=3"), Is.EqualTo(200));
        Assert.That(await visit.Text(), Does.Contain("runs no more"));
        Assert.That(await visit.Page.Locator("main form").CountAsync(), Is.Zero);
        foreach (var tail in new[] { "RACE/objection", "RACE/objection?team=9", "RACE/objection?team=x", "ONE/objection?team=1" }) Assert.That(await visit.Go("/en/results/" + tail), Is.EqualTo(404), tail);
    }

    [Test]
    public async Task A_file_that_was_named_and_did_not_arrive_is_handed_in_afterwards()
    {
        await using var visit = await Visit.Begin(locale: "en-GB", script: false, address: Address);
        await visit.Go("/en/objections");
        await visit.Page.FillAsync("#id", NewId.NextGuid().ToString());
        await visit.Page.FillAsync("#key", new string('b', 64));
        await visit.Page.ClickAsync("button.primary");
        Assert.That(await visit.Text(), Does.Contain("named, not handed in yet"));
        await visit.Page.SetInputFilesAsync("#evidence-file", new Microsoft.Playwright.FilePayload { Name = "log.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await visit.Page.ClickAsync("form[enctype] button");
        Assert.That(_handedIn, Is.EqualTo(new[] { new string('c', 64) }));
        Assert.That(await visit.Text(), Does.Contain("log.png · handed in"));
    }
}
