using System.Security.Cryptography;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.AspNetCore.Builder;

namespace Challenges.Shared.Tests.Web;

public sealed class AccessTests
{
    [Test]
    public async Task The_caller_is_read_from_the_token_and_the_moment_from_the_clock()
    {
        using var client = Trial.Service.Client(Tokens.Mint("p-7", [Roles.Solver, Roles.Reviewer], "o-3", "d-4"));
        var me = await (await client.GetAsync("/me")).ShouldBe<Me>(200);
        Assert.That((me.Person, me.Organisation, me.Department), Is.EqualTo(("p-7", "o-3", "d-4")));
        Assert.That(me.Roles, Is.EqualTo(new[] { Roles.Reviewer, Roles.Solver }));
        Assert.That(me.Now, Is.EqualTo(Trial.Service.Clock.GetUtcNow()), "a token lives by real time while the service lives in 2022");
    }

    [Test]
    public async Task A_role_that_may_not_is_told_which_may()
    {
        using var client = Trial.Service.Client(Tokens.Mint("r-1", Roles.Reviewer));
        var problem = await (await client.Post("/notes", new { text = "x" })).ShouldRefuse(SharedRefusals.RoleMayNot);
        Assert.That(problem.Detail, Does.Contain("solver, department"));
    }

    static IEnumerable<TestCaseData> BadTokens()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        yield return new TestCaseData(Tokens.Mint("s", [Roles.Solver], lifetime: TimeSpan.FromMinutes(-1))).SetArgDisplayNames("expired");
        yield return new TestCaseData(Tokens.Mint("s", [Roles.Solver], audiences: ["challenges-review"])).SetArgDisplayNames("for another service");
        yield return new TestCaseData(Tokens.Mint("s", [Roles.Solver], issuer: "https://elsewhere.test")).SetArgDisplayNames("of another issuer");
        yield return new TestCaseData(Tokens.Mint("s", [Roles.Solver], key: stranger)).SetArgDisplayNames("signed by a stranger");
        yield return new TestCaseData(Unsigned()).SetArgDisplayNames("not signed");
        yield return new TestCaseData("nonsense").SetArgDisplayNames("not a token");
    }

    static string Unsigned()
    {
        var parts = Tokens.Mint("s", Roles.Solver).Split('.');
        return $"{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
    }

    [TestCaseSource(nameof(BadTokens))]
    public async Task A_token_that_is_not_good_signs_nobody_in(string token)
    {
        using var client = Trial.Service.Client(token);
        using var response = await client.GetAsync("/me");
        await response.ShouldRefuse(SharedRefusals.NotSignedIn);
        Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task The_table_of_a_service_that_is_right_has_no_differences() => Assert.That(await Table().Walk(), Is.Empty);

    [Test]
    public async Task A_table_without_a_row_for_an_endpoint_and_with_a_wrong_status_has_differences()
    {
        var differences = await Table(withMe: false, anyone: "200").Walk();
        Assert.That(differences, Has.Some.EqualTo("GET /me is missing from the table"));
        Assert.That(differences, Has.Some.StartsWith("PUT /notes/{id:guid} (late) as anyone: expected 200, got 401"));
        Assert.That(differences, Has.Count.EqualTo(2));
    }

    static AccessTable Table(bool withMe = true, string anyone = "401")
    {
        var id = Guid.Empty;
        var table = new AccessTable(Trial.Service, new("anyone", null), new("solver", Trial.Solver), new("reviewer", Tokens.Mint("r", Roles.Reviewer)))
            .Row("POST", "/notes", "any", _ => Requests.Request(HttpMethod.Post, "/notes", new { text = "t" }), "401 2xx 403")
            .Row("GET", "/notes/{id:guid}", "unknown", _ => Requests.Request(HttpMethod.Get, $"/notes/{id}"), "404 404 404")
            .Row("PUT", "/notes/{id:guid}", "late", async _ => Requests.Request(HttpMethod.Put, $"/notes/{(await Trial.TakeNote()).Id}", new { text = "t" }, version: 1), $"{anyone} 200 403")
            .Row("PUT", "/notes/{id:guid}/late", "unknown", _ => Requests.Request(HttpMethod.Put, $"/notes/{id}/late"), "401 409 403")
            .Row("DELETE", "/notes/{id:guid}", "unknown", _ => Requests.Request(HttpMethod.Delete, $"/notes/{id}"), "401 409 403")
            .Row("POST", "/shapes", "any", _ => Requests.Request(HttpMethod.Post, "/shapes", "{}"), "400 400 400")
            .Row("GET", "/fails", "any", _ => Requests.Request(HttpMethod.Get, "/fails"), "500 500 500")
            .Row("GET", "/late", "any", _ => Requests.Request(HttpMethod.Get, "/late"), "409 409 409")
            .Row("POST", "/arrivals", "any", _ => Requests.Request(HttpMethod.Post, "/arrivals", new { text = "t" }), "200 200 200")
            .Row("POST", "/twins", "any", _ => Requests.Request(HttpMethod.Post, "/twins"), "401 403 403")
            .Row("POST", "/busy", "any", _ => Requests.Request(HttpMethod.Post, "/busy"), "204 204 204");
        return withMe ? table.Row("GET", "/me", "any", _ => Requests.Request(HttpMethod.Get, "/me"), "401 200 200") : table;
    }

    [Test]
    public void An_endpoint_that_does_not_say_who_may_call_it_keeps_the_service_from_starting()
    {
        var module = TrialModule.With(app => app.MapGet("/open", () => "hello"));
        Assert.That(() => ServiceHost.Build(module, HostingTests.Settings()), Throws.InvalidOperationException.With.Message.Contains("GET /open"));
    }

    [Test]
    public void An_idempotent_endpoint_whose_answer_cannot_be_kept_keeps_the_service_from_starting()
    {
        var module = TrialModule.With(app => app.MapPost("/open", () => "hello").AllowPublic().Idempotent());
        Assert.That(() => ServiceHost.Build(module, HostingTests.Settings()), Throws.InvalidOperationException.With.Message.Contains("must return an Answer"));
    }

    [Test]
    public void A_validator_that_is_missing_keeps_the_service_from_starting()
    {
        var module = TrialModule.With(app => app.MapPost("/open", (Shape shape) => shape.Name).AllowPublic().Validates<Shape>());
        Assert.That(() => ServiceHost.Build(module, HostingTests.Settings()), Throws.InvalidOperationException.With.Message.Contains("Shape"));
    }
}
