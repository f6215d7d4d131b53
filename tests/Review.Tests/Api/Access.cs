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
        var reviewer = (await world.Officer.GetStringAsync("/reviewers?field=field of P1")).Split("\"id\":\"")[1][..36];

        var table = new AccessTable(world.Service,
            new("anyone", null), new("officer", ReviewWorld.OfficerToken), new("other officer", ReviewWorld.OtherOfficerToken), new("solver", Tokens.Mint("person-of-A1", Roles.Solver)),
            new("owner", Tokens.Mint("owner-1", Roles.ProblemOwner, org: "org-owner")), new("seated", ReviewWorld.ReviewerToken("E1")), new("recused", ReviewWorld.ReviewerToken("E7")),
            new("auditor", ReviewWorld.AuditorToken));

        void Get(string route, string state, string path, string expected) => table.Row("GET", route, state, _ => Requests.Request(HttpMethod.Get, path), expected);
        void Post(string route, string state, string path, object? body, string expected, long? version = null) => table.Row("POST", route, state, _ => Requests.Request(HttpMethod.Post, path, body, version), expected);
        void Put(string route, string state, string path, object body, string expected, long? version = null) => table.Row("PUT", route, state, _ => Requests.Request(HttpMethod.Put, path, body, version), expected);

        //                                                                          anyone officer other solver owner seated recused auditor
        Get("/reviewers", "any", "/reviewers",                                      "401 200 200 403 403 403 403 403");
        Get("/reviewers/{id:guid}", "any", $"/reviewers/{reviewer}",                "401 200 404 403 403 403 403 403");
        Post("/reviewers", "any", "/reviewers", ReviewWorld.RegistryEntry("E1"),    "401 409 201 403 403 403 403 403");
        Put("/reviewers/{id:guid}", "any", $"/reviewers/{reviewer}", ReviewWorld.RegistryEntry("P1"), "401 428 404 403 403 403 403 403");

        Get("/challenges/{number}", "in review", "/challenges/QH-1",                "401 200 404 403 403 403 403 200");
        Get("/challenges/{number}/progress", "in review", "/challenges/QH-1/progress", "401 200 404 403 403 403 403 200");
        Get("/challenges/{number}/applications", "open", "/challenges/QH-3/applications", "401 409 404 403 403 403 403 409");
        Get("/challenges/{number}/applications", "in review", "/challenges/QH-1/applications", "401 200 404 403 403 403 403 200");
        Get("/challenges/{number}/sheets", "in review", "/challenges/QH-1/sheets",  "401 409 404 403 403 403 403 200");
        Get("/challenges/{number}/sheets", "ranked", "/challenges/QH-2/sheets",     "401 200 404 403 403 403 403 200");

        Get("/challenges/{number}/panel", "in review", "/challenges/QH-1/panel",    "200 200 200 200 200 200 200 200");
        Get("/challenges/{number}/panel/proof", "in review", "/challenges/QH-1/panel/proof", "404 200 404 404 404 200 404 200");
        Get("/challenges/{number}/panel/proof", "ranked", "/challenges/QH-2/panel/proof", "200 200 200 200 200 200 200 200");
        Post("/challenges/{number}/panel/pool", "in review", "/challenges/QH-1/panel/pool", new { }, "401 409 404 403 403 403 403 403");
        Post("/challenges/{number}/panel/draw", "in review", "/challenges/QH-1/panel/draw", null, "401 409 404 403 403 403 403 403");
        Post("/challenges/{number}/panel/appoint", "in review", "/challenges/QH-1/panel/appoint", new { reason = "r", seats = Qinghai.Members, standbys = Qinghai.Standbys }, "401 409 404 403 403 403 403 403");
        Post("/challenges/{number}/panel/standbys", "in review", "/challenges/QH-1/panel/standbys", new { person = "E1", reason = "r" }, "401 422 404 403 403 403 403 403");
        Post("/challenges/{number}/panel/replace", "ranked", "/challenges/QH-2/panel/replace", new { seat = one, reason = "r" }, "401 409 404 403 403 403 403 403");
        Post("/challenges/{number}/extension", "in review", "/challenges/QH-1/extension", new { until = Qinghai.Ends, reason = "r" }, "401 409 404 403 403 403 403 403");

        Get("/seats", "any", "/seats",                                              "401 403 403 403 403 200 200 403");
        Get("/seats/{id:guid}", "in review", $"/seats/{one}",                       "401 403 403 403 403 200 404 403");
        Post("/seats/{id:guid}/declare", "in review", $"/seats/{one}/declare", new { none = true }, "401 403 403 403 403 409 404 403");
        Post("/seats/{id:guid}/recuse", "ranked", $"/seats/{await world.SeatOf("QH-2", "E1")}/recuse", new { reason = "r" }, "401 403 403 403 403 409 404 403");
        Get("/seats/{id:guid}/queue", "in review", $"/seats/{one}/queue",           "401 403 403 403 403 200 404 403");
        Get("/seats/{id:guid}/applications/{code}", "in review", $"/seats/{one}/applications/A4", "401 403 403 403 403 200 404 403");
        Get("/seats/{id:guid}/sheets/{code}", "in review", $"/seats/{one}/sheets/A4", "401 403 403 403 403 200 404 403");
        Put("/seats/{id:guid}/sheets/{code}", "in review", $"/seats/{one}/sheets/A4", ReviewWorld.Scores("E1", "A4"), "401 403 403 403 403 428 404 403");
        Post("/seats/{id:guid}/sheets/{code}/submit", "in review", $"/seats/{one}/sheets/A4/submit", null, "401 403 403 403 403 409 404 403", version: 0);
        Post("/seats/{id:guid}/sheets/{code}/abstain", "in review", $"/seats/{one}/sheets/A4/abstain", new { reason = "r" }, "401 403 403 403 403 428 404 403");

        Get("/challenges/{number}/ranking", "in review", "/challenges/QH-1/ranking", "409 409 409 409 409 409 409 409");
        Get("/challenges/{number}/ranking", "ranked", "/challenges/QH-2/ranking",   "409 200 409 409 409 200 409 200");
        Post("/challenges/{number}/ranking", "in review", "/challenges/QH-1/ranking", null, "401 409 404 403 403 403 403 403");
        Get("/challenges/{number}/feasibility", "in review", "/challenges/QH-1/feasibility", "401 200 404 403 403 404 404 200");
        Get("/challenges/{number}/feasibility", "ranked", "/challenges/QH-2/feasibility", "401 200 404 403 403 200 404 200");
        Get("/challenges/{number}/feasibility/{code}", "ranked", "/challenges/QH-2/feasibility/A1", "401 200 404 403 403 200 404 200");
        Put("/challenges/{number}/feasibility/{code}", "ranked", "/challenges/QH-2/feasibility/A1", new { testBody = "b", reportReference = "r", measured = new[] { new { indicator = "cell-output", value = 4 } } },
                                                                                    "401 428 404 403 403 403 403 403");
        Post("/challenges/{number}/finalise", "ranked", "/challenges/QH-2/finalise", null, "401 409 404 403 403 403 403 403");
        Get("/challenges/{number}/feedback", "ranked", "/challenges/QH-2/feedback", "401 403 403 409 403 403 403 403");

        Assert.That(await table.Walk(), Is.Empty);
    }
}
