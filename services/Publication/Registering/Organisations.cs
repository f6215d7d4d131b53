using Challenges.Publication.Browsing;
using Challenges.Publication.Checking;
using Challenges.Shared.Web;

namespace Challenges.Publication.Registering;

/// <summary>Reading the register of organisations and its changes.</summary>
static class Organisations
{
    /// <summary>Ids and names, for everybody. <paramref name="text"/> finds names, ids and former ids.</summary>
    public static async Task<Answer<OrganisationPage>> List(OrganisationStore organisations, CancellationToken cancel, string? text = null, string? after = null, int size = 50)
    {
        size = Math.Clamp(size, 1, 100);
        var found = await organisations.List(SearchWords.Pattern(text), after, size + 1, cancel);
        return Answer.Ok(new OrganisationPage([.. found.Take(size).Select(o => new OrganisationItem(o.Id, o.Name))], found.Count > size ? found[size - 1].Id : null));
    }

    public static async Task<Answer<OrganisationView>> Show(string id, Caller caller, OrganisationStore organisations, CancellationToken cancel)
    {
        var organisation = await organisations.Find(id, cancel) ?? throw Refusals.OrganisationNotFound.Now();
        return Answer.Ok(new OrganisationView(organisation.Id, organisation.Name, OrganisationChange.IsVisibleTo(caller) ? organisation : null));
    }

    public static async Task<Answer<OrganisationChangePage>> Changes(Caller caller, OrganisationStore organisations, CancellationToken cancel, string? state = null, Guid? after = null, int size = 50)
    {
        if (!OrganisationChange.IsVisibleTo(caller)) throw Refusals.OnlyItsDepartment.With(("department", null));
        size = Math.Clamp(size, 1, 100);
        var found = await organisations.Changes(QueryValue.Of<ChangeState>("state", state), after, size + 1, cancel);
        return Answer.Ok(new OrganisationChangePage(
            [.. found.Take(size).Select(c => new OrganisationChangeItem(c.Id, c.State, c.Entries.Count, c.Department, c.ProposedAt, c.DecidedAt))], found.Count > size ? found[size - 1].Id : null));
    }

    public static async Task<Answer<OrganisationChangeView>> Change(Guid id, Caller caller, Moment moment, OrganisationStore organisations, OrganisationViews views, CancellationToken cancel)
    {
        var change = await Find(id, caller, organisations, cancel);
        return Answer.Ok(await views.Of(change, (await organisations.Register(cancel)).Register, caller, moment.Now, cancel), change.Version);
    }

    internal static async Task<OrganisationChange> Find(Guid id, Caller caller, OrganisationStore organisations, CancellationToken cancel) =>
        OrganisationChange.IsVisibleTo(caller) && await organisations.FindChange(id, cancel) is { } change ? change : throw Refusals.OrganisationNotFound.Now();
}
