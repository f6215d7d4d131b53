using System.Net;
using System.Text.Json;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Review.Ranking;
using Challenges.Shared.Proof;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Api;

/// <summary>What reviewers, officers and outsiders meet, each test on a challenge of its own.</summary>
public sealed class Reviewing
{
    static int _last;
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

    static string NewNumber() => $"QH-2022-{Interlocked.Increment(ref _last) + 100}";

    [Test]
    public async Task Facts_that_arrive_in_the_wrong_order_and_twice_make_the_same_review()
    {
        var number = NewNumber();
        var challenge = NewId.NextGuid();
        foreach (var code in Qinghai.Codes.Reverse()) await _world.Open(challenge, code);
        await _world.Seal(challenge, number);
        await _world.Bus.Publish(new ChallengeAmended
        {
            ChallengeId = challenge,
            Version = 2,
            At = Qinghai.Published,
            Amendment = 1,
            Reason = new Wording { Zh = "延长", En = "longer" },
            NeedsReconfirmation = false,
            Terms = ReviewWorld.Terms(number) with { Field = "amended" }
        });
        await _world.UntilComplete(number);
        foreach (var code in Qinghai.Codes) await _world.Open(challenge, code);
        await _world.Publish(ReviewWorld.Terms(number), challenge);
        await _world.Appoint(number);
        var seats = await _world.DeclareAll(number);
        var seat = await (await _world.Reviewer("E1").GetAsync($"/seats/{seats["E1"]}")).ShouldBe<JsonElement>();
        Assert.That(seat.GetProperty("field").GetString(), Is.EqualTo("amended"));
        var queue = await (await _world.Reviewer("E1").GetAsync($"/seats/{seats["E1"]}/queue")).ShouldBe<JsonElement>();
        Assert.That(queue.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("code").GetString()), Is.EquivalentTo(Qinghai.Codes));
    }

    [Test]
    public async Task A_sheet_is_saved_as_it_grows_and_locked_when_it_is_submitted()
    {
        var (_, seat) = await _world.Seated(NewNumber(), "E1");
        var client = _world.Reviewer("E1");
        var path = $"/seats/{seat}/sheets/A2";
        var fresh = await client.GetAsync(path);
        Assert.That(fresh.Version(), Is.Zero);

        object Growing(params (string Criterion, int? Score)[] lines) => new { scores = lines.Select(l => new { criterion = l.Criterion, score = l.Score }) };
        var first = await client.Put(path, Growing(("attainment", 0), ("route", null)), version: 0);
        var view = await first.ShouldBe<JsonElement>(200);
        Assert.That(view.GetProperty("scores")[0].GetProperty("score").GetInt32(), Is.Zero);
        Assert.That(view.GetProperty("missing").GetArrayLength(), Is.EqualTo(4));

        Assert.That((await client.Put(path, Growing(("attainment", 1)))).StatusCode, Is.EqualTo(HttpStatusCode.PreconditionRequired));
        Assert.That((await client.Put(path, Growing(("attainment", 1)), version: 0)).StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        await (await client.Post($"{path}/submit", version: first.Version())).ShouldRefuse(Refusals.SheetIsIncomplete);
        Assert.That((int)(await client.Put(path, """{"scores":[{"criterion":"attainment","score":80.5}]}""", version: first.Version())).StatusCode, Is.EqualTo(400));
        Assert.That((int)(await client.Put(path, Growing(("attainment", 101)), version: first.Version())).StatusCode, Is.EqualTo(422));

        var full = await client.Put(path, ReviewWorld.Scores("E1", "A2"), version: first.Version());
        Assert.That((await full.ShouldBe<JsonElement>(200)).GetProperty("total").GetString(), Is.EqualTo("77.8000"));
        var key = NewId.NextGuid().ToString();
        var submitted = await client.Post($"{path}/submit", version: full.Version(), key: key);
        await submitted.ShouldBe(200);
        Assert.That((await client.Post($"{path}/submit", version: full.Version(), key: key)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the same key has the same answer");
        await (await client.Put(path, ReviewWorld.Scores("E1", "A1"), version: submitted.Version())).ShouldRefuse(Refusals.SheetIsLocked);
        await (await client.Post($"{path}/abstain", new { reason = "second thought" }, submitted.Version())).ShouldRefuse(Refusals.SheetIsLocked);
    }

    [Test]
    public async Task A_late_recusal_voids_the_sheets_keeps_them_and_passes_the_seat_on()
    {
        var (number, seat) = await _world.Seated(NewNumber(), "E3");
        await _world.Score(seat, "E3", "A1");
        await (await _world.Reviewer("E3").Post($"/seats/{seat}/recuse", new { reason = "my student works for an applicant" })).ShouldBe(200);
        await (await _world.Reviewer("E3").GetAsync($"/seats/{seat}/sheets/A1")).ShouldRefuse(Refusals.NothingHere);
        var sheets = await (await _world.Auditor.GetAsync($"/challenges/{number}/sheets")).ShouldBe<JsonElement>();
        Assert.That(sheets.GetProperty("sheets").EnumerateArray().Single().GetProperty("voided").GetBoolean(), Is.True);
        var seats = await (await _world.Reviewer("S2").GetAsync("/seats")).ShouldBe<JsonElement>();
        Assert.That(seats.GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("number").GetString()), Does.Contain(number));
    }

    [Test]
    public async Task A_total_that_stands_out_asks_its_reviewer_for_a_written_reason_once()
    {
        var number = NewNumber();
        await _world.Opened(ReviewWorld.Terms(number));
        var seats = await _world.Ranked(number);
        var (seat, client) = (seats["E3"], _world.Reviewer("E3"));
        Assert.That(await client.GetStringAsync($"/seats/{seat}/outliers"), Does.Contain("\"asked\":[{\"code\":\"A3\""));
        await (await client.Post($"/seats/{seat}/sheets/A1/explain", new { reason = "x" })).ShouldRefuse(Refusals.SheetDoesNotStandOut);
        Assert.That(await _world.Auditor.GetStringAsync($"/challenges/{number}/ranking/stability"), Does.Contain("A3").And.Not.Contain("the cathode is unproven"), "flagged until it is given");
        var sheet = await client.GetAsync($"/seats/{seat}/sheets/A3");
        await (await client.Post($"/seats/{seat}/sheets/A3/explain", new { reason = "the cathode is unproven" })).ShouldBe(200);
        await (await client.Post($"/seats/{seat}/sheets/A3/explain", new { reason = "another" })).ShouldRefuse(Refusals.ReasonIsGiven);
        Assert.That(await _world.Officer.GetStringAsync($"/challenges/{number}/ranking/stability"), Does.Contain("the cathode is unproven"));
        Assert.That((await client.GetAsync($"/seats/{seat}/sheets/A3")).Version(), Is.EqualTo(sheet.Version()), "the sheet itself stays as it was locked");
    }

    [Test]
    public async Task A_drawn_panel_can_be_replayed_by_anybody_after_the_ranking()
    {
        var number = NewNumber();
        var challenge = await _world.Publish(ReviewWorld.Terms(number));
        var pool = await (await _world.Officer.Post($"/challenges/{number}/panel/pool", new { })).ShouldBe<JsonElement>(201);
        var digest = pool.GetProperty("pool").GetProperty("digest").GetString();
        Assert.That(await _world.Service.Anonymous.GetStringAsync($"/challenges/{number}/panel"), Does.Contain(digest!), "published before the seed is known");
        await _world.Seal(challenge, number);
        foreach (var code in Qinghai.Codes) await _world.Open(challenge, code);
        await _world.UntilComplete(number);
        await (await _world.Officer.Post($"/challenges/{number}/panel/draw")).ShouldBe(201);
        await (await _world.Service.Anonymous.GetAsync($"/challenges/{number}/panel/proof")).ShouldRefuse(Refusals.NothingHere);
        var hidden = await (await _world.Service.Anonymous.GetAsync($"/challenges/{number}/panel")).ShouldBe<Challenges.Review.Empanelling.PanelView>();
        Assert.That((hidden.Panel, hidden.Seats, hidden.Names, hidden.Stand), Is.EqualTo(((object?)null, (object?)null, (object?)null, (object?)null)), "nothing but the pool before the ranking");
        var proof = await (await _world.Officer.GetAsync($"/challenges/{number}/panel/proof")).ShouldBe<Challenges.Review.Empanelling.DrawProof>();
        var order = Challenges.Review.Empanelling.Draw.Order(proof.Seed!, proof.Pool.Except(proof.Excluded));
        Assert.That((proof.PoolDigest, order.Take(7).SequenceEqual(proof.Seats), proof.Excluded.Count, proof.Pool.Count), Is.EqualTo((digest, true, 1, 12)), "E7 works for an applicant");
        var appointed = await _world.Bus.Expect<PanelAppointed>(p => p.ChallengeId == challenge);
        Assert.That(appointed.ProofDigest, Is.EqualTo(Canonical.Digest(proof)));
    }

    [Test, Property("Case", "A22")]
    public async Task The_hard_stop_ends_scoring_and_shows_in_the_state()
    {
        var number = NewNumber();
        var ends = _world.Service.Clock.GetUtcNow().AddHours(1);
        await _world.Opened(ReviewWorld.Terms(number) with { Timetable = Qinghai.Terms.Timetable with { ClosesAt = ends.AddMinutes(-30), ReviewEndsAt = ends } });
        await _world.Appoint(number);
        var seats = await _world.DeclareAll(number);
        await _world.Service.MoveTo(ends);
        await (await _world.Reviewer("E1").Put($"/seats/{seats["E1"]}/sheets/A1", ReviewWorld.Scores("E1", "A1"), version: 0)).ShouldRefuse(Refusals.HardStopHasPassed);
        await (await _world.Officer.Post($"/challenges/{number}/ranking")).ShouldRefuse(Refusals.QuorumIsMissing);
        var view = await (await _world.Officer.GetAsync($"/challenges/{number}")).ShouldBe<JsonElement>();
        Assert.That(view.GetProperty("state").GetString(), Is.EqualTo("ScoringEnded"));
        Assert.That(await _world.Service.InScope(async scope => (await ((ReviewStore)scope.GetService(typeof(ReviewStore))!).OfChallenge(number, default)).Reached.ScoringEndedAt), Is.EqualTo(ends));
        await (await _world.Officer.Post($"/challenges/{number}/extension", new { until = ends.AddDays(5), reason = "half of the panel fell ill" })).ShouldBe(200);
        await (await _world.Reviewer("E1").Put($"/seats/{seats["E1"]}/sheets/A1", ReviewWorld.Scores("E1", "A1"), version: 0)).ShouldBe(200);
    }

    [Test]
    public async Task A_cancelled_challenge_ends_its_review()
    {
        var (number, seat) = await _world.Seated(NewNumber(), "E1");
        var id = await _world.Service.InScope(async scope => (await ((ReviewStore)scope.GetService(typeof(ReviewStore))!).OfChallenge(number, default)).Id);
        await _world.Bus.Publish(new ChallengeCancelled { ChallengeId = id, Version = 5, At = Qinghai.InReview, Number = number, Department = Qinghai.Department, Reason = new Wording { Zh = "撤销", En = "withdrawn" } });
        await Patience.Until(async () => (await _world.Reviewer("E1").GetAsync($"/seats/{seat}/queue")).StatusCode == HttpStatusCode.NotFound, "the cancellation");
        await (await _world.Officer.Post($"/challenges/{number}/ranking")).ShouldRefuse(Refusals.ChallengeIsCancelled);
    }

    [Test, Property("Case", "E83")]
    public async Task The_frozen_ranking_can_be_recomputed_from_its_printed_input()
    {
        var number = NewNumber();
        await _world.Opened(ReviewWorld.Terms(number));
        await _world.Ranked(number);
        var view = await (await _world.Auditor.GetAsync($"/challenges/{number}/ranking")).ShouldBe<RankingView>();
        var again = RankingEngine.Compute(view.Input!, view.At);
        Assert.That(Canonical.Digest(again.Entries), Is.EqualTo(Canonical.Digest(view.Entries.Select(e => e.Entry).ToList())));
        Assert.That(again.InputDigest, Is.EqualTo(view.InputDigest));
        await (await _world.Officer.Post($"/challenges/{number}/ranking")).ShouldRefuse(Refusals.RankingStands);
        await (await _world.Officer.Post($"/challenges/{number}/finalise")).ShouldRefuse(Refusals.TestsAreMissing);
        Assert.That(await _world.Officer.GetStringAsync($"/challenges/{number}/sheets"), Does.Contain("E1 on").And.Not.Contain("Name of"));
    }

    [Test]
    public async Task The_register_keeps_each_person_once_and_nothing_of_pedigree()
    {
        await (await _world.Officer.Post("/reviewers", ReviewWorld.RegistryEntry("E1"))).ShouldRefuse(Refusals.ReviewerIsRegistered);
        var withDegree = await _world.Officer.Post("/reviewers", """{"person":"Q","name":"Q","field":"f","degree":"PhD"}""");
        await withDegree.ShouldRefuse("SHR-R07");
        Assert.That((int)(await _world.Officer.Post("/reviewers", """{"person":"Q","name":"Q","field":"f","relations":[null]}""")).StatusCode, Is.InRange(400, 422));
        var list = await (await _world.Officer.GetAsync("/reviewers?field=field of E2")).ShouldBe<JsonElement>();
        var entry = list.GetProperty("reviewers").EnumerateArray().Single();
        var path = $"/reviewers/{entry.GetProperty("id").GetString()}";
        var revised = await _world.Officer.Put(path, new { person = "E2", name = "New name", field = "field of E2", organisation = Qinghai.OrganisationOf("E2"), relations = new[] { new { kind = "former", organisation = "org-old" } } }, version: 1);
        Assert.That((await revised.ShouldBe<JsonElement>(200)).GetProperty("version").GetInt64(), Is.EqualTo(2));
        Assert.That((await _world.Officer.Put(path, ReviewWorld.RegistryEntry("E2"), version: 1)).StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((int)(await _world.Officer.Put(path, new { person = "E2", name = "x", field = "x", relations = new[] { new { kind = "friend", organisation = "org" } } }, version: 2)).StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task The_stand_tells_in_both_languages_why_an_act_is_refused()
    {
        var (number, seat) = await _world.Seated(NewNumber(), "E1");
        var view = await (await _world.Officer.GetAsync($"/challenges/{number}")).ShouldBe<JsonElement>();
        var freeze = view.GetProperty("stand").GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "FreezeRanking");
        var refusal = freeze.GetProperty("refusal");
        Assert.That((freeze.GetProperty("allowed").GetBoolean(), refusal.GetProperty("code").GetString(), refusal.GetProperty("rule").GetString()), Is.EqualTo((false, "REV-R-01", "R17")));
        Assert.That((refusal.GetProperty("zh").GetString(), refusal.GetProperty("en").GetString()), Is.Not.EqualTo(("", "")));
        var sheet = await (await _world.Reviewer("E1").GetAsync($"/seats/{seat}/sheets/A1")).ShouldBe<JsonElement>();
        Assert.That(sheet.GetProperty("stand").GetProperty("actions").EnumerateArray().Select(a => (a.GetProperty("name").GetString(), a.GetProperty("allowed").GetBoolean())),
            Is.EqualTo(new[] { ("SaveSheet", true), ("SubmitSheet", false), ("Abstain", true) }));
    }

    [Test]
    public async Task Submits_of_all_members_at_once_are_all_kept_and_then_ranked()
    {
        var number = NewNumber();
        await _world.Opened(ReviewWorld.Terms(number));
        await _world.Appoint(number);
        var seats = await _world.DeclareAll(number);
        await Task.WhenAll(Qinghai.Sheets.Keys.Select(key => _world.Score(seats[key.Reviewer], key.Reviewer, key.Code)));
        var ranking = await (await _world.Officer.Post($"/challenges/{number}/ranking")).ShouldBe<RankingView>(201);
        Assert.That(ranking.Entries.Select(e => (e.Entry.Code, e.Entry.Sheets)), Is.EqualTo(new[] { ("A1", 7), ("A4", 7), ("A3", 7), ("A2", 7), ("A5", 7) }));
        await (await _world.Reviewer("E1").Put($"/seats/{seats["E1"]}/sheets/A1", ReviewWorld.Scores("E1", "A1"), version: 2)).ShouldRefuse(Refusals.RankingStands);
    }

    [Test]
    public async Task The_routes_are_described() => Assert.That(await _world.Service.Anonymous.GetStringAsync("/openapi/v1.json"), Does.Contain("/seats/{id}/sheets/{code}/abstain"));
}
