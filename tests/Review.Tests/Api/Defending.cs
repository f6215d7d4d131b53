using System.Text.Json;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Review.Tests.Api;

/// <summary>From the frozen ranking through the defence to the final one, and once more after a reconsideration.</summary>
public sealed class Defending
{
    const string Number = "QH-DEF";

    static readonly Policy Policy = Qinghai.Policy with { Defence = new DefencePolicy { WeightPercent = 40, AnswerWorkingDays = 3, MostQuestions = 2 }, ReconsiderationWorkingDays = 5 };

    [Test, Property("Rule", "R28")]
    public async Task The_shortlist_defends_and_an_upheld_reconsideration_makes_the_ranking_anew()
    {
        await using var world = await ReviewWorld.Start();
        var challenge = await world.Opened(ReviewWorld.Terms(Number) with { Policy = Policy });
        var seats = await world.Ranked(Number);
        foreach (var (code, output, throughput) in new[] { ("A1", 4.1m, 101m), ("A4", 4.6m, 106m), ("A3", 4.3m, 104m) }) await world.Test(Number, code, output, throughput);
        await (await world.Officer.Post($"/challenges/{Number}/finalise")).ShouldRefuse(Refusals.DefenceRuns);

        await TheQuestionsGoOutWithoutNames(world, seats);
        await TheAnswersAreReadTogether(world, challenge, seats);
        await TheSecondSheetsAreCarriedIn(world, seats);
        await (await world.Officer.Post($"/challenges/{Number}/finalise")).ShouldBe(200);
        var first = await world.Bus.Expect<RankingFinalised>(r => r.ChallengeId == challenge);
        Assert.That((first.EngineVersion, first.Ranking[0].Code), Is.EqualTo(("review-defence/1", "A4")));

        await TheApplicantAsksAndAnotherOfficerDecides(world, challenge, first.Version);
        var verified = await (await world.Auditor.Post($"/decisions/{Number}/verify", key: "")).ShouldBe<JsonElement>();
        Assert.That(verified.GetProperty("records").EnumerateArray().Select(r => (r.GetProperty("kind").GetString(), r.GetProperty("finding").GetString())), Is.EqualTo(new[]
        {
            ("appointment", "same"), ("conflict", "same"), ("ranking", "same"), ("speaking-order", "same"), ("defence", "same"), ("finalisation", "same"),
            ("reconsideration", "same"), ("ranking", "same"), ("defence", "same"), ("finalisation", "same")
        }));
        Assert.That(await world.Service.BrokenInvariants(), Is.Empty);
    }

    static async Task TheQuestionsGoOutWithoutNames(ReviewWorld world, IReadOnlyDictionary<string, string> seats)
    {
        foreach (var person in new[] { "E1", "E2" })
        {
            var path = $"/seats/{seats[person]}/defence/A1/questions";
            await (await world.Reviewer(person).Put(path, new { questions = new[] { "one", "two", "three" } }, version: 0)).ShouldRefuse(Refusals.TooManyQuestions);
            await (await world.Reviewer(person).Put(path, new { questions = new[] { $"How does {person} see the chlorine come back?" } }, version: 0)).ShouldBe(200);
        }
        Assert.That(await world.Reviewer("E2").GetStringAsync($"/seats/{seats["E2"]}/defence"), Does.Not.Contain("How does E1"), "nobody reads another's question before the release");
        var now = world.Service.Clock.GetUtcNow();
        await (await world.Officer.Post($"/challenges/{Number}/defence/release", new { sheetsUntil = now.AddDays(1) })).ShouldRefuse(Refusals.DefenceEndIsOutOfRange);
        await (await world.Officer.Post($"/challenges/{Number}/defence/release", new { sheetsUntil = now.AddDays(20) })).ShouldBe(200);
        var asked = await world.Bus.Expect<DefenceQuestionsAsked>(a => a.Code == "A1");
        Assert.That((asked.Defending, asked.Questions.Count, asked.Questions.Select(q => q.Ordinal).First()), Is.EqualTo((3, 2, 1)));
        Assert.That(JsonSerializer.Serialize(asked), Does.Not.Contain(seats["E1"]));
        await (await world.Reviewer("E1").Put($"/seats/{seats["E1"]}/defence/A3/questions", new { questions = new[] { "late?" } }, version: 0)).ShouldRefuse(Refusals.QuestionsAreReleased);
    }

    static async Task TheAnswersAreReadTogether(ReviewWorld world, Guid challenge, IReadOnlyDictionary<string, string> seats)
    {
        await (await world.Reviewer("E1").Put($"/seats/{seats["E1"]}/defence/A1/sheet", ReviewWorld.Scores("E1", "A1"), version: 0)).ShouldRefuse(Refusals.AnswersAreAwaited);
        foreach (var code in new[] { "A1", "A3", "A4" })
            await world.Bus.Publish(new DefenceAnswered
            {
                ChallengeId = challenge,
                Version = 1,
                At = world.Service.Clock.GetUtcNow(),
                Code = code,
                Answers = [new DefenceAnswer { Ordinal = 1, Text = $"By cooling, says {code}." }]
            });
        await Patience.Until(async () => (await world.Reviewer("E1").GetStringAsync($"/seats/{seats["E1"]}/defence")).Contains("By cooling, says A1.", StringComparison.Ordinal), "the answers");
    }

    static async Task TheSecondSheetsAreCarriedIn(ReviewWorld world, IReadOnlyDictionary<string, string> seats)
    {
        foreach (var (person, code) in Qinghai.Sheets.Keys.Where(k => k.Code is "A1" or "A3" or "A4"))
        {
            var (client, path) = (world.Reviewer(person), $"/seats/{seats[person]}/defence/{code}/sheet");
            var scores = new { scores = Qinghai.Terms.Criteria.Select(c => new { criterion = c.Key, score = code == "A4" ? 95 : 80 }) };
            var saved = await client.Put(path, scores, version: 0);
            await saved.ShouldBe(200);
            await (await client.Post($"{path}/submit", version: saved.Version())).ShouldBe(200);
            await (await client.Put(path, scores, version: 2)).ShouldRefuse(Refusals.SheetIsLocked);
        }
        var ranking = await (await world.Officer.Post($"/challenges/{Number}/defence/ranking")).ShouldBe<JsonElement>(201);
        Assert.That(ranking.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("entry").GetProperty("code").GetString()), Is.EqualTo(new[] { "A4", "A1", "A3", "A2", "A5" }));
        await (await world.Officer.Post($"/challenges/{Number}/defence/ranking")).ShouldRefuse(Refusals.NoDefence);
    }

    static async Task TheApplicantAsksAndAnotherOfficerDecides(ReviewWorld world, Guid challenge, int firstVersion)
    {
        await world.Bus.Publish(new ApplicantsIdentified
        {
            ChallengeId = challenge,
            Version = 1,
            At = Qinghai.Ends,
            Applicants = [.. Qinghai.Codes.Select(code => new Applicant { Code = code, Representative = $"person-of-{code}", ContractingOrganisation = $"org-of-{code}", SolverName = $"Team {code}", ContractingName = $"Unit {code}", Region = "Qinghai" })]
        });
        var (solver, path) = (world.Service.Client(Tokens.Mint("person-of-A3", Roles.Solver)), $"/challenges/{Number}/reconsiderations");
        await Patience.Until(async () => (await solver.GetAsync(path)).IsSuccessStatusCode, "the applicants");
        var asking = new { ground = "undisclosed-conflict", statement = "Reviewer and applicant A1 share a running project." };
        Assert.That((int)(await solver.Post(path, new { ground = "too-few-points", asking.statement })).StatusCode, Is.EqualTo(422));
        var own = await (await solver.Post(path, asking)).ShouldBe<JsonElement>(201);
        await (await solver.Post(path, asking)).ShouldRefuse(Refusals.ReconsiderationIsAsked);
        var requested = await world.Bus.Expect<ReconsiderationRequested>(r => r.ChallengeId == challenge);
        var id = own.GetProperty("requests")[0].GetProperty("id").GetGuid();
        Assert.That((requested.Reconsideration, requested.Ground), Is.EqualTo((id, "undisclosed-conflict")));
        var stranger = world.Service.Client(Tokens.Mint("person-of-A2", Roles.Solver));
        Assert.That((await (await stranger.GetAsync(path)).ShouldBe<JsonElement>()).GetProperty("requests").GetArrayLength(), Is.Zero, "nobody sees another's request");

        var five = (await (await world.Officer.GetAsync($"/challenges/{Number}/panel")).ShouldBe<JsonElement>()).GetProperty("seats").EnumerateArray()
            .Single(s => s.GetProperty("person").GetString() == "E5").GetProperty("code").GetString();
        var decision = new { upheld = true, reasons = "The project runs since 2021.", remedy = new { sheets = new[] { new { reviewer = five, code = "A1" } }, recused = Array.Empty<string>() } };
        await (await world.Officer.Post($"{path}/{id}/decide", decision)).ShouldRefuse(Refusals.OfficerFinalised);
        var second = world.Service.Client(Tokens.Mint("officer-3", Roles.Department, dept: Qinghai.Department));
        await (await second.Post($"{path}/{id}/decide", decision)).ShouldBe(200);
        Assert.That((await world.Bus.Expect<ReconsiderationDecided>(r => r.Reconsideration == id)).Upheld, Is.True);
        var again = await world.Bus.Expect<RankingFinalised>(r => r.ChallengeId == challenge && r.Version > firstVersion);
        Assert.That(again.Ranking.Single(r => r.Code == "A1").Sheets, Is.EqualTo(6));
        Assert.That((await (await world.Auditor.GetAsync($"/challenges/{Number}/ranking/versions")).ShouldBe<JsonElement>()).GetProperty("versions").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await (await solver.GetAsync(path)).ShouldBe<JsonElement>()).GetProperty("requests")[0].GetProperty("reasons").GetString(), Is.EqualTo(decision.reasons));
        Assert.That(await solver.GetStringAsync(path), Does.Not.Contain(five!), "the remedy names reviewers' sheets");
    }
}
