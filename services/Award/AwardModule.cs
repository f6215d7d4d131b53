using Challenges.Award.Accepting;
using Challenges.Award.Browsing;
using Challenges.Award.Confirming;
using Challenges.Award.Contracting;
using Challenges.Award.Deciding;
using Challenges.Award.Delivering;
using Challenges.Award.Noticing;
using Challenges.Award.Objecting;
using Challenges.Award.Proposing;
using Challenges.Award.Racing;
using Challenges.Award.Reacting;
using Challenges.Award.Telling;
using Challenges.Shared;
using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Decisions;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using Challenges.Telling;
using MassTransit;

namespace Challenges.Award;

/// <summary>The award service on one screen.</summary>
public static class AwardModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "award",
        Assembly = typeof(AwardModule).Assembly,
        Routes = Routes,
        Services = services => services.AddFiles().AddTelling().AddScoped<TellAward>().AddScoped<Reminding>()
            .AddSingleton(provider => Settings(provider.GetRequiredService<IConfiguration>())).AddSingleton<Stands>()
            .AddScoped<Recording>(provider => (decided, decision, cancel) => decided.Append(provider.GetRequiredService<DecisionJournal>(), decision, cancel))
            .AddScoped<FactStore>().AddScoped<AwardStore>().AddScoped<ObjectionStore>().AddBackfill<ObjectionStore>((store, size, cancel) => store.FillFilers(size, cancel)),
        Consumers = bus =>
        {
            bus.AddConsumer<WhenChallengePublished>();
            bus.AddConsumer<WhenChallengeAmended>();
            bus.AddConsumer<WhenChallengeCancelled>();
            bus.AddConsumer<WhenApplicationsSealed>();
            bus.AddConsumer<WhenApplicationOpened>();
            bus.AddConsumer<WhenApplicantsIdentified>();
            bus.AddConsumer<WhenRankingFinalised>();
            bus.AddConsumer<WhenFormalCheckConcluded>();
            bus.AddConsumer<WhenReconsiderationRequested>();
            bus.AddConsumer<WhenReconsiderationDecided>();
        },
        Deadlines = [new DeadlineSource("Awards", Due.Award), new DeadlineSource("Objections", Due.Objection), Reminding.Deadline],
        Decisions = AwardDecisions.Rules,
        Invariants = Challenges.Award.Invariants.All
    };

    static void Routes(IEndpointRouteBuilder app)
    {
        // A setting out of its range stops the start, not the first request.
        app.ServiceProvider.GetRequiredService<AwardSettings>();

        app.MapGet("/awards", ReadAwards.List).Allow(Roles.Department, Roles.Auditor);
        app.MapGet("/awards/{number}", ReadAwards.Read).AllowPublic();
        app.MapGet("/awards/{number}/decisions", ReadAwards.Decisions).Allow(Roles.Department, Roles.Auditor);
        app.MapPost("/awards/{number}/propose", Propose.Handle).Allow(Roles.Department).Validates<ProposeAward>().Idempotent();
        app.MapPost("/awards/{number}/second", Second.Handle).Allow(Roles.Department).Idempotent();
        app.MapPost("/awards/{number}/withdraw", Withdraw.Handle).Allow(Roles.Department).Idempotent();
        app.MapPost("/awards/{number}/no-award", DeclareNoAward.Handle).Allow(Roles.Department).Validates<NoAwardDeclared>().Idempotent();
        app.MapPost("/awards/{number}/notice", OpenNotice.Handle).Allow(Roles.Department).Validates<NoticeToOpen>().Idempotent();
        app.MapPost("/awards/{number}/confirm", Confirm.Handle).Allow(Roles.Department).Idempotent();

        app.MapGet("/notices", ReadNotices.List).AllowPublic();
        app.MapGet("/notices/{number}", ReadNotices.Read).AllowPublic();
        app.MapPost("/notices/{number}/objections", FileObjection.Handle).AllowPublic().Validates<ObjectionFiled>().Idempotent();
        app.MapGet("/awards/{number}/objections", ReadObjections.List).Allow(Roles.Department, Roles.Auditor);
        app.MapGet("/objections/own", OwnObjections.List).AllowSignedIn();
        app.MapGet("/objections/{id:guid}", ReadObjections.Read).AllowPublic();
        app.MapGet("/objections/{id:guid}/files", HandInEvidence.List).AllowPublic();
        app.MapPost("/objections/{id:guid}/files", HandInEvidence.Handle).AllowPublic().ReceivesFile().AddEndpointFilter(HandInEvidence.Before).Idempotent();
        app.MapGet("/objections/{id:guid}/files/{sha256}", HandInEvidence.Read).AllowPublic();
        app.MapPost("/objections/{id:guid}/decide", DecideObjection.Handle).Allow(Roles.Department).Validates<ObjectionDecision>().Idempotent();

        string[] parties = [Roles.Department, Roles.ProblemOwner, Roles.Solver];
        app.MapGet("/task-books/{number}", DraftTaskBook.Read).Allow([.. parties, Roles.Auditor]);
        app.MapPut("/task-books/{number}", DraftTaskBook.Handle).Allow(Roles.Department).Validates<TaskBookDraft>().Writes();
        app.MapPost("/task-books/{number}/sign", Sign.Handle).Allow(parties).Idempotent();

        app.MapGet("/projects/{number}", RecordAcceptance.Read).Allow([.. parties, Roles.Auditor]);
        app.MapPost("/projects/{number}/milestones/{milestone:int}/assess", AssessMilestone.Handle).Allow(Roles.Department).Validates<MilestoneAssessment>().Idempotent();
        app.MapPost("/projects/{number}/milestones/{milestone:int}/pay", ReleasePayment.Handle).Allow(Roles.Department).Idempotent();
        app.MapPost("/projects/{number}/log", AddToLog.Handle).Allow(parties).Validates<EntryToLog>().Idempotent();
        app.MapPost("/projects/{number}/extension", ExtendMilestone.Handle).Allow(Roles.Department).Validates<ExtensionGranted>().Idempotent();
        app.MapPost("/projects/{number}/acceptance", RecordAcceptance.Handle).Allow(Roles.Department).Validates<AcceptanceRecorded>().Idempotent();
        app.MapPost("/projects/{number}/end", EndProject.Propose).Allow(Roles.Department).Validates<ProjectEnd>().Idempotent();
        app.MapPost("/projects/{number}/recovery", BookRecovery.Handle).Allow(Roles.Department).Validates<MoneyCameBack>().Idempotent();
        app.MapPost("/projects/{number}/end/second", EndProject.Confirm).Allow(Roles.Department).Idempotent();
        app.MapPost("/projects/{number}/follow-up", ProposeFollowUp.Handle).Allow(parties).Validates<FollowUpRequest>().Idempotent();

        app.MapPost("/awards/{number}/propose-race", ProposeRace.Handle).Allow(Roles.Department).Validates<RaceToPropose>().Idempotent();
        app.MapPost("/rehearsals", Rehearse.Handle).Allow(Roles.Department).Validates<RaceToRehearse>();
        app.MapGet("/races/{number}", RaceView.Read).AllowPublic();
        app.MapPost("/races/{number}/task-books", SignRaceBooks.Draft).Allow(Roles.Department).Idempotent();
        app.MapGet("/races/{number}/teams/{team:int}/task-book", SignRaceBooks.Read).Allow([.. parties, Roles.Auditor]);
        app.MapPost("/races/{number}/teams/{team:int}/sign", SignRaceBooks.Sign).Allow(parties).Idempotent();
        app.MapPost("/races/{number}/stages/{stage:int}/assess", RunRace.AssessStage).Allow(Roles.Department).Validates<StageAssessment>().Idempotent();
        app.MapPost("/races/{number}/extension", RunRace.Extend).Allow(Roles.Department).Validates<StageExtended>().Idempotent();
        app.MapPost("/races/{number}/teams/{team:int}/revive", RunRace.Revive).Allow(Roles.Department).Validates<TeamToRevive>().Idempotent();
        app.MapPost("/races/{number}/teams/{team:int}/stages/{stage:int}/pay", RunRace.Pay).Allow(Roles.Department).Idempotent();
        app.MapPost("/races/{number}/teams/{team:int}/acceptance", RunRace.Accept).Allow(Roles.Department).Validates<AcceptanceRecorded>().Idempotent();
        app.MapPost("/races/{number}/conclude", RunRace.Conclude).Allow(Roles.Department).Idempotent();
        app.MapPost("/races/{number}/teams/{team:int}/recovery", RecoverFromTeam.Propose).Allow(Roles.Department).Validates<RecoveryFromTeam>().Idempotent();
        app.MapPost("/races/{number}/teams/{team:int}/recovery/second", RecoverFromTeam.Confirm).Allow(Roles.Department).Idempotent();
        app.MapPost("/races/{number}/teams/{team:int}/recovery/bookings", RecoverFromTeam.Book).Allow(Roles.Department).Validates<MoneyCameBack>().Idempotent();
        app.MapGet("/results/{number}", ReadAwards.Result).AllowPublic();
        app.MapPost("/results/{number}/objections", FileObjection.ToAcceptance).AllowPublic().Validates<ObjectionFiled>().Idempotent();
    }

    /// <summary>
    /// <c>Award:NoticeCountsFrom</c> = <c>SameDay</c> (default) or <c>NextDay</c>; <c>Award:ExtensionMaxDays</c> = 1 to 730 (365);
    /// <c>Award:CalendarFile</c> = path of a table of announced days that replaces the embedded one, for a year announced after this version was built.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is out of its range; the service does not start.</exception>
    public static AwardSettings Settings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Award");
        var from = section["NoticeCountsFrom"] ?? "SameDay";
        var days = section.GetValue("ExtensionMaxDays", 365);
        if (from is not ("SameDay" or "NextDay")) throw new InvalidOperationException($"Award:NoticeCountsFrom is '{from}'; it can be SameDay or NextDay.");
        if (days is < 1 or > 730) throw new InvalidOperationException($"Award:ExtensionMaxDays is {days}; it can be 1 to 730.");
        return new()
        {
            NoticeCountsFromNextDay = from == "NextDay",
            ExtensionMaxDays = days,
            Calendar = section["CalendarFile"] is { Length: > 0 } path ? WorkingCalendar.Parse(File.ReadAllText(path)) : WorkingCalendar.China
        };
    }
}
