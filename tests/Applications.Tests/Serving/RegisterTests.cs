using Challenges.Applications.Registering;
using Challenges.Contracts.Publication;
using Challenges.Shared.Files;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests.Serving;

public sealed class RegisterTests : ServiceFixture
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly string _department = $"dept-{NewId.NextGuid():N}";

    HttpClient Officer(string? department = null) => Service.Client(Tokens.Mint("officer-1", Roles.Department, dept: department ?? _department));

    async Task<RegisterRows> Rows(string register, string? subject = null) =>
        await (await Officer().GetAsync($"/registers/{register}{(subject is null ? "" : $"?subject={subject}")}")).ShouldBe<RegisterRows>(200);

    [Test]
    public async Task An_import_replaces_the_register_and_the_same_file_again_changes_nothing()
    {
        const string First = RegisterKeeping.Integrity + "person,p-1,=1+1,2021-01-01,,s\norganisation,org-1,k,2021-01-01,2021-02-01,s\n";
        var import = await RegisterKeeping.Import(Officer(), "integrity", First);
        Assert.That((import.Rows, import.Unchanged), Is.EqualTo((2, false)));
        var again = await RegisterKeeping.Import(Officer(), "integrity", First);
        Assert.That((again.Id, again.Unchanged), Is.EqualTo((import.Id, true)));
        Assert.That((await Rows("integrity")).Integrity!.Select(r => (r.Subject, r.Kind)), Is.EqualTo(new[] { ("p-1", "=1+1"), ("org-1", "k") }));
        await RegisterKeeping.Import(Officer(), "integrity", RegisterKeeping.Integrity + "person,p-2,k,2021-01-01,,s\n");
        Assert.That((await Rows("integrity")).Integrity!.Select(r => r.Subject), Is.EqualTo(new[] { "p-2" }));
        Assert.That((await Rows("integrity", "p-1")).Count, Is.Zero);
        var foreign = await (await Officer("dept-else").GetAsync("/registers/integrity")).ShouldBe<RegisterRows>(200);
        Assert.That(foreign.Count, Is.Zero, "a register belongs to its department");
    }

    [Test]
    public async Task A_file_with_a_wrong_row_leaves_the_register_as_it_was()
    {
        await RegisterKeeping.Import(Officer(), "projects", RegisterKeeping.Projects + "P-1,org-1,p-1,p-2;p-3,2021-01-01,,s\n");
        var refused = await (await RegisterKeeping.TryImport(Officer(), "projects", RegisterKeeping.Projects + "P-2,org-1,p-9,,2021-01-01,,s\nP-3,org-1,,,soon,,s\n")).ShouldRefuse(CsvRefusals.RowsRefused);
        Assert.That(refused.Detail, Does.Contain("line(s) 3").And.Contain("lead"));
        Assert.That((await Rows("projects")).Projects!.Select(p => (p.Project, p.Person, p.Leads)), Is.EqualTo(new[] { ("P-1", "p-1", true), ("P-1", "p-2", false), ("P-1", "p-3", false) }));
        await (await RegisterKeeping.TryImport(Officer(), "projects", new string('x', RegisterFile.MostBytes + 1))).ShouldRefuse(FileRefusals.TooLarge);
        await (await RegisterKeeping.TryImport(Officer(), "ownership", RegisterKeeping.Projects)).ShouldRefuse(Refusals.NotFound);
    }

    [Test]
    public async Task A_statement_of_completeness_ages_and_never_speaks_of_the_future()
    {
        var today = DateOnly.FromDateTime(Service.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        await (await Officer().Post("/registers/integrity/statements", new CompleteStatement(today.AddDays(1)))).ShouldRefuse(Refusals.NotYetThatDay);
        await RegisterKeeping.State(Officer(), today.AddDays(-91), "integrity");
        await RegisterKeeping.State(Officer(), today.AddDays(-90), "projects");
        var list = await (await Officer().GetAsync("/registers")).ShouldBe<RegistersView>(200);
        Assert.That(list.Registers.Select(r => (r.Register, r.CompleteAsOf, r.ReliedOn)), Is.EqualTo(new[]
        {
            ("ownership", (DateOnly?)null, false), ("integrity", today.AddDays(-91), false), ("projects", (DateOnly?)today.AddDays(-90), true)
        }));
    }

    [Test]
    public async Task Of_an_organisation_the_highest_version_counts_in_whatever_order_it_comes()
    {
        var id = $"org-{NewId.NextGuid():N}";
        OrganisationRegistered Told(int version, string parent) => new() { Id = id, Version = version, At = Service.Clock.GetUtcNow(), Name = id, Aliases = [], Parents = [parent] };
        await Bus.Publish(Told(3, "parent-3"));
        await Patience.Until(async () => (await Chain(id, "parent-3")) is not null, "version 3");
        await Bus.Publish(Told(2, "parent-2"));
        await Bus.Publish(Told(4, "parent-4"));
        await Patience.Until(async () => (await Chain(id, "parent-4")) is not null, "version 4");
        Assert.That((await Chain(id, "parent-2"), await Chain(id, "parent-3")), Is.EqualTo(((IReadOnlyList<string>?)null, (IReadOnlyList<string>?)null)));
    }

    Task<IReadOnlyList<string>?> Chain(string owner, string organisation) => Service.InScope(async scope =>
        (await scope.GetRequiredService<OrganisationStore>().RelatedTo(Samples.Terms() with { OwnerOrganisation = owner, OwnerAffiliates = [] }, None)).ChainTo(organisation));
}
