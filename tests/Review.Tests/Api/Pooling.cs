using System.Text.Json;
using Challenges.Contracts.Review;
using Challenges.Review.Assigning;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Api;

/// <summary>A large call in small: five applications, three reviewers each, out of twelve.</summary>
public sealed class Pooling
{
    const string Number = "QH-POOL";

    ReviewWorld _world = null!;
    const string Path = $"/challenges/{Number}/assignments";

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
    public async Task Everybody_reads_the_own_applications_and_a_re_run_keeps_what_is_opened()
    {
        await Opened();
        await (await _world.Officer.Post($"/challenges/{Number}/panel/draw")).ShouldRefuse(Refusals.ReviewIsByPool);
        var impossible = await (await _world.Officer.Post(Path, new { })).ShouldRefuse(Refusals.AssignmentIsImpossible);
        Assert.That(JsonSerializer.Serialize(impossible.Facts), Does.Contain("most-per-reviewer").And.Contain("raise-most 2").And.Contain("add-reviewers 3").And.Contain("lower-per-application 2"));

        var key = NewId.NextGuid().ToString();
        var first = await Run(key);
        Assert.That((await Run(key)).GetProperty("proposed").GetProperty("id").GetGuid(), Is.EqualTo(first.GetProperty("proposed").GetProperty("id").GetGuid()), "the same key is the same run");
        Assert.That((await _world.Bus.Expect<PanelAppointed>(e => e.Seats == 12)).Method, Is.EqualTo("pool"));
        var seats = await DeclareAll();
        Assert.That(await Queue(seats, "E1"), Is.Empty, "nothing is shown before the approval");
        await (await _world.Officer.Post($"{Path}/approve", new { run = NewId.NextGuid() })).ShouldRefuse(Refusals.ProposalIsStale);
        var standing = await Approve(first);
        Assert.That(standing.GroupBy(p => p.Application).Select(g => g.Count()), Is.EqualTo(new[] { 3, 3, 3, 3, 3 }));

        // Everybody meets the own applications only; E7 is of the organisation behind A4 and goes on reading others.
        foreach (var person in seats.Keys)
        {
            var own = standing.Where(p => p.Reviewer == seats[person].Code).Select(p => p.Application).ToList();
            Assert.That(await Queue(seats, person), Is.EquivalentTo(own));
            foreach (var other in Qinghai.Codes.Except(own))
                foreach (var path in new[] { $"/seats/{seats[person].Id}/applications/{other}", $"/seats/{seats[person].Id}/sheets/{other}" })
                    await (await _world.Reviewer(person).GetAsync(path)).ShouldRefuse(Refusals.NothingHere);
        }
        Assert.That(await Queue(seats, "E7"), Does.Not.Contain("A4"));

        // One reviewer opened, another finds a conflict that the register did not know; the register learns of it.
        var (reader, opened) = (PersonOf(seats, standing[0]), standing[0]);
        await (await _world.Reviewer(reader).GetAsync($"/seats/{seats[reader].Id}/applications/{opened.Application}")).ShouldBe(200);
        var torn = standing.First(p => p.Reviewer != opened.Reviewer);
        await Relate(PersonOf(seats, torn), $"org-of-{torn.Application}");
        await (await _world.Reviewer(PersonOf(seats, torn)).GetAsync($"/seats/{seats[PersonOf(seats, torn)].Id}/applications/{torn.Application}")).ShouldRefuse(Refusals.NothingHere);
        var second = await Run();
        var diff = second.GetProperty("proposed").GetProperty("diff").Deserialize<AssignmentDiff>(JsonSerializerOptions.Web)!;
        Assert.That(diff.Removed, Does.Contain(torn).And.Not.Contain(opened));
        Assert.That(diff.Kept, Is.GreaterThanOrEqualTo(13), "no more moves than has to");
        Assert.That(second.GetProperty("standing").GetProperty("pairs").GetArrayLength(), Is.EqualTo(15), "what stands goes on standing until the difference is approved");
        standing = await Approve(second);
        Assert.That(standing, Does.Contain(opened).And.Not.Contain(torn));

        foreach (var pair in standing) await Score(seats, pair);
        var ranking = await (await _world.Officer.Post($"/challenges/{Number}/ranking")).ShouldBe<JsonElement>(201);
        Assert.That(ranking.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("entry").GetProperty("sheets").GetInt32()), Is.EqualTo(new[] { 3, 3, 3, 3, 3 }));

        // Who may not read every application waits for the public notice with what would show the closed one.
        var (closed, free) = (new[] { "E7", PersonOf(seats, torn) }, seats.Keys.First(p => p != "E7" && p != PersonOf(seats, torn)));
        foreach (var person in closed)
        {
            await (await _world.Reviewer(person).GetAsync($"/challenges/{Number}/ranking")).ShouldRefuse(Refusals.RankingIsNotPublic);
            await (await _world.Reviewer(person).GetAsync($"/challenges/{Number}/feasibility")).ShouldRefuse(Refusals.NothingHere);
            Assert.That(await Ranked(person), Is.Null);
        }
        await (await _world.Reviewer(free).GetAsync($"/challenges/{Number}/ranking")).ShouldBe(200);
        await (await _world.Reviewer(free).GetAsync($"/challenges/{Number}/feasibility")).ShouldBe(200);
        Assert.That(await Ranked(free), Is.Not.Null);

        // An officer whose own organisation applies is a party, as one who applies.
        using var party = _world.Service.Client(Tokens.Mint("officer-7", [Shared.Web.Roles.Department], "org-of-A1", Qinghai.Department));
        await (await party.GetAsync($"/challenges/{Number}/ranking")).ShouldRefuse(Refusals.RankingIsNotPublic);
        await (await party.GetAsync($"/challenges/{Number}/progress")).ShouldRefuse(Refusals.OfficerIsParty);
    }

    /// <summary>The result in the decision record of the ranking, as the reviewer reads it.</summary>
    async Task<string?> Ranked(string person) =>
        (await (await _world.Reviewer(person).GetAsync($"/decisions/{Number}")).ShouldBe<Shared.Decisions.DecisionsView>()).Records.SingleOrDefault(r => r.Record?.Kind == "ranking")?.Result;

    [Test]
    public async Task What_the_readers_know_is_looked_for_in_the_contents()
    {
        await Opened();
        await Register("E3", "field of E3/route of A2", []);
        await Approve(await Run());
        var input = (await (await _world.Auditor.GetAsync($"/decisions/{Number}")).ShouldBe<Shared.Decisions.DecisionsView>()).Records.Single(r => r.Record?.Kind == "assignment").Inputs!;
        var named = JsonSerializer.Deserialize<JsonElement>(input).GetProperty("applications").EnumerateArray()
            .ToDictionary(a => a.GetProperty("code").GetString()!, a => string.Join(' ', a.GetProperty("topics").EnumerateArray()));
        Assert.That(named.Select(a => $"{a.Key}: {a.Value}".Trim()), Is.EqualTo(new[] { "A1:", "A2: route of a2", "A3:", "A4:", "A5:" }));
    }

    async Task Opened()
    {
        var challenge = await _world.Publish(ReviewWorld.Pooled(Number));
        await (await _world.Officer.Post($"/challenges/{Number}/panel/pool", new { })).ShouldBe(201);
        await (await _world.Officer.Post(Path, new { })).ShouldRefuse(Refusals.SetIsNotComplete);
        await _world.Seal(challenge, Number);
        foreach (var code in Qinghai.Codes) await _world.Open(challenge, code);
        await _world.UntilComplete(Number);
    }

    async Task<JsonElement> Run(string? key = null) => await (await _world.Officer.Post(Path, new { most = 3 }, key: key)).ShouldBe<JsonElement>(201);

    async Task<IReadOnlyList<Pairing>> Approve(JsonElement run)
    {
        var approved = await (await _world.Officer.Post($"{Path}/approve", new { run = run.GetProperty("proposed").GetProperty("id").GetGuid() })).ShouldBe<JsonElement>(200);
        return approved.GetProperty("standing").GetProperty("pairs").Deserialize<IReadOnlyList<Pairing>>(JsonSerializerOptions.Web)!;
    }

    async Task<IReadOnlyDictionary<string, (string Id, string Code)>> DeclareAll()
    {
        var panel = await (await _world.Officer.GetAsync($"/challenges/{Number}/panel")).ShouldBe<JsonElement>();
        var seats = panel.GetProperty("seats").EnumerateArray().ToDictionary(s => s.GetProperty("person").GetString()!, s => (s.GetProperty("id").GetString()!, s.GetProperty("code").GetString()!));
        foreach (var (person, seat) in seats) await _world.Declare(seat.Item1, person);
        return seats;
    }

    async Task<IReadOnlyList<string>> Queue(IReadOnlyDictionary<string, (string Id, string Code)> seats, string person)
    {
        var queue = await (await _world.Reviewer(person).GetAsync($"/seats/{seats[person].Id}/queue")).ShouldBe<JsonElement>();
        return [.. queue.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("code").GetString()!)];
    }

    Task Relate(string person, string organisation) => Register(person, $"field of {person}", [new { kind = "shareholding", organisation }]);

    async Task Register(string person, string field, object[] relations)
    {
        var listed = await (await _world.Officer.GetAsync($"/reviewers?field=field of {person}")).ShouldBe<JsonElement>();
        var reviewer = listed.GetProperty("reviewers")[0];
        await (await _world.Officer.Put($"/reviewers/{reviewer.GetProperty("id").GetString()}", new { person, name = $"Name of {person}", field, organisation = Qinghai.OrganisationOf(person), relations },
            version: reviewer.GetProperty("version").GetInt64())).ShouldBe(200);
    }

    async Task Score(IReadOnlyDictionary<string, (string Id, string Code)> seats, Pairing pair)
    {
        var person = PersonOf(seats, pair);
        var path = $"/seats/{seats[person].Id}/sheets/{pair.Application}";
        var saved = await _world.Reviewer(person).Put(path, ReviewWorld.Scores("E1", pair.Application), version: 0);
        await saved.ShouldBe(200);
        await (await _world.Reviewer(person).Post($"{path}/submit", version: saved.Version())).ShouldBe(200);
    }

    static string PersonOf(IReadOnlyDictionary<string, (string Id, string Code)> seats, Pairing pair) => seats.Single(s => s.Value.Code == pair.Reviewer).Key;
}
