using Challenges.Publication.Amending;
using Challenges.Publication.Browsing;
using Challenges.Publication.Cancelling;
using Challenges.Publication.Clarifying;
using Challenges.Publication.Deciding;
using Challenges.Publication.Drafting;
using Challenges.Publication.Profiles;
using Challenges.Publication.Proposing;
using Challenges.Publication.Publishing;
using Challenges.Publication.Reacting;
using Challenges.Publication.Registering;
using Challenges.Publication.Reporting;
using Challenges.Publication.Signing;
using Challenges.Publication.Telling;
using Challenges.Publication.Vetting;
using Challenges.Shared;
using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Proof;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using Challenges.Telling;
using MassTransit;

namespace Challenges.Publication;

/// <summary>Publication on one screen: problems, calls, drafts, challenges, clarifications, amendments.</summary>
public static class PublicationModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "publication",
        Assembly = typeof(PublicationModule).Assembly,
        Routes = Routes,
        Services = Services,
        Consumers = Consumers,
        Deadlines = [new DeadlineSource("Challenges", WhenDue.Run), TellPublication.Reminders],
        Decisions = PublicationDecisions.Rules,
        Invariants = Invariants.All
    };

    static void Routes(IEndpointRouteBuilder app)
    {
        app.MapGet("/departments", DepartmentRoutes.List).AllowPublic();
        app.MapGet("/profiles", ProfileRoutes.List).AllowPublic();
        app.MapGet("/profiles/schema", ProfileRoutes.Schema).AllowPublic();
        app.MapGet("/profiles/{name}", ProfileRoutes.Show).AllowPublic();
        app.MapGet("/profiles/{name}/explanation", ProfileRoutes.Explain).AllowPublic();
        app.MapGet("/profiles/{name}/differences", ProfileRoutes.Compare).AllowPublic();
        app.MapPost("/profiles/check", ProfileRoutes.Check).Allow(Roles.Department).Validates<PolicyProfile>();
        app.MapPost("/profiles/{name}/versions", ProfileRoutes.Add).Allow(Roles.Department).Idempotent().Validates<PolicyProfile>();

        app.MapPost("/problems", Propose.Start).Allow(Roles.ProblemOwner).Idempotent().Validates<ProblemRequest>();
        app.MapGet("/problems", ListProblems.Handle).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapGet("/problems/{id:guid}", Propose.Show).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapPut("/problems/{id:guid}", Propose.Revise).Allow(Roles.ProblemOwner).Writes().Validates<ProblemRequest>();
        app.MapPost("/problems/{id:guid}/submit", Propose.Submit).Allow(Roles.ProblemOwner).Idempotent();
        app.MapPost("/problems/{id:guid}/accept", Decide.Accept).Allow(Roles.Department).Idempotent();
        app.MapPost("/problems/{id:guid}/accept-with-reasons", Decide.AcceptWithReasons).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();
        app.MapPost("/problems/{id:guid}/return", Decide.Return).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();
        app.MapPost("/problems/{id:guid}/refuse", Decide.Refuse).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();

        app.MapPost("/problems/{id:guid}/vetting", Vet.Open).Allow(Roles.Department).Idempotent().Validates<VettingRequest>();
        app.MapGet("/problems/{id:guid}/vetting", Vet.Show).Allow(Roles.ProblemOwner, Roles.Department, Roles.Reviewer, Roles.Auditor);
        app.MapPost("/problems/{id:guid}/vetting/sheet", Vet.Score).Allow(Roles.Reviewer).Idempotent().Validates<VettingSheetRequest>();
        app.MapPost("/problems/{id:guid}/vetting/replace", Vet.Replace).Allow(Roles.Department).Idempotent().Validates<ReplaceVetterRequest>();
        app.MapGet("/vetting", Vet.Seats).Allow(Roles.Reviewer);

        app.MapGet("/problems/{id:guid}/files", AttachToProblem.List).Allow(Roles.ProblemOwner, Roles.Department, Roles.Reviewer, Roles.Auditor);
        app.MapPost("/problems/{id:guid}/files", AttachToProblem.Handle).Allow(Roles.ProblemOwner).ReceivesFile().AddEndpointFilter(AttachToProblem.Before).Idempotent();
        app.MapGet("/problems/{id:guid}/files/{file:guid}", AttachToProblem.Read).Allow(Roles.ProblemOwner, Roles.Department, Roles.Reviewer, Roles.Auditor);
        app.MapDelete("/problems/{id:guid}/files/{file:guid}", AttachToProblem.Remove).Allow(Roles.ProblemOwner).Writes();

        app.MapGet("/organisations", Organisations.List).AllowPublic();
        app.MapGet("/organisations/{id}", Organisations.Show).AllowPublic();
        app.MapGet("/organisation-changes", Organisations.Changes).Allow(Roles.Department, Roles.Auditor);
        app.MapGet("/organisation-changes/{id:guid}", Organisations.Change).Allow(Roles.Department, Roles.Auditor);
        app.MapPost("/organisation-changes", ChangeOrganisations.Propose).Allow(Roles.Department).Idempotent().Validates<OrganisationsRequest>();
        app.MapPost("/organisation-changes/import", ChangeOrganisations.Import).Allow(Roles.Department).Idempotent();
        app.MapPost("/organisation-changes/{id:guid}/approve", ChangeOrganisations.Approve).Allow(Roles.Department).Idempotent();
        app.MapPost("/organisation-changes/{id:guid}/refuse", ChangeOrganisations.Refuse).Allow(Roles.Department).Idempotent().Validates<RefuseOrganisationsRequest>();

        app.MapPost("/calls", Calls.Open).Allow(Roles.Department).Idempotent().Validates<CallRequest>();
        app.MapGet("/calls", Calls.List).AllowPublic();
        app.MapGet("/calls/{number}", Calls.Show).AllowPublic();

        app.MapPost("/drafts", Draft.Start).Allow(Roles.Department).Idempotent();
        app.MapGet("/drafts", Draft.List).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapGet("/drafts/{id:guid}", Draft.Show).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapPut("/drafts/{id:guid}", Draft.Revise).Allow(Roles.Department).Writes().Validates<DraftRequest>();
        app.MapPost("/drafts/{id:guid}/sign", Sign.Handle).Allow(Roles.ProblemOwner, Roles.Department).Idempotent().Validates<SignRequest>();
        app.MapPost("/drafts/{id:guid}/publish", Publish.Handle).Allow(Roles.Department).Idempotent().Validates<PublishRequest>();

        app.MapGet("/challenges", Browse.List).AllowPublic();
        app.MapGet("/own-challenges", Browse.Own).Allow(Roles.ProblemOwner);
        app.MapGet("/challenges/{number}", Browse.Show).AllowPublic();
        app.MapGet("/challenges/{number}/amendments", Amend.List).AllowPublic();
        app.MapPost("/challenges/{number}/amendments", Amend.Handle).Allow(Roles.Department).Idempotent().Validates<AmendmentRequest>();
        app.MapPost("/challenges/{number}/cancel", Cancel.Handle).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();
        app.MapGet("/challenges/{number}/questions", Clarify.List).AllowPublic();
        app.MapPost("/challenges/{number}/questions", Clarify.Ask).AllowSignedIn().Idempotent().Validates<QuestionRequest>();
        app.MapPut("/challenges/{number}/questions/{question:int}/answer", Clarify.DraftAnswer).Allow(Roles.ProblemOwner, Roles.Department).Writes().Validates<AnswerRequest>();
        app.MapPost("/challenges/{number}/questions/{question:int}/publish", Clarify.Publish).Allow(Roles.Department).Idempotent();

        app.MapGet("/challenges/{number}/chains", ShowChains.Handle).AllowPublic();

        // R29. Open to all, so that an address that only auditors may use looks like no address to everybody else.
        app.MapPost("/reports", FileReport.Handle).AllowPublic().Writes().Validates<ReportRequest>();
        app.MapPost("/reports/follow", FollowReport.Handle).AllowPublic().Validates<FollowRequest>();
        app.MapGet("/reports", ReadReports.List).AllowPublic();
        app.MapGet("/reports/{id:guid}", ReadReports.One).AllowPublic();
        app.MapPost("/reports/{id:guid}/answer", AnswerReport.Answer).AllowPublic().Idempotent().Validates<ReportAnswerRequest>();
        app.MapPost("/reports/{id:guid}/close", AnswerReport.Close).AllowPublic().Idempotent().Validates<ReportAnswerRequest>();
    }

    static void Services(IServiceCollection services) => services.AddFiles().AddTelling().AddScoped<TellPublication>()
        .AddScoped<ProblemStore>().AddScoped<ProblemViews>().AddScoped<ChallengeStore>().AddScoped<ChallengeViews>().AddScoped<DraftViews>().AddScoped<PublicList>()
        .AddScoped<VettingStore>().AddScoped<VettingViews>().AddScoped<ProfileStore>().AddScoped<ProfileViews>()
        .AddScoped<ProgressStore>().AddScoped<ClarificationStore>().AddScoped<CallStore>().AddScoped<DepartmentStore>().AddHostedService<DepartmentSeeding>().AddBackfill<ChallengeStore>((store, size, cancel) => store.FillBounties(size, cancel))
        .AddScoped<OrganisationStore>().AddScoped<OrganisationViews>().AddScoped<ReportStore>().AddScoped<ChainHeadStore>().AddSingleton(ReportKey).AddSingleton(Calendar).AddHostedService<ReportKeyIsThere>();

    /// <summary><c>Sealing:Key</c>: 32 bytes, base64.</summary>
    static Vault ReportKey(IServiceProvider provider) => Vault.From(new OwnSecrets(
        provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<ILogger<OwnSecrets>>()), "publication-sealing.key");

    /// <summary>China's, unless <c>Publication:CalendarFile</c> names another table.</summary>
    static WorkingCalendar Calendar(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()["Publication:CalendarFile"] is { Length: > 0 } path ? WorkingCalendar.Parse(File.ReadAllText(path)) : WorkingCalendar.China;

    static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WhenApplicationReceived>();
        bus.AddConsumer<WhenApplicationWithdrawn>();
        bus.AddConsumer<WhenApplicationsSealed>();
        bus.AddConsumer<WhenPanelAppointed>();
        bus.AddConsumer<WhenRankingFinalised>();
        bus.AddConsumer<WhenNoticeOpened>();
        bus.AddConsumer<WhenNoticeLedBack>();
        bus.AddConsumer<WhenObjectionDecided>();
        bus.AddConsumer<WhenAwardConfirmed>();
        bus.AddConsumer<WhenNoAward>();
        bus.AddConsumer<WhenTaskBookSigned>();
        bus.AddConsumer<WhenProjectClosed>();
        bus.AddConsumer<WhenFollowUpProposed>();
        bus.AddConsumer<WhenDecisionsChained>();
    }
}
