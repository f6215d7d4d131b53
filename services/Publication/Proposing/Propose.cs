using Challenges.Publication.Registering;
using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Proposing;

/// <summary>The owner writes a problem and hands it in.</summary>
static class Propose
{
    public static async Task<Answer<ProblemView>> Start(ProblemRequest request, Caller caller, Moment moment, ProblemStore problems, DepartmentStore departments, ProblemViews views, CancellationToken cancel)
    {
        var problem = Problem.Draft(NewId.NextGuid(), caller, request.ToText(), moment.Now);
        await DemandDepartment(departments, request.Department, cancel);
        await problems.Add(problem, cancel);
        return Answer.Created($"/problems/{problem.Id}", await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    public static async Task<Answer<ProblemView>> Revise(Guid id, ProblemRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, DepartmentStore departments, ProblemViews views, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        problem.WhyNotRevise(caller).Enforce();
        ifMatch.Demand(problem.Version);
        await DemandDepartment(departments, request.Department, cancel);
        problem = problem.Revise(caller, request.ToText());
        await problems.Save(problem, cancel);
        return Answer.Ok(await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    public static async Task<Answer<ProblemView>> Submit(Guid id, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, ProblemViews views, TellPublication tell, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(problem.Version);
        problem = problem.Submit(caller, moment.Now);
        await problems.Save(problem, cancel);
        await tell.Submitted(problem, moment.Now, cancel);
        return Answer.Ok(await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    public static async Task<Answer<ProblemView>> Show(Guid id, Caller caller, Moment moment, ProblemStore problems, ProblemViews views, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        return Answer.Ok(await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    static async Task DemandDepartment(DepartmentStore departments, string id, CancellationToken cancel)
    {
        if (await departments.Find(id, cancel) is null) throw Refusals.DepartmentIsUnknown.With(("department", id));
    }
}
