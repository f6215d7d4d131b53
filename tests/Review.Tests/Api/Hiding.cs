using System.Text.Json;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Api;

/// <summary>What nobody learns: the recused, fellow reviewers, other departments.</summary>
public sealed class Hiding
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

    static string NewNumber() => $"QH-2021-{Interlocked.Increment(ref _last) + 100}";

    [Test, Property("Case", "B34"), Property("Rule", "R14")]
    public async Task A_recused_reviewer_gets_the_answer_of_a_wrong_address_everywhere()
    {
        var number = NewNumber();
        await _world.Opened(ReviewWorld.Terms(number));
        await _world.Appoint(number);
        var seat = await _world.SeatOf(number, "E7");
        var client = _world.Reviewer("E7");
        foreach (var id in new[] { seat, NewId.NextGuid().ToString() })
            foreach (var code in new[] { "A4", "A1", "NOSUCH" })
                foreach (var request in new[]
                {
                    Requests.Request(HttpMethod.Get, $"/seats/{id}/queue"), Requests.Request(HttpMethod.Get, $"/seats/{id}/applications/{code}"), Requests.Request(HttpMethod.Get, $"/seats/{id}/sheets/{code}"),
                    Requests.Request(HttpMethod.Put, $"/seats/{id}/sheets/{code}", ReviewWorld.Scores("E1", "A1"), 0), Requests.Request(HttpMethod.Post, $"/seats/{id}/sheets/{code}/submit", version: 0),
                    Requests.Request(HttpMethod.Post, $"/seats/{id}/sheets/{code}/abstain", new { reason = "x" }, 0),
                    Requests.Request(HttpMethod.Post, $"/seats/{id}/sheets/submit", new { sheets = new[] { new { code, version = 0 } } })
                })
                {
                    using var response = await client.SendAsync(request);
                    var problem = await response.ShouldRefuse(Refusals.NothingHere);
                    Assert.That(problem.Facts is null or { Count: 0 }, $"{request.RequestUri} tells nothing");
                }
        var own = await client.GetStringAsync("/seats");
        Assert.That(own, Does.Contain(number).And.Not.Contain("A4").And.Not.Contain("org-shanghai"));
        Assert.That(await client.GetStringAsync($"/seats/{seat}"), Does.Contain("released").And.Not.Contain("org-shanghai").And.Not.Contain("applicant"));
        await (await client.GetAsync($"/challenges/{number}/ranking")).ShouldRefuse(Refusals.RankingIsNotPublic);
    }

    [Test, Property("Case", "B38")]
    public async Task A_seated_reviewer_learns_no_other_reviewers_name_or_seat()
    {
        var number = NewNumber();
        await _world.Opened(ReviewWorld.Terms(number));
        await _world.Appoint(number);
        var seats = await _world.DeclareAll(number);
        var client = _world.Reviewer("E2");
        foreach (var path in new[] { $"/challenges/{number}/panel", $"/challenges/{number}/panel/proof", $"/seats/{seats["E2"]}", $"/seats/{seats["E2"]}/queue", $"/decisions/{number}", "/seats" })
        {
            var text = await (await client.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.That(text, Does.Not.Contain("Name of "), path);
            Assert.That(seats.Where(s => s.Key != "E2" && text.Contains(s.Value, StringComparison.Ordinal)), Is.Empty, path);
        }
        Assert.That(await _world.Officer.GetStringAsync($"/challenges/{number}/panel"), Does.Contain("Name of E1"), "whom officers read");
    }

    [Test, Property("Case", "B44")]
    public async Task Nobody_meets_anothers_scores_before_the_ranking()
    {
        var (number, seat) = await _world.Seated(NewNumber(), "E1");
        await _world.Score(seat, "E1", "A1");
        var other = await _world.SeatOf(number, "E2");
        await _world.Declare(other, "E2");
        var client = _world.Reviewer("E2");
        foreach (var path in new[] { $"/seats/{seat}/queue", $"/seats/{seat}/sheets/A1", $"/seats/{seat}" }) await (await client.GetAsync(path)).ShouldRefuse(Refusals.NothingHere);
        Assert.That(await client.GetStringAsync($"/seats/{other}/sheets/A1"), Does.Not.Contain("E1 on"));
        Assert.That(await client.GetStringAsync($"/seats/{other}/queue"), Does.Not.Contain("82.7"));
        await (await _world.Officer.GetAsync($"/challenges/{number}/sheets")).ShouldRefuse(Refusals.RankingIsMissing);
        var progress = await _world.Officer.GetStringAsync($"/challenges/{number}/progress");
        Assert.That(progress, Does.Contain("\"submitted\":1").And.Not.Contain("82.7").And.Not.Contain("\"score\""));
        Assert.That(await _world.Auditor.GetStringAsync($"/challenges/{number}/sheets"), Does.Contain("E1 on"));
    }

    [Test]
    public async Task Another_department_finds_nothing_of_a_review_and_nothing_of_the_register()
    {
        var (number, _) = await _world.Seated(NewNumber(), "E1");
        var other = _world.Service.Client(ReviewWorld.OtherOfficerToken);
        foreach (var path in new[] { "", "/progress", "/applications", "/sheets", "/feasibility", "/panel/proof" })
            await (await other.GetAsync($"/challenges/{number}{path}")).ShouldRefuse(Refusals.NothingHere);
        Assert.That((await (await other.GetAsync("/reviewers")).ShouldBe<JsonElement>()).GetProperty("reviewers").GetArrayLength(), Is.Zero);
        await (await other.Post($"/challenges/{number}/panel/appoint", new { reason = "x", seats = Qinghai.Members, standbys = Qinghai.Standbys })).ShouldRefuse(Refusals.NothingHere);
    }
}
