using System.Net;
using System.Text.Json;
using Challenges.Contracts.Identity;
using Challenges.Shared.Web;
using Challenges.Telling;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Api;

/// <summary>All sheets of a seat in one act, and what an officer does about those that are missing.</summary>
public sealed class HandingIn
{
    ReviewWorld _world = null!;

    [OneTimeSetUp]
    public async Task Start() => _world = await ReviewWorld.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        var broken = await _world.Service.BrokenInvariants();
        await _world.DisposeAsync();
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public async Task All_sheets_are_locked_in_one_act_or_none_is()
    {
        const string Number = "QH-H-1";
        await _world.Opened(ReviewWorld.Terms(Number));
        await _world.Appoint(Number);
        var seat = await _world.SeatOf(Number, "E1");
        var (client, path) = (_world.Reviewer("E1"), $"/seats/{seat}/sheets");
        await (await client.Post($"{path}/submit", Seen([]))).ShouldRefuse(Refusals.DeclareFirst);
        await _world.Declare(seat, "E1");
        await Save(seat, "A1", "A2", "A3");
        var partly = await client.Put($"{path}/A4", new { scores = new[] { new { criterion = "route", score = 80 } } }, version: 0);
        await partly.ShouldBe(200);
        await (await client.Post($"{path}/A5/abstain", new { reason = "not my field" }, 0)).ShouldBe(200);

        var refused = await (await client.Post($"{path}/submit", Seen(await Queue(seat)))).ShouldRefuse(Refusals.SheetsAreIncomplete);
        var incomplete = ((JsonElement)refused.Facts!["sheets"]!).EnumerateArray().Single();
        Assert.That((incomplete.GetProperty("code").GetString(), string.Join(' ', incomplete.GetProperty("criteria").EnumerateArray())), Is.EqualTo(("A4", "attainment plan delivery value")));
        Assert.That(StatesOf(await Queue(seat)), Is.EqualTo("A1 draft, A2 draft, A3 draft, A4 draft, A5 abstained"), "nothing was locked");
        Assert.That(await WhyNot(seat), Is.EqualTo("REV-S-06"), "the stand tells the same");

        await (await client.Put($"{path}/A4", ReviewWorld.Scores("E1", "A4"), partly.Version())).ShouldBe(200);
        Assert.That(await WhyNot(seat), Is.Null);
        var seen = await Queue(seat);
        await (await client.Put($"{path}/A2", ReviewWorld.Scores("E1", "A3"), version: 1)).ShouldBe(200);
        Assert.That((await client.Post($"{path}/submit", Seen(seen))).StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed), "another tab saved meanwhile");
        Assert.That(StatesOf(await Queue(seat)), Is.EqualTo("A1 draft, A2 draft, A3 draft, A4 draft, A5 abstained"));

        var (key, now) = (NewId.NextGuid().ToString(), Seen(await Queue(seat)));
        var submitted = await client.Post($"{path}/submit", now, key: key);
        var queue = await submitted.ShouldBe<JsonElement>(200);
        Assert.That(StatesOf(queue), Is.EqualTo("A1 submitted, A2 submitted, A3 submitted, A4 submitted, A5 abstained"));
        var entries = queue.GetProperty("entries").EnumerateArray().ToList();
        Assert.That(entries.Select(e => e.GetProperty("digest").GetString()), Is.All.Match("^[0-9a-f]{64}$"));
        Assert.That(entries.Select(e => e.GetProperty("digest").GetString()), Is.Unique);
        Assert.That(entries.Single(e => e.GetProperty("code").GetString() == "A1").GetProperty("savedAt").GetDateTimeOffset(), Is.EqualTo(_world.Service.Clock.GetUtcNow()));
        Assert.That(await (await client.Post($"{path}/submit", now, key: key)).Content.ReadAsStringAsync(), Is.EqualTo(await submitted.Content.ReadAsStringAsync()), "the same key has the same answer");
        Assert.That((await Queue(seat)).GetProperty("entries").GetRawText(), Is.EqualTo(queue.GetProperty("entries").GetRawText()), "the receipt stays");
        Assert.That(await _world.Auditor.GetStringAsync($"/challenges/{Number}/sheets"), Does.Contain(entries[0].GetProperty("digest").GetString()!), "and is found again with the sheet");
        await (await client.Post($"{path}/submit", Seen(await Queue(seat)))).ShouldRefuse(Refusals.NoSheetIsOpen);
        await (await client.Put($"{path}/A1", ReviewWorld.Scores("E1", "A1"), version: 2)).ShouldRefuse(Refusals.SheetIsLocked);
    }

    [Test]
    public async Task Submitting_all_asks_the_reviewer_to_have_proved_who_it_is_a_short_while_ago()
    {
        const string Number = "QH-H-6";
        await _world.Opened(ReviewWorld.Terms(Number));
        await _world.Appoint(Number);
        var seat = await _world.SeatOf(Number, "E1");
        await _world.Declare(seat, "E1");
        await Save(seat, [.. Qinghai.Codes]);
        foreach (var token in new[] { Tokens.Mint("E1", ["reviewer"], proved: TimeSpan.FromMinutes(11)), Tokens.Mint("E1", ["reviewer"], saysWhen: false) })
        {
            using var late = _world.Service.Client(token);
            var queue = await (await late.GetAsync($"/seats/{seat}/queue")).ShouldBe<JsonElement>();
            Assert.That(queue.GetProperty("proved").GetBoolean(), Is.False);
            var answer = await late.Post($"/seats/{seat}/sheets/submit", Seen(queue));
            var refused = await answer.ShouldRefuse(SharedRefusals.IdentityNotConfirmed);
            Assert.That(refused.Detail, Does.Contain("10 "));
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer error=\"insufficient_user_authentication\", max_age=\"600\""));
            Assert.That(StatesOf(await Queue(seat)), Is.EqualTo("A1 draft, A2 draft, A3 draft, A4 draft, A5 draft"), "nothing was locked");
        }
        Assert.That((await Queue(seat)).GetProperty("proved").GetBoolean(), Is.True);
        await (await _world.Reviewer("E1").Post($"/seats/{seat}/sheets/submit", Seen(await Queue(seat)))).ShouldBe(200);
    }

    [Test]
    public async Task A_seat_waits_for_its_reviewer_until_its_last_sheet_is_locked()
    {
        const string Number = "QH-H-5";
        await _world.Opened(ReviewWorld.Terms(Number));
        await _world.Appoint(Number);
        var seat = await _world.SeatOf(Number, "E2");
        var (client, path) = (_world.Reviewer("E2"), $"/seats/{seat}/sheets");
        async Task<bool> Waits() => (await (await client.GetAsync("/seats")).ShouldBe<JsonElement>()).GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("id").GetString() == seat).GetProperty("waits").GetBoolean();
        Assert.That(await Waits(), Is.True, "for the declaration");
        await _world.Declare(seat, "E2");
        foreach (var code in new[] { "A1", "A2", "A3", "A4" }) await (await client.Post($"{path}/{code}/abstain", new { reason = "not my field" }, 0)).ShouldBe(200);
        Assert.That(await Waits(), Is.True, "for the last sheet");
        await (await client.Post($"{path}/A5/abstain", new { reason = "not my field" }, 0)).ShouldBe(200);
        Assert.That(await Waits(), Is.False);
    }

    [Test]
    public async Task Officers_hear_once_when_the_last_sheets_come_together()
    {
        const string Number = "QH-H-2";
        await _world.Opened(ReviewWorld.Terms(Number));
        await _world.Appoint(Number);
        var seats = await _world.DeclareAll(Number);
        foreach (var (person, code) in Qinghai.Sheets.Keys.Where(k => k.Reviewer != "E1")) await _world.Score(seats[person], person, code);
        await Save(seats["E1"], [.. Qinghai.Codes]);
        await (await _world.Reviewer("E1").Post($"/seats/{seats["E1"]}/sheets/submit", Seen(await Queue(seats["E1"])))).ShouldBe(200);
        await _world.Ears.Expect(Kinds.SheetsComplete, t => t.Number == Number);
        await (await _world.Officer.Post($"/challenges/{Number}/panel/reminders")).ShouldRefuse(Refusals.NobodyIsBehind);
        await (await _world.Officer.Post($"/challenges/{Number}/ranking")).ShouldBe(201);
        await _world.Ears.Expect(Kinds.ReasonAsked, t => t.Number == Number);
        Assert.That(_world.Ears.Of(Kinds.SheetsComplete).Count(t => t.Number == Number), Is.EqualTo(1));
    }

    [Test]
    public async Task An_officer_reminds_whom_sheets_are_missing_of_once_a_day_and_reads_seats_only()
    {
        const string Number = "QH-H-3";
        var ends = _world.Service.Clock.GetUtcNow().AddDays(3);
        await _world.Opened(ReviewWorld.Terms(Number) with { Timetable = Qinghai.Terms.Timetable with { ClosesAt = ends.AddDays(-2.5), ReviewEndsAt = ends } });
        await _world.Appoint(Number);
        var seats = await _world.DeclareAll(Number);
        await Save(seats["E1"], [.. Qinghai.Codes]);
        await (await _world.Reviewer("E1").Post($"/seats/{seats["E1"]}/sheets/submit", Seen(await Queue(seats["E1"])))).ShouldBe(200);

        var before = await _world.Officer.GetStringAsync($"/challenges/{Number}/progress");
        var (key, path) = (NewId.NextGuid().ToString(), $"/challenges/{Number}/panel/reminders");
        var reminded = await (await _world.Officer.Post(path, key: key)).ShouldBe<JsonElement>(200);
        await (await _world.Officer.Post(path, key: key)).ShouldBe(200);
        Assert.That(JsonDocument.Parse(before).RootElement.GetProperty("remindable").GetArrayLength(), Is.EqualTo(6));
        Assert.That(reminded.GetProperty("remindable").GetArrayLength(), Is.Zero);
        Assert.That(reminded.GetProperty("members").EnumerateArray().Count(m => m.TryGetProperty("remindedAt", out var at) && at.ValueKind == JsonValueKind.String), Is.EqualTo(6));
        Assert.That(reminded.GetRawText(), Does.Not.Contain("\"person\"").And.Not.Contain("Name of"));
        await (await _world.Officer.Post(path)).ShouldRefuse(Refusals.RemindedToday);
        await Patience.Until(() => Told(Number).Count == 6, "six reminders");
        Assert.That(Told(Number).Select(t => t.To.Single().Person), Is.EquivalentTo(new[] { "E2", "E3", "E4", "E5", "E6", "S1" }));
        Assert.That(Told(Number).SelectMany(t => t.Facts).Select(f => f.Value), Is.All.EqualTo(Shapes.Write(ends)));

        await _world.Service.MoveTo(ends.AddDays(-1));
        await (await _world.Officer.Post(path)).ShouldBe(200);
        await _world.Service.MoveTo(ends);
        await (await _world.Officer.Post(path)).ShouldRefuse(Refusals.ScoringIsOver);
        await (await _world.Reviewer("E2").Post($"/seats/{seats["E2"]}/sheets/submit", Seen(await Queue(seats["E2"], "E2")))).ShouldRefuse(Refusals.HardStopHasPassed);
    }

    IReadOnlyList<Tidings> Told(string number) => [.. _world.Ears.Of(Kinds.SheetsDue).Where(t => t.Number == number)];

    async Task Save(string seat, params string[] codes)
    {
        foreach (var code in codes) await (await _world.Reviewer("E1").Put($"/seats/{seat}/sheets/{code}", ReviewWorld.Scores("E1", code), version: 0)).ShouldBe(200);
    }

    async Task<JsonElement> Queue(string seat, string person = "E1") => await (await _world.Reviewer(person).GetAsync($"/seats/{seat}/queue")).ShouldBe<JsonElement>();

    async Task<string?> WhyNot(string seat)
    {
        var view = await (await _world.Reviewer("E1").GetAsync($"/seats/{seat}")).ShouldBe<JsonElement>();
        var submit = view.GetProperty("stand").GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "SubmitSheets");
        return submit.GetProperty("allowed").GetBoolean() ? null : submit.GetProperty("refusal").GetProperty("code").GetString();
    }

    static object Seen(JsonElement queue) => Seen([.. queue.GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("code").GetString()!, e.GetProperty("version").GetInt64()))]);

    static object Seen(IReadOnlyList<(string Code, long Version)> sheets) => new { sheets = sheets.Select(s => new { code = s.Code, version = s.Version }).ToList() };

    static string StatesOf(JsonElement queue) => string.Join(", ", queue.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("code").GetString()} {e.GetProperty("state").GetString()}").Order(StringComparer.Ordinal));
}
