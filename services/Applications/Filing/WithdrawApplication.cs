using Challenges.Applications.Telling;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Filing;

public static class WithdrawApplication
{
    /// <summary>Takes the application out of the set. Draft, filings and receipts stay; until the close it may be filed again.</summary>
    public static async Task<Answer<WithdrawalAnswer>> Handle(
        Guid id, IfMatch ifMatch, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, IPublishEndpoint publish, TellSolvers tell, CancellationToken cancel)
    {
        var own = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Turn(own.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        ifMatch.Demand(application.Version);
        application.Withdraw(intake, moment.Now);
        await applications.Claim(application, null, cancel);
        var version = await applications.Save(application, cancel);
        intake.CountWithdrawal();
        await intakes.Save(intake, cancel);
        await publish.Publish(ApplicationEvents.Withdrawn(intake, moment.Now), cancel);
        await tell.Withdrawn(intake, application, moment.Now, cancel);
        return Answer.Ok(new WithdrawalAnswer(id, version, moment.Now), version);
    }
}

public sealed record WithdrawalAnswer(Guid ApplicationId, int Version, DateTimeOffset WithdrawnAt);
