using Challenges.Publication.Profiles;
using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Vetting;

/// <summary>The department names a vetting panel; its members score.</summary>
static class Vet
{
    public static async Task<Answer<VettingView>> Open(
        Guid id, VettingRequest request, Caller caller, Moment moment, ProblemStore problems, VettingStore vettings, ProfileStore profiles, VettingViews views, TellPublication tell, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        problem.WhyNotVet(caller, await vettings.Find(id, problem.Round, cancel)).Enforce();
        var profile = await profiles.For(problem.Text.Department, request.Profile, request.Version, cancel);
        var vetting = VettingRound.Open(NewId.NextGuid(), problem, profile, [.. request.Members.Select(m => (m.Person, m.Organisation))], moment.Now);
        await vettings.Add(vetting, cancel);
        await tell.Vets(vetting, problem, vetting.Members.Select(m => m.Person), moment.Now, cancel);
        return Answer.Created($"/problems/{id}/vetting", await views.Of(vetting, problem, caller, moment.Now, cancel), vetting.Version);
    }

    public static async Task<Answer<VettingView>> Show(Guid id, Caller caller, Moment moment, ProblemStore problems, VettingStore vettings, VettingViews views, CancellationToken cancel)
    {
        var (problem, vetting) = await Load(id, caller, problems, vettings, cancel);
        return Answer.Ok(await views.Of(vetting, problem, caller, moment.Now, cancel), vetting.Version);
    }

    public static async Task<Answer<VettingView>> Score(
        Guid id, VettingSheetRequest request, Caller caller, Moment moment, ProblemStore problems, VettingStore vettings, VettingViews views, TellPublication tell, CancellationToken cancel)
    {
        var (problem, vetting) = await Load(id, caller, problems, vettings, cancel);
        vetting = vetting.Score(caller, request.Necessity, request.Innovation, request.Feasibility, request.Benefit, request.Opinion, moment.Now);
        await vettings.Save(vetting, cancel);
        await tell.Vetted(vetting, problem, moment.Now, cancel);
        return Answer.Created($"/problems/{id}/vetting", await views.Of(vetting, problem, caller, moment.Now, cancel), vetting.Version);
    }

    public static async Task<Answer<VettingView>> Replace(
        Guid id, ReplaceVetterRequest request, Caller caller, Moment moment, ProblemStore problems, VettingStore vettings, VettingViews views, TellPublication tell, CancellationToken cancel)
    {
        var (problem, vetting) = await Load(id, caller, problems, vettings, cancel);
        vetting = vetting.Replace(caller, request.Person, request.By.Person, request.By.Organisation);
        await vettings.Save(vetting, cancel);
        await tell.Vets(vetting, problem, [request.By.Person], moment.Now, cancel);
        return Answer.Ok(await views.Of(vetting, problem, caller, moment.Now, cancel), vetting.Version);
    }

    /// <summary>Where the caller sits.</summary>
    public static async Task<Answer<IReadOnlyList<VettingSeatItem>>> Seats(Caller caller, ProblemStore problems, VettingStore vettings, CancellationToken cancel)
    {
        var items = new List<VettingSeatItem>();
        foreach (var vetting in await vettings.SeatsOf(caller.Person, cancel))
            if (vetting.SeatOf(caller) is { } member && await problems.Find(vetting.ProblemId, cancel) is { } problem)
                items.Add(new VettingSeatItem(vetting.ProblemId, vetting.Round, problem.Text.Title, vetting.OpenedAt, vetting.SheetOf(member) is not null));
        return Answer.Ok<IReadOnlyList<VettingSeatItem>>(items);
    }

    /// <summary>For those who see the problem and for the members of the panel; 404 for everybody else.</summary>
    static async Task<(Problem Problem, VettingRound Vetting)> Load(Guid id, Caller caller, ProblemStore problems, VettingStore vettings, CancellationToken cancel)
    {
        var (problem, vetting) = (await problems.Find(id, cancel), await vettings.Newest(id, cancel));
        if (problem is null || (!problem.IsVisibleTo(caller) && vetting?.SeatOf(caller) is null)) throw Refusals.ProblemNotFound.Now();
        return (problem, vetting ?? throw Refusals.VettingNotFound.Now());
    }
}
