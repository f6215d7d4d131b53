using System.Net.Http.Headers;
using Challenges.Contracts.Publication;
using Challenges.Publication.Registering;
using Challenges.Shared.Decisions;
using Challenges.Shared.Files;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Registering_organisations
{
    static readonly Caller Second = new() { Person = "officer-9", Roles = new HashSet<string> { Roles.Department }, Department = Given.Department };
    static int _number;

    static HttpClient Colleague => Act.As(Second);

    static string NewId() => $"ORG-{Interlocked.Increment(ref _number):000}";

    static OrganisationEntry Entry(string id, params string[] parents) => new(id, $"Institute {id}", [id + "-OLD"], parents, "Extract of 2022-11-01");

    static async Task<OrganisationChangeView> Proposed(params OrganisationEntry[] entries) =>
        await (await Act.Officer.Post("/organisation-changes", new OrganisationsRequest(entries))).ShouldBe<OrganisationChangeView>(201);

    public static HttpRequestMessage Table(string path, string csv, string key = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(csv) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Headers.Add("Idempotency-Key", key.Length > 0 ? key : MassTransit.NewId.NextGuid().ToString());
        return request;
    }

    [Test, Property("Rule", "R08")]
    public async Task A_change_holds_after_a_second_person_approved_it_and_is_told_to_the_other_services()
    {
        var (parent, child) = (NewId(), NewId());
        var change = await Proposed(Entry(parent), Entry(child, parent));
        await (await Act.Anyone.GetAsync($"/organisations/{child}")).ShouldRefuse(Refusals.OrganisationNotFound);
        await (await Act.Officer.Post($"/organisation-changes/{change.Id}/approve")).ShouldRefuse(Refusals.OnePersonProposesAndApproves);
        var seen = await (await Colleague.GetAsync($"/organisation-changes/{change.Id}")).ShouldBe<OrganisationChangeView>();
        Assert.That(seen.Stand.Actions.Single(a => a.Name == "ApproveOrganisations").Allowed, Is.True);
        var approved = await (await Colleague.Post($"/organisation-changes/{change.Id}/approve", version: change.Version)).ShouldBe<OrganisationChangeView>();
        Assert.That((approved.State, approved.ProposedBy, approved.DecidedBy), Is.EqualTo((ChangeState.Approved, Given.Officer.Person, Second.Person)));

        var told = await PublicationRuns.Bus.Expect<OrganisationRegistered>(m => m.Id == child);
        Assert.That((told.Version, told.Name, told.Aliases.Single(), told.Parents.Single()), Is.EqualTo((1, $"Institute {child}", child + "-OLD", parent)));

        var again = await Proposed(Entry(child) with { Name = "Renamed" });
        await (await Colleague.Post($"/organisation-changes/{again.Id}/approve")).ShouldBe();
        Assert.That((await PublicationRuns.Bus.Expect<OrganisationRegistered>(m => m.Id == child && m.Version == 2)).Parents, Is.Empty);
    }

    [Test]
    public async Task Everybody_reads_ids_and_names_and_only_officers_and_auditors_who_owns_whom()
    {
        var id = NewId();
        var change = await Proposed(Entry(id));
        await (await Colleague.Post($"/organisation-changes/{change.Id}/approve")).ShouldBe();
        var item = (await (await Act.Anyone.GetAsync($"/organisations?text={id}-old")).ShouldBe<OrganisationPage>()).Items.Single();
        Assert.That(item, Is.EqualTo(new OrganisationItem(id, $"Institute {id}")));
        Assert.That((await (await Act.Solver.GetAsync($"/organisations/{id}")).ShouldBe<OrganisationView>()).Registered, Is.Null);
        Assert.That((await (await Act.Auditor.GetAsync($"/organisations/{id}")).ShouldBe<OrganisationView>()).Registered!.Aliases, Is.EqualTo(new[] { id + "-OLD" }));
        var page = await (await Act.Anyone.GetAsync("/organisations?size=1")).ShouldBe<OrganisationPage>();
        Assert.That(page.Items, Has.Count.EqualTo(1));
        var changes = await (await Act.Auditor.GetAsync("/organisation-changes?state=approved&size=100")).ShouldBe<OrganisationChangePage>();
        Assert.That(changes.Items.Select(c => c.Id), Does.Contain(change.Id));
    }

    [Test, Property("Rule", "R28")]
    public async Task Each_approval_is_a_decision_that_can_be_replayed()
    {
        var change = await Proposed(Entry(NewId()));
        await (await Colleague.Post($"/organisation-changes/{change.Id}/approve")).ShouldBe();
        var verified = await (await Act.Auditor.Post("/decisions/organisations/verify", key: "")).ShouldBe<VerificationView>();
        Assert.That((verified.Sound, verified.Records.Count > 0, verified.Records.Select(r => r.Finding)), Is.EqualTo((true, true, verified.Records.Select(_ => Finding.Same))));
        var (shown, inside) = (await (await Act.Solver.GetAsync("/decisions/organisations")).ShouldBe<DecisionsView>(), await (await Act.Auditor.GetAsync("/decisions/organisations")).ShouldBe<DecisionsView>());
        Assert.That((shown.Records.Count, shown.Head), Is.EqualTo((0, inside.Head)));
        Assert.That(inside.Records, Has.Some.Matches<DecisionView>(r => r!.Result.Contains(change.Id.ToString(), StringComparison.Ordinal) && r.Actor == Second.Person));
    }

    [Test]
    public async Task A_table_is_imported_as_one_change()
    {
        var (parent, child) = (NewId(), NewId());
        var csv = $"统一社会信用代码,名称,其他编号,上级单位,依据\n{parent},\"集团, 总部\",{parent}-A；{parent}-B,,工商登记\n{child},子公司,,{parent},工商登记\n";
        var key = MassTransit.NewId.NextGuid().ToString();
        var change = await (await Act.Officer.SendAsync(Table("/organisation-changes/import", csv, key))).ShouldBe<OrganisationChangeView>(201);
        Assert.That(change.Entries.Select(e => (e.Entry.Name, e.Entry.Aliases.Count, e.Entry.Parents.Count > 0 ? e.Entry.Parents[0] : null)), Is.EqualTo(new[] { ("集团, 总部", 2, null), ("子公司", 0, parent) }));
        var repeated = await (await Act.Officer.SendAsync(Table("/organisation-changes/import", csv, key))).ShouldBe<OrganisationChangeView>(201);
        Assert.That(repeated.Id, Is.EqualTo(change.Id));
        await (await Colleague.Post($"/organisation-changes/{change.Id}/approve")).ShouldBe();
        await PublicationRuns.Bus.Expect<OrganisationRegistered>(m => m.Id == child);
    }

    [Test]
    public async Task Of_a_table_with_refused_rows_nothing_is_taken_and_each_row_is_named_by_its_line()
    {
        var (good, bad) = (NewId(), NewId());
        var refused = await (await Act.Officer.SendAsync(Table("/organisation-changes/import", $"id,name,parents,basis\n{good},Good,,b\n{bad},,,b\n"))).ShouldRefuse(CsvRefusals.RowsRefused);
        Assert.That(refused.Facts["rows"]!.ToString(), Does.Contain("\"line\":3").And.Contain("SHR-CSV-10"));
        refused = await (await Act.Officer.SendAsync(Table("/organisation-changes/import", $"id,name,parents,basis\n{good},Good,{bad},b\n\n{bad},Bad,{good},b\n"))).ShouldRefuse(CsvRefusals.RowsRefused);
        Assert.That(refused.Facts["rows"]!.ToString(), Does.Contain("\"line\":2").And.Contain("\"line\":4").And.Contain("PUB-O-08"));
        await (await Act.Officer.SendAsync(Table("/organisation-changes/import", new string('x', 3 * 1024 * 1024)))).ShouldRefuse("SHR-413", 413);
        await (await Act.Officer.Post("/organisation-changes/import", "{}")).ShouldRefuse("SHR-415", 415);
        await (await Act.Anyone.GetAsync($"/organisations/{good}")).ShouldRefuse(Refusals.OrganisationNotFound);
    }

    [Test]
    public async Task What_no_longer_fits_when_it_is_approved_is_refused_then()
    {
        var (a, b) = (NewId(), NewId());
        var basis = await Proposed(Entry(a), Entry(b));
        await (await Colleague.Post($"/organisation-changes/{basis.Id}/approve")).ShouldBe();
        var (one, other) = (await Proposed(Entry(a, b)), await Proposed(Entry(b, a)));
        await (await Colleague.Post($"/organisation-changes/{one.Id}/approve")).ShouldBe();
        await (await Colleague.Post($"/organisation-changes/{other.Id}/approve")).ShouldRefuse(Refusals.OwnershipGoesInACircle);
        var refused = await (await Colleague.Post($"/organisation-changes/{other.Id}/refuse", new RefuseOrganisationsRequest("It closes a circle"))).ShouldBe<OrganisationChangeView>();
        Assert.That((refused.State, refused.Reason), Is.EqualTo((ChangeState.Refused, "It closes a circle")));
    }
}
