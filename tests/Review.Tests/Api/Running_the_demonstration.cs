using System.Text.Json;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Award;
using Challenges.Contracts.Deciding;
using Challenges.Contracts.Review;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Api;

public sealed class Running_the_demonstration
{
    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "R15")]
    [Property("Case", "E70")]
    public async Task From_the_sealed_set_to_the_final_ranking_and_the_solvers_feedback(bool withScores)
    {
        await using var world = await ReviewWorld.Start();
        const string Number = "QH-2022-01";
        var challenge = await world.Opened(ReviewWorld.Terms(Number) with { Policy = Qinghai.Policy with { RevealReviewers = withScores ? "NamesAndScores" : "AfterDecision" } });
        var panel = await world.Appoint(Number);
        Assert.That(panel.GetProperty("seats").EnumerateArray().Where(s => s.GetProperty("place").GetInt32() > 0 && s.GetProperty("state").GetString() != "released").Select(s => s.GetProperty("person").GetString()),
            Is.EquivalentTo(new[] { "E1", "E2", "E3", "E4", "E5", "E6", "S1" }));
        var appointed = await world.Bus.Expect<PanelAppointed>();
        Assert.That((appointed.Seats, appointed.Method, appointed.Seed), Is.EqualTo((7, "appointed", (string?)null)));

        var seats = await world.DeclareAll(Number);
        await world.ScoreAll(seats);
        var ranking = await (await world.Officer.Post($"/challenges/{Number}/ranking")).ShouldBe<JsonElement>(201);
        Assert.That(ranking.GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("entry").GetProperty("code").GetString(), e.GetProperty("entry").GetProperty("score").GetString())),
            Is.EqualTo(new[] { ("A1", "2166/25"), ("A4", "853/10"), ("A3", "837/10"), ("A2", "3929/50"), ("A5", "1486/25") }));

        await world.Test(Number, "A4", 4.3m, 107m);
        await world.Test(Number, "A1", 3.6m, 101m);
        await world.Test(Number, "A3", 4.2m, 103m);
        await (await world.Officer.Post($"/challenges/{Number}/finalise")).ShouldBe(200);
        var final = await world.Bus.Expect<RankingFinalised>();
        Assert.That(final.Ranking.Select(r => (r.Code, r.Awardable, r.Bar)), Is.EqualTo(new (string, bool, string?)[]
        {
            ("A1", false, "must-have-missed"), ("A4", true, null), ("A3", true, null), ("A2", false, "not-shortlisted"), ("A5", false, "below-passing-score")
        }));
        Assert.That(final.InputDigest, Is.EqualTo(ranking.GetProperty("inputDigest").GetString()));

        await EveryDecisionCanBeReplayed(world, Number, final);
        await TheSolverReadsTheOwnFeedback(world, challenge, Number, withScores);
        await ThePublicReadsTheRankingFromTheNoticeOn(world, challenge, Number);
        await ThePublicSeesTheRankingRecordWithoutTheSheets(world, Number);
        await NamesAppearWithTheDecision(world, challenge, Number);
        Assert.That(await world.Service.BrokenInvariants(), Is.Empty);
    }

    static async Task EveryDecisionCanBeReplayed(ReviewWorld world, string number, RankingFinalised final)
    {
        var verified = await (await world.Auditor.Post($"/decisions/{number}/verify", key: "")).ShouldBe<JsonElement>();
        Assert.That(verified.GetProperty("sound").GetBoolean(), Is.True);
        Assert.That(verified.GetProperty("records").EnumerateArray().Select(r => (r.GetProperty("kind").GetString(), r.GetProperty("finding").GetString())),
            Is.EqualTo(new[] { ("appointment", "same"), ("conflict", "same"), ("ranking", "same"), ("finalisation", "same") }));

        var ranking = (await (await world.Auditor.GetAsync($"/decisions/{number}")).ShouldBe<JsonElement>()).GetProperty("records")[2];
        Assert.That(ranking.GetProperty("record").GetProperty("inputDigest").GetString(), Is.EqualTo(final.InputDigest), "the digest that was published with the ranking");
        Assert.That(ranking.GetProperty("actor").GetString(), Is.EqualTo("officer-1"));

        var head = await world.Bus.Expect<DecisionsChained>(chained => chained.Version == 4);
        Assert.That((head.Number, head.Service, head.Hash), Is.EqualTo((number, "review", verified.GetProperty("head").GetProperty("hash").GetString())));
        Assert.That(await KindsShown(world, number), Is.EqualTo(new[] { "appointment" }), "before the notice");
    }

    static async Task ThePublicSeesTheRankingRecordWithoutTheSheets(ReviewWorld world, string number)
    {
        Assert.That(await KindsShown(world, number), Is.EqualTo(new[] { "appointment", "ranking", "finalisation" }));
        var text = await (await world.Service.Anonymous.GetAsync($"/decisions/{number}")).Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("2166/25").And.Not.Contain("scores").And.Not.Contain("officer-1"));
    }

    static async Task<string?[]> KindsShown(ReviewWorld world, string number) =>
        [.. (await (await world.Service.Anonymous.GetAsync($"/decisions/{number}")).ShouldBe<JsonElement>()).GetProperty("records").EnumerateArray()
            .Select(r => r.GetProperty("record").GetProperty("kind").GetString())];

    static async Task TheSolverReadsTheOwnFeedback(ReviewWorld world, Guid challenge, string number, bool withScores)
    {
        var solver = world.Service.Client(Tokens.Mint("person-of-A3", Roles.Solver));
        await (await solver.GetAsync($"/challenges/{number}/feedback")).ShouldRefuse(Refusals.NothingHere);
        await world.Bus.Publish(new ApplicantsIdentified { ChallengeId = challenge, Version = 1, At = Qinghai.Ends, Applicants = [.. Qinghai.Codes.Select(Applicant)] });
        await Patience.Until(async () => (await solver.GetAsync($"/challenges/{number}/feedback")).IsSuccessStatusCode, "the applicants");
        var text = await (await solver.GetAsync($"/challenges/{number}/feedback")).Content.ReadAsStringAsync();
        var feedback = JsonDocument.Parse(text).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That((feedback.GetProperty("code").GetString(), feedback.GetProperty("rank").GetInt32(), feedback.GetProperty("of").GetInt32()), Is.EqualTo(("A3", 3, 5)));
            Assert.That(feedback.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("comments").GetArrayLength()), Is.All.EqualTo(7));
            Assert.That(feedback.GetProperty("criteria")[0].GetProperty("scores").ValueKind, Is.EqualTo(withScores ? JsonValueKind.Array : JsonValueKind.Null));
            Assert.That(text, Does.Not.Contain("of A1").And.Not.Contain("\"reviewer\""));
        });
    }

    static async Task ThePublicReadsTheRankingFromTheNoticeOn(ReviewWorld world, Guid challenge, string number)
    {
        await (await world.Service.Anonymous.GetAsync($"/challenges/{number}/ranking")).ShouldRefuse(Refusals.RankingIsNotPublic);
        await world.Bus.Publish(new NoticeOpened
        {
            ChallengeId = challenge,
            Version = 1,
            At = Qinghai.Ends,
            Number = number,
            NoticeId = NewId.NextGuid(),
            SolverName = "Team A4",
            PriceFen = 1,
            FirstDay = new DateOnly(2023, 4, 27),
            LastDay = new DateOnly(2023, 5, 6),
            EndsAt = Qinghai.Ends,
            CountedDays = []
        });
        await Patience.Until(async () => (await world.Service.Anonymous.GetAsync($"/challenges/{number}/ranking")).IsSuccessStatusCode, "the notice");
        var text = await world.Service.Anonymous.GetStringAsync($"/challenges/{number}/ranking");
        var names = JsonDocument.Parse(text).RootElement.GetProperty("entries").EnumerateArray().Select(e => e.TryGetProperty("name", out var name) ? name.GetString() : null);
        Assert.That(names, Is.EqualTo(new[] { null, "Team A4", "Team A3", null, null }), "awardable ones by name, others by code");
        Assert.That(text, Does.Not.Contain("XN-A1").And.Not.Contain("3.6"), "measured values of others are not public");
    }

    static async Task NamesAppearWithTheDecision(ReviewWorld world, Guid challenge, string number)
    {
        Assert.That(await world.Service.Anonymous.GetStringAsync($"/challenges/{number}/panel"), Does.Not.Contain("Name of"));
        await world.Bus.Publish(new AwardConfirmed { ChallengeId = challenge, Version = 9, At = Qinghai.Ends, Number = number, Code = "A4", SolverName = "Team A4", PriceFen = 1, ElapsedDays = 170 });
        await Patience.Until(async () => (await world.Service.Anonymous.GetStringAsync($"/challenges/{number}/panel")).Contains("Name of E1", StringComparison.Ordinal), "the decision");
    }

    static Applicant Applicant(string code) => new()
    {
        Code = code,
        Representative = $"person-of-{code}",
        ContractingOrganisation = $"org-of-{code}",
        SolverName = $"Team {code}",
        ContractingName = $"Unit {code}",
        Region = "Qinghai"
    };
}
