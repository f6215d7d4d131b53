using Challenges.Applications.Attaching;
using Challenges.Applications.Checking;
using Challenges.Applications.Defending;
using Challenges.Applications.Drafting;
using Challenges.Applications.Filing;
using Challenges.Applications.Opening;
using Challenges.Applications.Partnering;
using Challenges.Applications.Reacting;
using Challenges.Applications.Registering;
using Challenges.Applications.Sealing;
using Challenges.Applications.Telling;
using Challenges.Shared;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using Challenges.Telling;
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

        routes.MapGet("/applications/{id:guid}/formal-check", MendApplication.Read).Allow(Roles.Solver);
        routes.MapPost("/applications/{id:guid}/corrections", MendApplication.Handle).Allow(Roles.Solver).Validates<Correction>().Idempotent();
        routes.MapGet("/applications/{id:guid}/defence", AnswerDefence.Read).Allow(Roles.Solver);
        routes.MapPut("/applications/{id:guid}/defence", AnswerDefence.Save).Allow(Roles.Solver).Validates<DefenceDraft>().Writes();
        routes.MapPost("/applications/{id:guid}/defence/submit", AnswerDefence.Submit).Allow(Roles.Solver).Idempotent();

        // A partner's own part of somebody else's draft.
        routes.MapGet("/participations/{id:guid}", ConfirmParticipation.Read).Allow(Roles.Solver);
        routes.MapPost("/participations/{id:guid}/confirm", ConfirmParticipation.Confirm).Allow(Roles.Solver).Idempotent();

        // The registers of the own department.
        routes.MapGet("/registers", ReadRegisters.List).Allow(Roles.Department);
        routes.MapGet("/registers/{register}", ReadRegisters.Rows).Allow(Roles.Department);
        routes.MapPost("/registers/{register}/imports", ImportRegister.Handle).Allow(Roles.Department).ReceivesFile().AddEndpointFilter(ImportRegister.Before).Idempotent();
        routes.MapPost("/registers/{register}/statements", StateComplete.Handle).Allow(Roles.Department).Validates<CompleteStatement>().Idempotent();

        // Public.
        routes.MapGet("/receipts/key", Receipts.Key).AllowPublic();
        routes.MapPost("/receipts/verify", Receipts.Verify).AllowPublic();
        routes.MapGet("/challenges/{number}/opening", OpeningRecord.Read).AllowPublic();
        routes.MapPost("/challenges/{number}/opening/verify", OpeningRecord.Verify).AllowPublic();
        routes.MapGet("/challenges/{number}/winners", WinnerSummary.Read).AllowPublic();
        routes.MapGet("/challenges/{number}/regions", ReadRegions.Handle).AllowPublic();

        // The department's, the auditor's and, by links that Review gives, the reviewers'.
        routes.MapGet("/challenges/{number}/count", OpenedApplications.Count).Allow(Roles.Department);
        routes.MapGet("/challenges/{number}/applications", OpenedApplications.List).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/formal-checks", ListFormalChecks.Handle).Allow(Roles.Department);
        routes.MapGet("/challenges/{number}/formal-check", ReadFormalCheck.Handle).Allow(Roles.Department, Roles.Auditor);
        routes.MapPost("/challenges/{number}/formal-check/{code}/clearances", ClearFinding.Handle).Allow(Roles.Department).Validates<ClearanceRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/formal-check/conclude", ConcludeCheck.Handle).Allow(Roles.Department).Idempotent();
        routes.MapGet("/challenges/{number}/applications/{code}/attachments/{ordinal:int}", ReadReviewCopies.ByCode).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/review-copies/{copy}", ReadReviewCopies.ByLink).Allow(Roles.Reviewer);
        routes.MapPost("/challenges/{number}/identities", Identities.Read).Allow(Roles.Auditor).Validates<ReadIdentities>().Writes();
    }

    static void Services(IServiceCollection services)
    {
        services.AddScoped<IntakeStore>().AddScoped<ApplicationStore>().AddScoped<FilingStore>().AddScoped<SealedSetStore>().AddScoped<AttachmentStore>();
        services.AddScoped<OrganisationStore>().AddScoped<RegisterStore>().AddScoped<LoadStore>().AddScoped<Sight>().AddScoped<DefenceStore>().AddScoped<CheckFacts>().AddScoped<RunCheck>();
        services.AddTelling().AddScoped<TellSolvers>();
        services.AddSingleton<OpenedRegions>().AddSingleton<FindingTexts>().AddSingleton<FormalCheckStand>().AddSingleton(provider => Settings(provider.GetRequiredService<IConfiguration>().GetSection("FormalCheck")));
        services.AddFiles().AddSingleton<AttachmentFiles>();
        services.AddScoped<ApplicationPage>().AddScoped<ChallengeFacts>().AddSingleton<ApplicationStand>();
        services.AddSingleton<Keys>();
        services.AddSingleton(provider => provider.GetRequiredService<Keys>().Receipts());
        services.AddSingleton(provider => provider.GetRequiredService<ReceiptKeys>().Current);
        services.AddSingleton(provider => provider.GetRequiredService<Keys>().Sealing());
        services.AddHostedService<KeysAreThere>();
    }

    /// <summary>
    /// <c>FormalCheck:RegisterMaxAgeDays</c> (90): days for which a statement that a register is complete may be relied on; <c>FormalCheck:CalendarFile</c>: a table of announced
    /// days that replaces the embedded one, for a year announced after this version was built.
    /// </summary>
    static CheckingSettings Settings(IConfigurationSection section)
    {
        var settings = new CheckingSettings
        {
            RegisterMaxAgeDays = section.GetValue("RegisterMaxAgeDays", 90),
            Calendar = section["CalendarFile"] is { Length: > 0 } path ? WorkingCalendar.Parse(File.ReadAllText(path)) : WorkingCalendar.China
        };
        return settings.RegisterMaxAgeDays is >= 0 and <= 3_650 ? settings : throw new InvalidOperationException("FormalCheck:RegisterMaxAgeDays must be 0 to 3650.");
    }

    static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WhenChallengePublished>();
        bus.AddConsumer<WhenChallengeAmended>();
        bus.AddConsumer<WhenChallengeCancelled>();
        bus.AddConsumer<WhenRankingFinalised>();
        bus.AddConsumer<WhenAwardConfirmed>();
        bus.AddConsumer<WhenProjectClosed>();
        bus.AddConsumer<WhenNoAward>();
        bus.AddConsumer<WhenOrganisationRegistered>();
        bus.AddConsumer<WhenDefenceIsAsked>();
    }
}
