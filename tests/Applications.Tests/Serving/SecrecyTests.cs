using System.Text.RegularExpressions;
using Challenges.Shared.Database;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests.Serving;

/// <summary>Before the close nobody but the solver can tell a challenge with filed applications from one without, but the own department by the number.</summary>
public sealed partial class SecrecyTests : ServiceFixture
{
    static readonly (string Name, string? Token)[] Others =
    [
        ("anyone", null),
        ("owner", Tokens.Mint("o-1", Roles.ProblemOwner, org: Samples.Owner)),
        ("officer", Tokens.Mint("officer-1", Roles.Department, dept: Samples.Department)),
        ("other officer", Tokens.Mint("officer-2", Roles.Department, dept: "dept-else")),
        ("other solver", Tokens.Mint("p-else", Roles.Solver, org: "org-else")),
        ("colleague", Tokens.Mint("p-colleague", Roles.Solver, org: "org-1")),
        ("reviewer", Tokens.Mint("e-1", Roles.Reviewer)),
        ("auditor", Tokens.Mint("auditor-1", Roles.Auditor))
    ];

    [Test]
    public async Task Every_address_answers_everybody_else_the_same_with_and_without_applications()
    {
        var (full, empty) = (await Open(), await Open());
        var (_, id, filing) = await full.File("p-1", "org-1");
        await full.File("p-2", "org-2");
        foreach (var (name, token) in Others)
        {
            var client = Service.Client(token);
            foreach (var (method, template, body) in Calls())
            {
                if (name == "officer" && template.EndsWith("/count", StringComparison.Ordinal)) continue; // the one number that it may see
                var seen = await Answer(client, method, template, full, id, body);
                var blank = await Answer(client, method, template, empty, NewId.NextGuid(), body);
                Assert.That(seen, Is.EqualTo(blank), $"{method} {template} as {name}");
                Assert.That(seen, Does.Not.Contain(filing.Receipt.Digest).And.Not.Contain("Jianghan").And.Not.Contain(filing.Receipt.Id));
            }
        }
    }

    [Test, Property("Rule", "R06")]
    public async Task The_database_shows_neither_contents_nor_who_applied()
    {
        var competition = await Open();
        await competition.File("person-secret", "organisation-secret", Samples.Content() with { SolverName = "Secret team", Route = "secret route", PriceFen = 1_234_567_891 });
        var drafting = competition.Solver("person-drafting", "organisation-drafting");
        await Competition.Save(drafting, await competition.Start(drafting), Samples.Content() with { Plan = "secret plan" });
        var dump = await Service.InScope(async scope =>
        {
            var session = scope.GetRequiredService<SqlSession>();
            var rows = new List<string>();
            foreach (var table in new[] { "Challenges", "Applications", "OrganisationClaims", "Filings", "SealedApplications", "Attachments" })
            {
                foreach (IDictionary<string, object?> row in await session.Query<dynamic>($"SELECT * FROM [{table}]")) rows.Add(string.Join('|', row.Values));
            }
            foreach (var answer in await session.Query<string>("SELECT [Body] FROM [Idempotency] WHERE [Body] IS NOT NULL")) rows.Add(answer);
            return string.Join('\n', rows);
        });
        Assert.That(dump, Does.Contain(competition.Number));
        foreach (var secret in new[] { "secret", "drafting", "1234567891", "nonce" }) Assert.That(dump, Does.Not.Contain(secret).IgnoreCase);
    }

    static IEnumerable<(string Method, string Template, object? Body)> Calls() =>
    [
        ("GET", "/challenges/{number}/opening", null), ("GET", "/challenges/{number}/winners", null), ("GET", "/challenges/{number}/regions", null), ("GET", "/challenges/{number}/count", null),
        ("GET", "/challenges/{number}/applications", null), ("GET", "/challenges/{number}/application-stand", null),
        ("POST", "/challenges/{number}/identities", new { reason = "to have a look" }), ("POST", "/challenges/{number}/opening/verify", new { digest = new string('a', 64), proof = Array.Empty<object>() }),
        ("GET", "/applications", null), ("GET", "/applications/{id}", null), ("GET", "/applications/{id}/preview", null), ("GET", "/applications/{id}/receipt", null),
        ("GET", "/applications/{id}/inclusion", null), ("GET", "/applications/{id}/attachments", null), ("GET", "/challenges/{number}/applications/AAAA-2222/attachments/1", null),
        ("PUT", "/applications/{id}", new { route = "x" }), ("POST", "/applications/{id}/submit", null), ("POST", "/applications/{id}/withdraw", null)
    ];

    static async Task<string> Answer(HttpClient client, string method, string template, Competition competition, Guid id, object? body)
    {
        var path = template.Replace("{number}", competition.Number, StringComparison.Ordinal).Replace("{id}", id.ToString(), StringComparison.Ordinal);
        using var response = await client.Send(new HttpMethod(method), path, body, version: method == "GET" ? null : 3);
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not ("Date" or "Content-Length")).Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order());
        var text = $"{(int)response.StatusCode}\n{headers}\n{await response.Content.ReadAsStringAsync()}";
        text = text.Replace(competition.Number, "NUMBER", StringComparison.Ordinal).Replace(id.ToString(), "ID", StringComparison.Ordinal);
        return TraceId().Replace(text, "TRACE");
    }

    [GeneratedRegex("(?<=\"traceId\":\")[^\"]+")]
    private static partial Regex TraceId();
}
