using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Proposing;

/// <summary>The department accepts a problem, returns it or refuses it.</summary>
static class Decide
{
    public static async Task<Answer<ProblemView>> Accept(Guid id, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, ProblemViews views, IPublishEndpoint publish, CancellationToken cancel)
    {
        var problem = await Load(id, caller, ifMatch, problems, cancel);
        problem = problem.Accept(caller, moment.Now);
        await problems.Save(problem, cancel);
        await publish.Publish(ChallengeEvents.Accepted(problem, moment.Now), cancel);
        return Answer.Ok(await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    public static Task<Answer<ProblemView>> Return(Guid id, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, ProblemViews views, CancellationToken cancel) =>
        TurnDown(id, ProblemState.Returned, request, caller, ifMatch, moment, problems, views, cancel);

    public static Task<Answer<ProblemView>> Refuse(Guid id, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, ProblemViews views, CancellationToken cancel) =>
        TurnDown(id, ProblemState.Refused, request, caller, ifMatch, moment, problems, views, cancel);

    static async Task<Answer<ProblemView>> TurnDown(Guid id, ProblemState to, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, ProblemViews views, CancellationToken cancel)
    {
        var problem = await Load(id, caller, ifMatch, problems, cancel);
        problem = problem.TurnDown(caller, to, request.Reason, moment.Now);
        await problems.Save(problem, cancel);
        return Answer.Ok(await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    static async Task<Problem> Load(Guid id, Caller caller, IfMatch ifMatch, ProblemStore problems, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(problem.Version);
        return problem;
    }
}
