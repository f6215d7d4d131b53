using Challenges.Publication.Amending;
using Challenges.Publication.Browsing;
using Challenges.Publication.Cancelling;
using Challenges.Publication.Clarifying;
using Challenges.Publication.Drafting;
using Challenges.Publication.Proposing;
using Challenges.Publication.Publishing;
using Challenges.Publication.Reacting;
using Challenges.Publication.Registering;
using Challenges.Publication.Signing;
using Challenges.Shared;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Web;
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
        Deadlines = [new DeadlineSource("Challenges", WhenDue.Run)],
        Invariants = Invariants.All
    };

    static void Routes(IEndpointRouteBuilder app)
    {
        app.MapGet("/departments", DepartmentRoutes.List).AllowPublic();
        app.MapGet("/profiles", DepartmentRoutes.Profiles).AllowPublic();
        app.MapGet("/profiles/{name}", DepartmentRoutes.Profile).AllowPublic();

        app.MapPost("/problems", Propose.Start).Allow(Roles.ProblemOwner).Idempotent().Validates<ProblemRequest>();
        app.MapGet("/problems", ListProblems.Handle).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapGet("/problems/{id:guid}", Propose.Show).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapPut("/problems/{id:guid}", Propose.Revise).Allow(Roles.ProblemOwner).Writes().Validates<ProblemRequest>();
        app.MapPost("/problems/{id:guid}/submit", Propose.Submit).Allow(Roles.ProblemOwner).Idempotent();
        app.MapPost("/problems/{id:guid}/accept", Decide.Accept).Allow(Roles.Department).Idempotent();
        app.MapPost("/problems/{id:guid}/return", Decide.Return).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();
        app.MapPost("/problems/{id:guid}/refuse", Decide.Refuse).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();

        app.MapGet("/problems/{id:guid}/files", AttachToProblem.List).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapPost("/problems/{id:guid}/files", AttachToProblem.Handle).Allow(Roles.ProblemOwner).ReceivesFile().AddEndpointFilter(AttachToProblem.Before).Idempotent();
        app.MapGet("/problems/{id:guid}/files/{file:guid}", AttachToProblem.Read).Allow(Roles.ProblemOwner, Roles.Department, Roles.Auditor);
        app.MapDelete("/problems/{id:guid}/files/{file:guid}", AttachToProblem.Remove).Allow(Roles.ProblemOwner).Writes();

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
        app.MapGet("/challenges/{number}", Browse.Show).AllowPublic();
        app.MapGet("/challenges/{number}/amendments", Amend.List).AllowPublic();
        app.MapPost("/challenges/{number}/amendments", Amend.Handle).Allow(Roles.Department).Idempotent().Validates<AmendmentRequest>();
        app.MapPost("/challenges/{number}/cancel", Cancel.Handle).Allow(Roles.Department).Idempotent().Validates<ReasonRequest>();
        app.MapGet("/challenges/{number}/questions", Clarify.List).AllowPublic();
        app.MapPost("/challenges/{number}/questions", Clarify.Ask).AllowSignedIn().Idempotent().Validates<QuestionRequest>();
        app.MapPut("/challenges/{number}/questions/{question:int}/answer", Clarify.DraftAnswer).Allow(Roles.ProblemOwner, Roles.Department).Writes().Validates<AnswerRequest>();
        app.MapPost("/challenges/{number}/questions/{question:int}/publish", Clarify.Publish).Allow(Roles.Department).Idempotent();
    }

    static void Services(IServiceCollection services) => services.AddFiles()
        .AddScoped<ProblemStore>().AddScoped<ProblemViews>().AddScoped<ChallengeStore>().AddScoped<ChallengeViews>().AddScoped<DraftViews>().AddScoped<PublicList>()
        .AddScoped<ProgressStore>().AddScoped<ClarificationStore>().AddScoped<CallStore>().AddScoped<DepartmentStore>().AddHostedService<DepartmentSeeding>();

    static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WhenApplicationReceived>();
        bus.AddConsumer<WhenApplicationWithdrawn>();
        bus.AddConsumer<WhenApplicationsSealed>();
        bus.AddConsumer<WhenPanelAppointed>();
        bus.AddConsumer<WhenRankingFinalised>();
        bus.AddConsumer<WhenNoticeOpened>();
        bus.AddConsumer<WhenAwardConfirmed>();
        bus.AddConsumer<WhenNoAward>();
        bus.AddConsumer<WhenTaskBookSigned>();
        bus.AddConsumer<WhenProjectClosed>();
        bus.AddConsumer<WhenFollowUpProposed>();
    }
}
