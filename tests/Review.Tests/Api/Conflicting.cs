using System.Text.Json;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.TestKit;

namespace Challenges.Review.Tests.Api;

/// <summary>The register of organisations, missing data and the competition floor over HTTP and the bus.</summary>
public sealed class Conflicting
{
    ReviewWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await ReviewWorld.Start();

    [TearDown]
    public async Task Stop()
    {
        var broken = await _world.Service.BrokenInvariants();
        await _world.DisposeAsync();
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public async Task An_owner_that_the_register_learns_of_recuses_before_the_first_byte_and_passes_the_seat_on()
    {
        const string Number = "QH-C-1";
        await _world.Opened(ReviewWorld.Terms(Number));
        await _world.Appoint(Number);
        var seats = await _world.DeclareAll(Number);
        await _world.Score(seats["E3"], "E3", "A1");
        await Register(Qinghai.OrganisationOf("E3"), 1, aliases: ["old-name"], parents: ["org-holding"]);
        await Register("org-holding", 1, parents: ["org-of-A2"]);
        await Patience.Until(async () => (await _world.Reviewer("E3").GetAsync($"/seats/{seats["E3"]}/sheets/A1")).StatusCode == System.Net.HttpStatusCode.NotFound, "the recusal");
        await Patience.Until(async () => (await _world.Officer.GetStringAsync($"/challenges/{Number}/conflicts")).Contains("owned-by", StringComparison.Ordinal), "the finding");
        var masked = await _world.Officer.GetStringAsync($"/challenges/{Number}/conflicts");
        Assert.That(masked, Does.Contain("•••").And.Not.Contain("org-of-A2").And.Not.Contain("ORG-OF-A2").And.Not.Contain("org-centralsouth"));
        Assert.That(await _world.Auditor.GetStringAsync($"/challenges/{Number}/conflicts"), Does.Contain("ORG-OF-A2"));
        var sheets = await (await _world.Auditor.GetAsync($"/challenges/{Number}/sheets")).ShouldBe<JsonElement>();
        Assert.That(sheets.GetProperty("sheets").EnumerateArray().Single().GetProperty("voided").GetBoolean(), Is.True, "voided and kept");
        Assert.That(await _world.SeatOf(Number, "S2"), Is.Not.Empty);
        var decisions = await _world.Officer.GetStringAsync($"/decisions/{Number}");
        Assert.That(decisions, Does.Contain("\"conflict\"").And.Not.Contain("org-of-A2").And.Not.Contain("ORG-OF-A2"), "an officer reads no input that names who applied");
        var verified = await (await _world.Auditor.Post($"/decisions/{Number}/verify", key: "")).ShouldBe<JsonElement>();
        Assert.That((verified.GetProperty("sound").GetBoolean(), verified.GetProperty("records").GetArrayLength()), Is.EqualTo((true, 3)));
    }

    [Test, Property("Case", "C55"), Property("Rule", "R14")]
    public async Task A_conflict_found_late_in_a_pool_voids_the_sheet_and_keeps_it()
    {
        const string Number = "QH-C-2";
        var challenge = await _world.Publish(ReviewWorld.Pooled(Number));
        await (await _world.Officer.Post($"/challenges/{Number}/panel/pool", new { })).ShouldBe(201);
        await _world.Seal(challenge, Number);
        foreach (var code in Qinghai.Codes) await _world.Open(challenge, code);
        await _world.UntilComplete(Number);
        var run = await (await _world.Officer.Post($"/challenges/{Number}/assignments", new { most = 3 })).ShouldBe<JsonElement>(201);
        await (await _world.Officer.Post($"/challenges/{Number}/assignments/approve", new { run = run.GetProperty("proposed").GetProperty("id").GetGuid() })).ShouldBe(200);
        var pair = run.GetProperty("proposed").GetProperty("pairs")[0];
        var (code1, seatCode) = (pair.GetProperty("application").GetString()!, pair.GetProperty("reviewer").GetString()!);
        var panel = await (await _world.Officer.GetAsync($"/challenges/{Number}/panel")).ShouldBe<JsonElement>();
        var seat = panel.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("code").GetString() == seatCode);
        var (person, id) = (seat.GetProperty("person").GetString()!, seat.GetProperty("id").GetString()!);
        await _world.Declare(id, person);
        var saved = await _world.Reviewer(person).Put($"/seats/{id}/sheets/{code1}", ReviewWorld.Scores("E1", code1), version: 0);
        await (await _world.Reviewer(person).Post($"/seats/{id}/sheets/{code1}/submit", version: saved.Version())).ShouldBe(200);

        var organisation = code1 == "A4" ? "org-partner" : $"org-of-{code1}";
        await Register(Qinghai.OrganisationOf(person), 1, parents: [organisation]);
        await Patience.Until(async () => (await (await _world.Auditor.GetAsync($"/challenges/{Number}/sheets")).ShouldBe<JsonElement>()).GetProperty("sheets")[0].GetProperty("voided").GetBoolean(), "the voided sheet");
        await (await _world.Reviewer(person).GetAsync($"/seats/{id}/applications/{code1}")).ShouldRefuse(Refusals.NothingHere);
        await (await _world.Reviewer(person).GetAsync($"/seats/{id}/queue")).ShouldBe(200);
        var verified = await (await _world.Auditor.Post($"/decisions/{Number}/verify", key: "")).ShouldBe<JsonElement>();
        Assert.That(verified.GetProperty("records").EnumerateArray().Select(r => (r.GetProperty("kind").GetString(), r.GetProperty("finding").GetString())), Does.Contain(("assignment", "same")).And.Contain(("conflict", "same")));
    }

    [Test, Property("Rule", "R14")]
    public async Task Who_applies_to_another_challenge_of_the_call_loses_the_seat_however_late_that_one_opens()
    {
        const string Number = "QH-2031-01", Other = "QH-2031-02", Elsewhere = "QH-2032-01";
        await _world.Opened(ReviewWorld.Terms(Number) with { Call = "QH-2031" });
        await _world.Appoint(Number);
        var seats = await _world.DeclareAll(Number);
        await _world.Score(seats["E2"], "E2", "A1");

        // The application comes before anybody knows in which call its challenge stands; one of another call changes nothing.
        var (other, elsewhere) = (MassTransit.NewId.NextGuid(), MassTransit.NewId.NextGuid());
        await Apply(elsewhere, "X1", ["org-chongqing"], ["E4"]);
        await _world.Publish(ReviewWorld.Terms(Elsewhere) with { Call = "QH-2032" }, elsewhere);
        await Apply(other, "X2", [Qinghai.OrganisationOf("E2")], ["somebody"]);
        await _world.Publish(ReviewWorld.Terms(Other) with { Call = "QH-2031" }, other);
        await Patience.Until(async () => (await _world.Reviewer("E2").GetAsync($"/seats/{seats["E2"]}/sheets/A1")).StatusCode == System.Net.HttpStatusCode.NotFound, "the recusal");
        await Patience.Until(async () => (await _world.Officer.GetStringAsync($"/challenges/{Number}/conflicts")).Contains("applies-to", StringComparison.Ordinal), "the finding");
        Assert.That(await _world.Officer.GetStringAsync($"/challenges/{Number}/conflicts"), Does.Not.Contain(Other).And.Not.Contain(Qinghai.OrganisationOf("E2")), "an officer reads neither who nor where");
        Assert.That(await _world.Auditor.GetStringAsync($"/challenges/{Number}/conflicts"), Does.Contain(Other));
        var sheets = await (await _world.Auditor.GetAsync($"/challenges/{Number}/sheets")).ShouldBe<JsonElement>();
        Assert.That(sheets.GetProperty("sheets").EnumerateArray().Single().GetProperty("voided").GetBoolean(), Is.True, "voided and kept");
        await (await _world.Reviewer("E4").GetAsync($"/seats/{seats["E4"]}/queue")).ShouldBe(200);

        // And one more, now that everything about the other challenge is known.
        await Apply(other, "X3", ["org-x"], ["E6"]);
        await Patience.Until(async () => (await _world.Reviewer("E6").GetAsync($"/seats/{seats["E6"]}/queue")).StatusCode == System.Net.HttpStatusCode.NotFound, "the second recusal");
        await Patience.Until(async () => (await (await _world.Auditor.Post($"/decisions/{Number}/verify", key: "")).ShouldBe<JsonElement>()).GetProperty("records").GetArrayLength() == 4, "both findings");
        Assert.That((await (await _world.Auditor.Post($"/decisions/{Number}/verify", key: "")).ShouldBe<JsonElement>()).GetProperty("sound").GetBoolean(), Is.True);
    }

    [Test, Property("Case", "C49")]
    public async Task What_is_unknown_blocks_the_draw_until_it_is_cleared_with_a_reason()
    {
        const string Number = "QH-C-3";
        await (await _world.Officer.Post("/reviewers", """{"person":"P9","name":"Name of P9","field":"field of P9","organisation":"org-p9"}""")).ShouldBe(201);
        await (await _world.Officer.Post("/reviewers", """{"person":"李某","name":"x","field":"f"}""")).ShouldBe(422);
        var challenge = await _world.Publish(ReviewWorld.Terms(Number));
        await (await _world.Officer.Post($"/challenges/{Number}/panel/pool", new { })).ShouldBe(201);
        var before = await _world.Officer.GetStringAsync($"/challenges/{Number}/conflicts");
        Assert.That(before, Does.Contain("P9").And.Contain("relations-not-declared"));
        var cleared = await (await _world.Officer.Post($"/challenges/{Number}/clearances", new { person = "P9", reason = "asked by telephone: no relations" })).ShouldBe<JsonElement>(201);
        Assert.That((cleared.GetProperty("missing").GetArrayLength(), cleared.GetProperty("cleared").GetArrayLength()), Is.EqualTo((0, 1)));
        await (await _world.Officer.Post($"/challenges/{Number}/clearances", new { person = "P9", reason = "again" })).ShouldRefuse(Refusals.NothingIsMissing);
        await _world.Seal(challenge, Number);
        foreach (var code in Qinghai.Codes) await _world.Open(challenge, code);
        await _world.UntilComplete(Number);
        await (await _world.Officer.Post($"/challenges/{Number}/clearances", new { person = "P8", reason = "late" })).ShouldRefuse(Refusals.ReviewerIsUnknown);
        await Register("org-somewhere", 1);
        await Patience.Until(async () => (await _world.Officer.GetStringAsync($"/challenges/{Number}/conflicts")).Contains("organisation-not-registered", StringComparison.Ordinal), "a register");
        var refused = await (await _world.Officer.Post($"/challenges/{Number}/panel/draw")).ShouldRefuse(Refusals.DataIsMissing);
        Assert.That(JsonSerializer.Serialize(refused.Facts), Does.Contain("A2 (organisation-not-registered)"));
    }

    [Test]
    public async Task Too_few_admitted_applications_end_the_review_and_everybody_may_know()
    {
        const string Number = "QH-C-4";
        var challenge = await _world.Publish(ReviewWorld.Terms(Number) with { Policy = Qinghai.Policy with { CompetitionFloor = 3 } });
        await _world.Seal(challenge, Number);
        await _world.Bus.Publish(new FormalCheckConcluded { ChallengeId = challenge, Version = 1, At = Qinghai.Closes, Number = Number, SealedCount = 5, AdmittedCount = 2, RefusedBy = [new RuleCount { Rule = "R09", Applications = 3 }] });
        await Patience.Until(async () => (await _world.Service.Anonymous.GetStringAsync($"/challenges/{Number}/panel")).Contains("There is no review", StringComparison.Ordinal), "the floor");
        await (await _world.Officer.Post($"/challenges/{Number}/panel/appoint", new { reason = "x", seats = Qinghai.Members, standbys = Qinghai.Standbys })).ShouldRefuse(Refusals.TooFewCompete);
        var view = await (await _world.Officer.GetAsync($"/challenges/{Number}")).ShouldBe<JsonElement>();
        Assert.That((view.GetProperty("state").GetString(), view.GetProperty("stand").GetProperty("after").GetProperty("en").GetString()), Is.EqualTo(("NoReview", "There is no review. The department declares no-award.")));
    }

    [Test, Property("Case", "B38"), Property("Case", "C53")]
    public async Task Before_the_declaration_a_reviewer_learns_who_will_see_names_and_of_no_application()
    {
        const string Number = "QH-C-5";
        await _world.Opened(ReviewWorld.Terms(Number) with { Policy = Qinghai.Policy with { RevealReviewers = "NamesAndScores" }, Contact = new DepartmentContact { Office = "Challenge office", Phone = "0971-1", Hours = "09:00-17:00" } });
        await _world.Appoint(Number);
        var seat = await _world.SeatOf(Number, "E1");
        var before = await _world.Reviewer("E1").GetStringAsync($"/seats/{seat}");
        Assert.That(before, Does.Contain("\"revealReviewers\":\"NamesAndScores\""));
        Assert.That(JsonDocument.Parse(before).RootElement.GetProperty("stand").GetProperty("contact").GetProperty("phone").GetString(), Is.EqualTo("0971-1"), "whom to ask");
        foreach (var path in new[] { $"/seats/{seat}/queue", $"/seats/{seat}/applications/A1", $"/seats/{seat}/sheets/A1" })
            await (await _world.Reviewer("E1").GetAsync(path)).ShouldRefuse(Refusals.DeclareFirst);
        Assert.That(Qinghai.Codes.Where(code => before.Contains($"\"{code}\"", StringComparison.Ordinal)), Is.Empty);
        await _world.Declare(seat, "E1");
        Assert.That(await _world.Reviewer("E1").GetStringAsync($"/seats/{seat}/queue"), Does.Contain("A1"));
    }

    Task Apply(Guid challenge, string code, IReadOnlyList<string> organisations, IReadOnlyList<string> people) => _world.Bus.Publish(new ApplicationOpened
    {
        ChallengeId = challenge,
        Version = 1,
        At = Qinghai.Closes,
        Code = code,
        SealedCount = 5,
        Content = Qinghai.Content("A1"),
        Parties = new Parties { Organisations = organisations, People = people }
    });

    Task Register(string id, int version, IReadOnlyList<string>? aliases = null, IReadOnlyList<string>? parents = null) =>
        _world.Bus.Publish(new OrganisationRegistered { Id = id, Version = version, At = Qinghai.Published, Name = id, Aliases = aliases ?? [], Parents = parents ?? [] });
}
