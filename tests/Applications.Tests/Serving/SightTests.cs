using System.Net;
using System.Net.Http.Json;
using Challenges.Applications.Checking;
using Challenges.Applications.Opening;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests.Serving;

/// <summary>Who sees a challenge from inside, before and after the sealing.</summary>
public sealed class SightTests : ServiceFixture
{
    [Test]
    public async Task The_own_department_sees_a_number_before_and_contents_under_codes_after_the_opening()
    {
        var competition = await Open();
        await competition.File("p-1", "org-1");
        await competition.File("p-2", "org-2", Samples.Content() with { Kind = SolverKind.Person, ContractingOrganisation = "org-2" });
        var officer = competition.Officer();
        Assert.That((await officer.GetFromJsonAsync<FiledCount>($"/challenges/{competition.Number}/count", JsonSettings.Web))!.Count, Is.EqualTo(2));
        await (await officer.GetAsync($"/challenges/{competition.Number}/applications")).ShouldRefuse(Refusals.SealedUntilTheClose);
        await (await competition.Auditor().GetAsync($"/challenges/{competition.Number}/applications")).ShouldRefuse(Refusals.SealedUntilTheClose);
        await competition.Seal();
        var text = await officer.GetStringAsync($"/challenges/{competition.Number}/applications");
        Assert.That(text, Does.Contain("closed-loop multi-polar cells").And.Not.Contain("Jianghan").And.Not.Contain("Hubei").And.Not.Contain("org-1").And.Not.Contain("p-1"));
        Assert.That((await competition.Officer("dept-else").GetAsync($"/challenges/{competition.Number}/applications")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await competition.Officer("dept-else").GetAsync($"/challenges/{competition.Number}/count")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_officer_who_applies_loses_the_officers_rights_on_the_challenge()
    {
        var competition = await Open();
        var both = Service.Client(Tokens.Mint("p-both", [Roles.Department, Roles.Solver], dept: Samples.Department));
        await (await both.GetAsync($"/challenges/{competition.Number}/count")).ShouldBe(200);
        await competition.Start(both);
        await (await both.GetAsync($"/challenges/{competition.Number}/count")).ShouldRefuse(Refusals.NotFound);
        await competition.Seal();
        await (await both.GetAsync($"/challenges/{competition.Number}/applications")).ShouldRefuse(Refusals.NotFound);
    }

    [TestCase("member")]
    [TestCase("organisation")]
    public async Task Who_takes_part_otherwise_than_by_filing_loses_the_view_from_inside_with_the_sealing(string by)
    {
        var competition = await Open();
        await competition.File("p-1", "org-1", Samples.Content() with { People = [new("p-member", "Chen Hao")] });
        await competition.File("p-2", "org-2");
        var (person, unit) = by == "member" ? ("p-member", (string?)null) : ("p-employee", "ORG-1");
        using var officer = Service.Client(Tokens.Mint(person, [Roles.Department], unit, Samples.Department));
        using var auditor = Service.Client(Tokens.Mint(person, [Roles.Auditor], unit));
        var (path, code) = ($"/challenges/{competition.Number}", "any");
        await (await officer.GetAsync($"{path}/count")).ShouldBe(200);
        await competition.Seal();
        foreach (var client in new[] { officer, auditor })
        {
            foreach (var view in new[] { $"{path}/applications", $"{path}/formal-check", $"{path}/applications/{code}/attachments/1" })
                await (await client.GetAsync(view)).ShouldRefuse(Refusals.NotFound);
            var record = await (await client.GetAsync($"/decisions/{competition.Number}")).ShouldBe<DecisionsView>();
            Assert.That(record.Records.Select(r => r.Inputs), Is.All.Null, "of the record the public part stays");
        }
        await (await officer.GetAsync($"{path}/count")).ShouldRefuse(Refusals.NotFound);
        await (await officer.Post($"{path}/formal-check/conclude")).ShouldRefuse(Refusals.NotFound);
        await (await officer.Post($"{path}/formal-check/{code}/clearances", new ClearanceRequest("R09", null, CheckOutcome.Passed, "looked at nothing at all"))).ShouldRefuse(Refusals.NotFound);
        await (await auditor.Post($"{path}/identities", new ReadIdentities("to see who else competes"))).ShouldRefuse(Refusals.NotFound);
        async Task<IEnumerable<string>> Listed(HttpClient client) => (await (await client.GetAsync("/formal-checks")).ShouldBe<FormalChecks>()).Checks.Select(c => c.Challenge);
        Assert.That(await Listed(officer), Has.None.EqualTo(competition.Number));
        Assert.That(await Listed(competition.Officer()), Has.Some.EqualTo(competition.Number));
        await (await competition.Officer().GetAsync($"{path}/applications")).ShouldBe(200);
    }

    [Test]
    public async Task An_auditor_reads_identities_early_with_a_reason_that_is_recorded()
    {
        var competition = await Open();
        await competition.File("p-1", "org-1");
        var auditor = competition.Auditor();
        await (await auditor.Post($"/challenges/{competition.Number}/identities", new ReadIdentities("a complaint was filed"))).ShouldRefuse(Refusals.SealedUntilTheClose);
        await competition.Seal();
        await (await auditor.Post($"/challenges/{competition.Number}/identities", new ReadIdentities("why"))).ShouldRefuse(SharedRefusals.NotValid);
        var identities = await (await auditor.Post($"/challenges/{competition.Number}/identities", new ReadIdentities("a complaint was filed"))).ShouldBe<IdentitiesView>(200);
        Assert.That(identities.Identities.Single().SolverName, Is.EqualTo("Jianghan molten-salt team"));
        var recorded = await Service.InScope(scope => scope.GetRequiredService<Shared.Database.SqlSession>().Query<string>(
            "SELECT [Reason] FROM [IdentityReadings] WHERE [ChallengeId] = @Id AND [ReadBy] = 'auditor-1'", new { competition.Id }));
        Assert.That(recorded, Is.EqualTo(new[] { "a complaint was filed" }));
        var listed = await auditor.GetFromJsonAsync<OpenedView>($"/challenges/{competition.Number}/applications", JsonSettings.Web);
        Assert.That((listed!.Applications.Single().Solver, listed.Applications.Single().Receipt is not null), Is.EqualTo(((SolverView?)null, true)));
    }
}
