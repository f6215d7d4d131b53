using Challenges.Applications.Drafting;
using Challenges.Applications.Sealing;
using Challenges.Applications.Telling;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Filing;

public static class SubmitApplication
{
    /// <summary>
    /// Files the draft as the caller has read it, before the close any number of times: the last filing stands. The receipt is made in the same transaction. Whether it is
    /// late is decided by the instant at which the request arrived (R06).
    /// </summary>
    public static async Task<Answer<FilingAnswer>> Handle(
        Guid id, IfMatch ifMatch, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, FilingStore filings, ApplicationPage page,
        ApplicationStand stands, OrganisationStore organisations, ReceiptKey key, IPublishEndpoint publish, TellSolvers tell, CancellationToken cancel)
    {
        var own = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Turn(own.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        // Read again: another filing of the same solver may have come before this turn.
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        ifMatch.Demand(application.Version);
        application.Representative = caller.Represents();
        var related = await organisations.RelatedTo(intake.Terms!, cancel);
        if (await page.WhyNotSubmit(application, intake, related, moment.Now, cancel) is { Count: > 0 } whyNot) throw stands.All(whyNot);

        var before = application.State;
        var (document, receipt) = application.Submit(intake, moment.Now, stands.Promise(), Codes.Random128(), Codes.Random128(), key.KeyId, related);
        if (!await applications.Claim(application, FilingRules.ClaimedOrganisation(application.Draft, application.Representative), cancel)) throw Refusals.OnePerSolver.Now();
        var proof = key.Sign(receipt);
        await filings.Insert(application, document, proof, cancel);
        var version = await applications.Save(application, cancel);
        if (intake.CountFiling(before))
        {
            await intakes.Save(intake, cancel);
            await publish.Publish(ApplicationEvents.Received(intake, moment.Now), cancel);
        }
        await tell.Filed(intake, application, before == ApplicationState.Filed, moment.Now, cancel);
        return Answer.Ok(new FilingAnswer(id, version, receipt, proof.Signature), version);
    }
}

/// <summary>The nonce is not here but with the receipts: answers of idempotent requests are kept in the database in the clear.</summary>
public sealed record FilingAnswer(Guid ApplicationId, int Version, Receipt Receipt, string Signature);
