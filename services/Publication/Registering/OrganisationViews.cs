using Challenges.Shared.Web;

namespace Challenges.Publication.Registering;

/// <summary>What everybody may read of an organisation.</summary>
public sealed record OrganisationItem(string Id, string Name);

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record OrganisationPage(IReadOnlyList<OrganisationItem> Items, string? Next);

/// <param name="Registered">All that is registered, for officers and auditors.</param>
public sealed record OrganisationView(string Id, string Name, Organisation? Registered);

/// <param name="Now">As it is registered now; null where it is new.</param>
public sealed record EntryView(OrganisationEntry Entry, Organisation? Now);

public sealed record OrganisationChangeItem(Guid Id, ChangeState State, int Entries, string Department, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt);

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record OrganisationChangePage(IReadOnlyList<OrganisationChangeItem> Items, Guid? Next);

public sealed record OrganisationChangeView(
    Guid Id, int Version, ChangeState State, IReadOnlyList<EntryView> Entries, string ProposedBy, string Department, DateTimeOffset ProposedAt,
    string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, Stand Stand);

public sealed class OrganisationViews(DepartmentStore departments, Texts texts)
{
    public async Task<OrganisationChangeView> Of(OrganisationChange change, OrganisationRegister register, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        new(change.Id, change.Version, change.State, [.. change.Entries.Select(e => new EntryView(e, register.Find(e.Id)))], change.ProposedBy, change.Department, change.ProposedAt,
            change.DecidedBy, change.DecidedAt, change.Reason, OrganisationStand.Of(change, register, caller, now, await departments.Find(change.Department, cancel), texts));
}
