using Challenges.Applications.Attaching;
using Challenges.Applications.Drafting;
using Challenges.Applications.Filing;
using Challenges.Applications.Opening;
using Challenges.Applications.Reacting;
using Challenges.Applications.Sealing;
using Challenges.Shared;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications;

public static class ApplicationsModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "applications",
        Assembly = typeof(ApplicationsModule).Assembly,
        Routes = Routes,
        Services = Services,
        Consumers = Consumers,
        Deadlines = [new DeadlineSource("Challenges", SealChallenge.Run)],
        Decisions = SealingDecision.Rules,
        Invariants = Invariants.All
    };

    static void Routes(IEndpointRouteBuilder routes)
    {
        // The solver's own, readable by nobody else, before the close and after.
        routes.MapGet("/challenges/{number}/application-stand", ReadApplications.StandOfChallenge).AllowSignedIn();
        routes.MapPost("/challenges/{number}/applications", StartApplication.Handle).AllowSignedIn().Idempotent();
        routes.MapGet("/applications", ReadApplications.Mine).Allow(Roles.Solver);
        routes.MapGet("/applications/{id:guid}", ReadApplications.One).Allow(Roles.Solver);
        routes.MapPut("/applications/{id:guid}", SaveDraft.Handle).Allow(Roles.Solver).Validates<ApplicationContent>().Writes();
        routes.MapGet("/applications/{id:guid}/preview", ReadApplications.Preview).Allow(Roles.Solver);
        routes.MapGet("/applications/{id:guid}/attachments", ReadAttachments.List).Allow(Roles.Solver);
        routes.MapPost("/applications/{id:guid}/attachments", AttachFile.Handle).Allow(Roles.Solver).ReceivesFile().AddEndpointFilter(AttachFile.Before).Idempotent();
        routes.MapGet("/applications/{id:guid}/attachments/{attachment:guid}", ReadAttachments.Original).Allow(Roles.Solver);
        routes.MapGet("/applications/{id:guid}/attachments/{attachment:guid}/review-copy", ReadAttachments.Copy).Allow(Roles.Solver);
        routes.MapDelete("/applications/{id:guid}/attachments/{attachment:guid}", DetachFile.Handle).Allow(Roles.Solver).Writes();
        routes.MapPost("/applications/{id:guid}/submit", SubmitApplication.Handle).Allow(Roles.Solver).Idempotent();
        routes.MapPost("/applications/{id:guid}/withdraw", WithdrawApplication.Handle).Allow(Roles.Solver).Idempotent();
        routes.MapGet("/applications/{id:guid}/receipt", Receipts.Mine).Allow(Roles.Solver);
        routes.MapGet("/applications/{id:guid}/inclusion", OpeningRecord.Prove).Allow(Roles.Solver);

        // Public.
        routes.MapGet("/receipts/key", Receipts.Key).AllowPublic();
        routes.MapPost("/receipts/verify", Receipts.Verify).AllowPublic();
        routes.MapGet("/challenges/{number}/opening", OpeningRecord.Read).AllowPublic();
        routes.MapPost("/challenges/{number}/opening/verify", OpeningRecord.Verify).AllowPublic();
        routes.MapGet("/challenges/{number}/winners", WinnerSummary.Read).AllowPublic();

        // The department's, the auditor's and, by links that Review gives, the reviewers'.
        routes.MapGet("/challenges/{number}/count", OpenedApplications.Count).Allow(Roles.Department);
        routes.MapGet("/challenges/{number}/applications", OpenedApplications.List).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/challenges/{number}/applications/{code}/attachments/{ordinal:int}", ReadReviewCopies.ByCode).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/review-copies/{copy}", ReadReviewCopies.ByLink).Allow(Roles.Reviewer);
        routes.MapPost("/challenges/{number}/identities", Identities.Read).Allow(Roles.Auditor).Validates<ReadIdentities>().Writes();
    }

    static void Services(IServiceCollection services)
    {
        services.AddScoped<IntakeStore>().AddScoped<ApplicationStore>().AddScoped<FilingStore>().AddScoped<SealedSetStore>().AddScoped<AttachmentStore>();
        services.AddFiles().AddSingleton<AttachmentFiles>();
        services.AddScoped<ApplicationPage>().AddScoped<ChallengeFacts>().AddSingleton<ApplicationStand>();
        services.AddSingleton<Keys>();
        services.AddSingleton(provider => provider.GetRequiredService<Keys>().Receipts());
        services.AddSingleton(provider => provider.GetRequiredService<Keys>().Sealing());
        services.AddHostedService<KeysAreThere>();
    }

    static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WhenChallengePublished>();
        bus.AddConsumer<WhenChallengeAmended>();
        bus.AddConsumer<WhenChallengeCancelled>();
        bus.AddConsumer<WhenRankingFinalised>();
        bus.AddConsumer<WhenAwardConfirmed>();
    }
}
