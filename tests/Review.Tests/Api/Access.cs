using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Review.Tests.Api;

/// <summary>The access table of Review, walked over HTTP: every endpoint by everybody, before and after the ranking.</summary>
public sealed class Access
{
    [Test]
    public async Task Everybody_gets_what_the_table_says_and_nothing_else()
    {
        await using var world = await ReviewWorld.Start();
        await world.Opened(ReviewWorld.Terms("QH-1"));
        await world.Appoint("QH-1");
        var one = await world.SeatOf("QH-1", "E1");
        await world.Declare(one, "E1");
        await world.Opened(ReviewWorld.Terms("QH-2"));
        await world.Ranked("QH-2");
        await world.Publish(ReviewWorld.Terms("QH-3"));
        await world.Publish(ReviewWorld.Pooled("QH-4"));
        await world.Opened(ReviewWorld.Terms("QH-5") with { Policy = Qinghai.Policy with { Defence = new() { WeightPercent = 40, AnswerWorkingDays = 3, MostQuestions = 2 }, ReconsiderationWorkingDays = 5 } });
        var defending = (await world.Ranked("QH-5"))["E1"];
        var reviewer = (await world.Officer.GetStringAsync("/reviewers?field=field of P1")).Split("\"id\":\"")[1][..36];

        var table = new AccessTable(world.Service,
            new("anyone", null), new("officer", ReviewWorld.OfficerToken), new("other officer", ReviewWorld.OtherOfficerToken), new("solver", Tokens.Mint("person-of-A1", Roles.Solver)),
            new("owner", Tokens.Mint("owner-1", Roles.ProblemOwner, org: "org-owner")), new("seated", ReviewWorld.ReviewerToken("E1")), new("recused", ReviewWorld.ReviewerToken("E7")),
            new("auditor", ReviewWorld.AuditorToken));

        void Get(string expected, string route, string state, string path) => table.Row("GET", route, state, _ => Requests.Request(HttpMethod.Get, path), expected);
        void Post(string expected, string route, string state, string path, object? body, long? version = null) => table.Row("POST", route, state, _ => Requests.Request(HttpMethod.Post, path, body, version), expected);
        void Put(string expected, string route, string state, string path, object body) => table.Row("PUT", route, state, _ => Requests.Request(HttpMethod.Put, path, body), expected);

        // anyone, officer, other officer, solver, owner, seated, recused, auditor
        Get("401 200 200 403 403 403 403 403", "/reviewers", "any", "/reviewers");
        Get("401 200 404 403 403 403 403 403", "/reviewers/{id:guid}", "any", $"/reviewers/{reviewer}");
        Post("401 409 201 403 403 403 403 403", "/reviewers", "any", "/reviewers", ReviewWorld.RegistryEntry("E1"));
        Put("401 428 404 403 403 403 403 403", "/reviewers/{id:guid}", "any", $"/reviewers/{reviewer}", ReviewWorld.RegistryEntry("P1"));

        Get("401 200 404 403 403 403 403 200", "/challenges/{number}", "in review", "/challenges/QH-1");
        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/progress", "in review", "/challenges/QH-1/progress");
        Get("401 409 404 403 403 403 403 409", "/challenges/{number}/applications", "open", "/challenges/QH-3/applications");
        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/applications", "in review", "/challenges/QH-1/applications");
        Get("401 409 404 403 403 403 403 200", "/challenges/{number}/sheets", "in review", "/challenges/QH-1/sheets");
        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/sheets", "ranked", "/challenges/QH-2/sheets");

        Get("200 200 200 200 200 200 200 200", "/challenges/{number}/panel", "in review", "/challenges/QH-1/panel");
        Get("404 200 404 404 404 200 404 200", "/challenges/{number}/panel/proof", "in review", "/challenges/QH-1/panel/proof");
        Get("200 200 200 200 200 200 200 200", "/challenges/{number}/panel/proof", "ranked", "/challenges/QH-2/panel/proof");
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/panel/pool", "in review", "/challenges/QH-1/panel/pool", new { });
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/panel/draw", "in review", "/challenges/QH-1/panel/draw", null);
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/panel/appoint", "in review", "/challenges/QH-1/panel/appoint", new { reason = "r", seats = Qinghai.Members, standbys = Qinghai.Standbys });
        Post("401 422 404 403 403 403 403 403", "/challenges/{number}/panel/standbys", "in review", "/challenges/QH-1/panel/standbys", new { person = "E1", reason = "r" });
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/panel/replace", "ranked", "/challenges/QH-2/panel/replace", new { seat = one, reason = "r" });
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/panel/reminders", "ranked", "/challenges/QH-2/panel/reminders", null);
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/extension", "in review", "/challenges/QH-1/extension", new { until = Qinghai.Ends, reason = "r" });

        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/assignments", "open, pool mode", "/challenges/QH-4/assignments");
        Get("401 409 404 403 403 403 403 409", "/challenges/{number}/assignments", "in review, panel mode", "/challenges/QH-1/assignments");
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/assignments", "open, pool mode", "/challenges/QH-4/assignments", new { });
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/assignments/approve", "open, pool mode", "/challenges/QH-4/assignments/approve", new { run = one });

        Get("401 403 403 403 403 200 200 403", "/seats", "any", "/seats");
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}", "in review", $"/seats/{one}");
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/declare", "in review", $"/seats/{one}/declare", new { none = true });
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/recuse", "ranked", $"/seats/{await world.SeatOf("QH-2", "E1")}/recuse", new { reason = "r" });
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}/queue", "in review", $"/seats/{one}/queue");
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}/applications/{code}", "in review", $"/seats/{one}/applications/A4");
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}/sheets/{code}", "in review", $"/seats/{one}/sheets/A4");
        Put("401 403 403 403 403 428 404 403", "/seats/{id:guid}/sheets/{code}", "in review", $"/seats/{one}/sheets/A4", ReviewWorld.Scores("E1", "A4"));
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/sheets/submit", "in review", $"/seats/{one}/sheets/submit", new { sheets = Qinghai.Codes.Select(code => new { code, version = 0 }).ToArray() });
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/sheets/{code}/submit", "in review", $"/seats/{one}/sheets/A4/submit", null, version: 0);
        Post("401 403 403 403 403 428 404 403", "/seats/{id:guid}/sheets/{code}/abstain", "in review", $"/seats/{one}/sheets/A4/abstain", new { reason = "r" });

        Get("409 409 409 409 409 409 409 409", "/challenges/{number}/ranking", "in review", "/challenges/QH-1/ranking");
        Get("409 200 409 409 409 200 409 200", "/challenges/{number}/ranking", "ranked", "/challenges/QH-2/ranking");
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/ranking", "in review", "/challenges/QH-1/ranking", null);
        Get("401 409 404 403 403 403 403 409", "/challenges/{number}/ranking/stability", "in review", "/challenges/QH-1/ranking/stability");
        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/ranking/stability", "ranked", "/challenges/QH-2/ranking/stability");
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}/outliers", "in review", $"/seats/{one}/outliers");
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/sheets/{code}/explain", "in review", $"/seats/{one}/sheets/A4/explain", new { reason = "r" });
        Get("401 200 404 403 403 404 404 200", "/challenges/{number}/feasibility", "in review", "/challenges/QH-1/feasibility");
        Get("401 200 404 403 403 200 404 200", "/challenges/{number}/feasibility", "ranked", "/challenges/QH-2/feasibility");
        Get("401 200 404 403 403 200 404 200", "/challenges/{number}/feasibility/{code}", "ranked", "/challenges/QH-2/feasibility/A1");
        Put("401 428 404 403 403 403 403 403", "/challenges/{number}/feasibility/{code}", "ranked", "/challenges/QH-2/feasibility/A1", new { testBody = "b", reportReference = "r", measured = new[] { new { indicator = "cell-output", value = 4 } } });
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/finalise", "ranked", "/challenges/QH-2/finalise", null);
        Get("401 403 403 409 403 403 403 403", "/challenges/{number}/feedback", "ranked", "/challenges/QH-2/feedback");

        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/conflicts", "in review", "/challenges/QH-1/conflicts");
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/clearances", "in review", "/challenges/QH-1/clearances", new { reason = "r", application = "A1" });

        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/defence", "defence", "/challenges/QH-5/defence");
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/defence/release", "ranked without a defence", "/challenges/QH-2/defence/release", new { sheetsUntil = Qinghai.Ends });
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/defence/ranking", "defence", "/challenges/QH-5/defence/ranking", null);
        Post("401 409 404 403 403 403 403 403", "/challenges/{number}/defence/further", "defence", "/challenges/QH-5/defence/further", null);
        Get("401 403 403 403 403 409 404 403", "/seats/{id:guid}/defence", "in review", $"/seats/{one}/defence");
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}/defence", "defence", $"/seats/{defending}/defence");
        Put("401 403 403 403 403 428 404 403", "/seats/{id:guid}/defence/{code}/questions", "defence", $"/seats/{defending}/defence/A1/questions", new { questions = new[] { "Why?" } });
        Get("401 403 403 403 403 404 404 403", "/seats/{id:guid}/defence/{code}/sheet", "in review", $"/seats/{one}/defence/A1/sheet");
        Get("401 403 403 403 403 200 404 403", "/seats/{id:guid}/defence/{code}/sheet", "defence", $"/seats/{defending}/defence/A1/sheet");
        Put("401 403 403 403 403 409 404 403", "/seats/{id:guid}/defence/{code}/sheet", "defence", $"/seats/{defending}/defence/A1/sheet", ReviewWorld.Scores("E1", "A1"));
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/defence/{code}/sheet/submit", "defence", $"/seats/{defending}/defence/A1/sheet/submit", null, version: 0);
        Post("401 403 403 403 403 409 404 403", "/seats/{id:guid}/defence/{code}/sheet/abstain", "defence", $"/seats/{defending}/defence/A1/sheet/abstain", new { reason = "r" }, version: 0);

        Get("401 200 409 409 403 403 403 200", "/challenges/{number}/reconsiderations", "ranked", "/challenges/QH-5/reconsiderations");
        Post("401 403 403 409 403 403 403 403", "/challenges/{number}/reconsiderations", "ranked", "/challenges/QH-5/reconsiderations", new { ground = "calculation", statement = "The total of one sheet is wrong." });
        Post("401 404 404 403 403 403 403 403", "/challenges/{number}/reconsiderations/{id:guid}/decide", "ranked", $"/challenges/QH-5/reconsiderations/{defending}/decide", new { upheld = false, reasons = "r" });
        Get("401 200 404 403 403 403 403 200", "/challenges/{number}/ranking/versions", "ranked", "/challenges/QH-5/ranking/versions");

        Get("200 200 200 200 200 200 200 200", "/decisions/{number}", "in review", "/decisions/QH-1");
        Get("404 404 404 404 404 404 404 404", "/decisions/{number}", "unknown", "/decisions/QH-9");
        Post("200 200 200 200 200 200 200 200", "/decisions/{number}/verify", "ranked", "/decisions/QH-2/verify", null);

        Assert.That(await table.Walk(), Is.Empty);
    }
}
