using Challenges.Publication.Deciding;
using Challenges.Shared.Decisions;
using Challenges.Shared.Files;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Registering;

/// <summary>One officer proposes a change of the register, another approves it.</summary>
static class ChangeOrganisations
{
    public static async Task<Answer<OrganisationChangeView>> Propose(
        OrganisationsRequest request, Caller caller, Moment moment, OrganisationStore organisations, OrganisationViews views, CancellationToken cancel) =>
        await Propose(request.Organisations, (await organisations.Register(cancel)).Register, caller, moment, organisations, views, cancel);

    /// <summary>A table becomes one change, or nothing where a row is refused.</summary>
    public static async Task<Answer<OrganisationChangeView>> Import(
        CsvBody body, Caller caller, Moment moment, OrganisationStore organisations, OrganisationViews views, Texts texts, CancellationToken cancel)
    {
        OrganisationChange.WhyNotPropose(caller).Enforce();
        var table = OrganisationTable.Read(body);
        var (entries, register) = (table.Each(texts, OrganisationTable.Entry), (await organisations.Register(cancel)).Register);
        var (whyNot, row) = (register.WhyNotEach(entries), 0);
        table.Each(texts, _ =>
        {
            whyNot[row++].Enforce();
            return row;
        });
        return await Propose(entries, register, caller, moment, organisations, views, cancel);
    }

    public static async Task<Answer<OrganisationChangeView>> Approve(
        Guid id, Caller caller, IfMatch ifMatch, Moment moment, OrganisationStore organisations, OrganisationViews views, DecisionJournal journal, IPublishEndpoint publish, CancellationToken cancel)
    {
        var change = await Organisations.Find(id, caller, organisations, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(change.Version);
        var (register, changes) = await organisations.Register(cancel);
        change = change.Approve(caller, register, moment.Now);
        var registered = await journal.Registers(change, register, moment.Now, cancel);
        await organisations.Save(change, cancel);
        await organisations.Save(registered, changes, cancel);
        foreach (var organisation in registered) await publish.Publish(ChallengeEvents.Registered(organisation), cancel);
        return Answer.Ok(await views.Of(change, (await organisations.Register(cancel)).Register, caller, moment.Now, cancel), change.Version);
    }

    public static async Task<Answer<OrganisationChangeView>> Refuse(
        Guid id, RefuseOrganisationsRequest request, Caller caller, IfMatch ifMatch, Moment moment, OrganisationStore organisations, OrganisationViews views, CancellationToken cancel)
    {
        var change = await Organisations.Find(id, caller, organisations, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(change.Version);
        change = change.Refuse(caller, request.Reason, moment.Now);
        await organisations.Save(change, cancel);
        return Answer.Ok(await views.Of(change, (await organisations.Register(cancel)).Register, caller, moment.Now, cancel), change.Version);
    }

    static async Task<Answer<OrganisationChangeView>> Propose(
        IReadOnlyList<OrganisationEntry> entries, OrganisationRegister register, Caller caller, Moment moment, OrganisationStore organisations, OrganisationViews views, CancellationToken cancel)
    {
        var change = OrganisationChange.Propose(NewId.NextGuid(), caller, entries, register, moment.Now);
        await organisations.Add(change, cancel);
        return Answer.Created($"/organisation-changes/{change.Id}", await views.Of(change, register, caller, moment.Now, cancel), change.Version);
    }
}
