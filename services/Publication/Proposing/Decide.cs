using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Proposing;

/// <summary>The department accepts a problem, returns it or refuses it. After a vetting it follows the panel's advice or gives its reasons.</summary>
static class Decide
{
    public static async Task<Answer<ProblemView>> Accept(
        Guid id, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, VettingStore vettings, ProblemViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        var (problem, vetting) = await Load(id, caller, ifMatch, problems, vettings, cancel);
        return await Keep(problem.Accept(caller, moment.Now, vetting), caller, moment, problems, views, publish, tell, cancel);
    }

    public static Task<Answer<ProblemView>> AcceptWithReasons(
        Guid id, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, VettingStore vettings, ProblemViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel) =>
        WithReasons(id, ProblemState.Accepted, request, caller, ifMatch, moment, problems, vettings, views, publish, tell, cancel);

    public static Task<Answer<ProblemView>> Return(
        Guid id, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, VettingStore vettings, ProblemViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel) =>
        WithReasons(id, ProblemState.Returned, request, caller, ifMatch, moment, problems, vettings, views, publish, tell, cancel);

    public static Task<Answer<ProblemView>> Refuse(
        Guid id, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, VettingStore vettings, ProblemViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel) =>
        WithReasons(id, ProblemState.Refused, request, caller, ifMatch, moment, problems, vettings, views, publish, tell, cancel);

    static async Task<Answer<ProblemView>> WithReasons(
        Guid id, ProblemState to, ReasonRequest request, Caller caller, IfMatch ifMatch, Moment moment, ProblemStore problems, VettingStore vettings, ProblemViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        var (problem, vetting) = await Load(id, caller, ifMatch, problems, vettings, cancel);
        return await Keep(problem.Decide(caller, to, request.Reason, moment.Now, vetting), caller, moment, problems, views, publish, tell, cancel);
    }

    static async Task<Answer<ProblemView>> Keep(Problem problem, Caller caller, Moment moment, ProblemStore problems, ProblemViews views, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        await problems.Save(problem, cancel);
        if (problem.State == ProblemState.Accepted) await publish.Publish(ChallengeEvents.Accepted(problem, moment.Now), cancel);
        await tell.Decided(problem, moment.Now, cancel);
        return Answer.Ok(await views.Of(problem, caller, moment.Now, cancel), problem.Version);
    }

    static async Task<(Problem Problem, VettingRound? Vetting)> Load(Guid id, Caller caller, IfMatch ifMatch, ProblemStore problems, VettingStore vettings, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        if (ifMatch.IsGiven) ifMatch.Demand(problem.Version);
        return (problem, await vettings.Find(id, problem.Round, cancel));
    }
}
