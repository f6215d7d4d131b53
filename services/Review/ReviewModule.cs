using Challenges.Review.Assigning;
using Challenges.Review.Deciding;
using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Examining;
using Challenges.Review.Finalising;
using Challenges.Review.Ranking;
using Challenges.Review.Reacting;
using Challenges.Review.Reading;
using Challenges.Review.Reconsidering;
using Challenges.Review.Recusing;
using Challenges.Review.Registering;
using Challenges.Review.Scoring;
using Challenges.Review.Telling;
using Challenges.Review.Testing;
using Challenges.Shared;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using Challenges.Telling;

namespace Challenges.Review;

/// <summary>The service on one screen.</summary>
public static class ReviewModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "review",
        Assembly = typeof(ReviewModule).Assembly,
        Routes = Routes,
        Services = services =>
        {
            services.AddScoped<ReviewStore>().AddScoped<ContentStore>().AddScoped<OpeningStore>().AddScoped<SheetStore>().AddScoped<ReviewerStore>().AddScoped<ApplicantStore>().AddScoped<OrganisationStore>().AddScoped<SolverStore>();
            services.AddScoped<Candidates>().AddScoped<PanelViews>().AddScoped<RankingViews>().AddScoped<ConflictViews>().AddScoped<RegisterChanges>();
            services.AddScoped<QuestionStore>().AddScoped<DefenceSheetStore>().AddScoped<RunDefence>().AddScoped<ReconsiderationViews>().AddSingleton(Calendar);
            services.AddTelling().AddScoped<TellReview>();
        },
        Consumers = bus =>
        {
            bus.AddConsumer<WhenChallengePublished>();
            bus.AddConsumer<WhenChallengeAmended>();
            bus.AddConsumer<WhenChallengeCancelled>();
            bus.AddConsumer<WhenApplicationsSealed>();
            bus.AddConsumer<WhenSolverIsKnown>();
            bus.AddConsumer<WhenCallIsKnown>();
            bus.AddConsumer<WhenOrganisationRegistered>();
            bus.AddConsumer<WhenFormalCheckConcluded>();
            bus.AddConsumer<WhenApplicationOpened>();
            bus.AddConsumer<WhenApplicantsIdentified>();
            bus.AddConsumer<WhenDefenceAnswered>();
            bus.AddConsumer<WhenNoticeOpened>();
            bus.AddConsumer<WhenAwardConfirmed>();
            bus.AddConsumer<WhenNoAward>();
        },
        Deadlines = [HardStop.Deadline, TellReview.Reminders],
        Decisions = ReviewDecisions.Rules,
        Invariants = Invariants.All
    };

    /// <summary>China's, unless <c>Review:CalendarFile</c> names another table.</summary>
    static WorkingCalendar Calendar(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()["Review:CalendarFile"] is { Length: > 0 } path ? WorkingCalendar.Parse(File.ReadAllText(path)) : WorkingCalendar.China;

    static void Routes(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reviewers", BrowseReviewers.List).Allow(Roles.Department);
        routes.MapPost("/reviewers", RegisterReviewer.Handle).Allow(Roles.Department).Validates<ReviewerRequest>().Idempotent();
        routes.MapGet("/reviewers/{id:guid}", BrowseReviewers.One).Allow(Roles.Department);
        routes.MapPut("/reviewers/{id:guid}", ReviseReviewer.Handle).Allow(Roles.Department).Validates<ReviewerRequest>().Writes();

        routes.MapGet("/challenges/{number}", ReadReview.Handle).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/challenges/{number}/progress", ReadReview.Progress).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/challenges/{number}/applications", ReadContents.Applications).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/challenges/{number}/sheets", ReadContents.Sheets).Allow(Roles.Department, Roles.Auditor);

        routes.MapGet("/challenges/{number}/panel", ReadPanel.Handle).AllowPublic();
        routes.MapGet("/challenges/{number}/panel/proof", ReadPanel.Proof).AllowPublic();
        routes.MapPost("/challenges/{number}/panel/pool", CommitPool.Handle).Allow(Roles.Department).Validates<CommitPoolRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/panel/draw", DrawPanel.Handle).Allow(Roles.Department).Idempotent();
        routes.MapPost("/challenges/{number}/panel/appoint", AppointPanel.Handle).Allow(Roles.Department).Validates<AppointPanelRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/panel/standbys", MendPanel.AddStandby).Allow(Roles.Department).Validates<AddStandbyRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/panel/replace", MendPanel.Replace).Allow(Roles.Department).Validates<ReplaceMemberRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/panel/reminders", RemindReviewers.Handle).Allow(Roles.Department).Idempotent();
        routes.MapPost("/challenges/{number}/extension", MendPanel.Extend).Allow(Roles.Department).Validates<ExtendScoringRequest>().Idempotent();

        routes.MapGet("/challenges/{number}/conflicts", ReadConflicts.Handle).Allow(Roles.Department, Roles.Auditor);
        routes.MapPost("/challenges/{number}/clearances", ClearData.Handle).Allow(Roles.Department).Validates<ClearDataRequest>().Idempotent();

        routes.MapPost("/challenges/{number}/assignments", RunAssignment.Run).Allow(Roles.Department).Validates<RunAssignmentRequest>().Idempotent();
        routes.MapGet("/challenges/{number}/assignments", RunAssignment.Read).Allow(Roles.Department, Roles.Auditor);
        routes.MapPost("/challenges/{number}/assignments/approve", RunAssignment.Approve).Allow(Roles.Department).Validates<ApproveAssignmentRequest>().Idempotent();

        routes.MapGet("/seats", MySeats.List).Allow(Roles.Reviewer);
        routes.MapGet("/seats/{id:guid}", MySeats.One).Allow(Roles.Reviewer);
        routes.MapPost("/seats/{id:guid}/declare", DeclareRelations.Handle).Allow(Roles.Reviewer).Validates<DeclareRelationsRequest>().Idempotent();
        routes.MapPost("/seats/{id:guid}/recuse", StepBack.Handle).Allow(Roles.Reviewer).Validates<StepBackRequest>().Idempotent();
        routes.MapGet("/seats/{id:guid}/queue", ReadApplications.Queue).Allow(Roles.Reviewer);
        routes.MapGet("/seats/{id:guid}/applications/{code}", ReadApplications.One).Allow(Roles.Reviewer).Writes();
        routes.MapGet("/seats/{id:guid}/sheets/{code}", WriteSheet.Read).Allow(Roles.Reviewer);
        routes.MapPut("/seats/{id:guid}/sheets/{code}", WriteSheet.Save).Allow(Roles.Reviewer).Validates<SaveSheetRequest>().Writes();
        routes.MapPost("/seats/{id:guid}/sheets/submit", SubmitSheets.Handle).Allow(Roles.Reviewer).Validates<SubmitSheetsRequest>().Idempotent();
        routes.MapPost("/seats/{id:guid}/sheets/{code}/submit", WriteSheet.Submit).Allow(Roles.Reviewer).Idempotent();
        routes.MapPost("/seats/{id:guid}/sheets/{code}/abstain", WriteSheet.Abstain).Allow(Roles.Reviewer).Validates<AbstainRequest>().Idempotent();

        routes.MapGet("/seats/{id:guid}/outliers", ExplainOutlier.List).Allow(Roles.Reviewer);
        routes.MapPost("/seats/{id:guid}/sheets/{code}/explain", ExplainOutlier.Handle).Allow(Roles.Reviewer).Validates<ExplainOutlierRequest>().Idempotent();

        routes.MapPost("/challenges/{number}/ranking", FreezeRanking.Handle).Allow(Roles.Department).Idempotent();
        routes.MapGet("/challenges/{number}/ranking", ReadRanking.Handle).AllowPublic();
        routes.MapGet("/challenges/{number}/ranking/stability", ReadStability.Handle).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/challenges/{number}/feasibility", RecordTest.List).Allow(Roles.Department, Roles.Auditor, Roles.Reviewer);
        routes.MapGet("/challenges/{number}/feasibility/{code}", RecordTest.One).Allow(Roles.Department, Roles.Auditor, Roles.Reviewer);
        routes.MapPut("/challenges/{number}/feasibility/{code}", RecordTest.Handle).Allow(Roles.Department).Validates<RecordTestRequest>().Writes();
        routes.MapGet("/challenges/{number}/defence", RunDefence.Read).Allow(Roles.Department, Roles.Auditor);
        routes.MapPost("/challenges/{number}/defence/release", RunDefence.Release).Allow(Roles.Department).Validates<ReleaseQuestionsRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/defence/ranking", RunDefence.Combine).Allow(Roles.Department).Idempotent();
        routes.MapPost("/challenges/{number}/defence/further", RunDefence.Further).Allow(Roles.Department).Idempotent();
        routes.MapGet("/seats/{id:guid}/defence", AskQuestions.Read).Allow(Roles.Reviewer);
        routes.MapPut("/seats/{id:guid}/defence/{code}/questions", AskQuestions.Save).Allow(Roles.Reviewer).Validates<AskQuestionsRequest>().Writes();
        routes.MapGet("/seats/{id:guid}/defence/{code}/sheet", WriteSecondSheet.Read).Allow(Roles.Reviewer);
        routes.MapPut("/seats/{id:guid}/defence/{code}/sheet", WriteSecondSheet.Save).Allow(Roles.Reviewer).Validates<SaveSheetRequest>().Writes();
        routes.MapPost("/seats/{id:guid}/defence/{code}/sheet/submit", WriteSecondSheet.Submit).Allow(Roles.Reviewer).Idempotent();
        routes.MapPost("/seats/{id:guid}/defence/{code}/sheet/abstain", WriteSecondSheet.Abstain).Allow(Roles.Reviewer).Validates<AbstainRequest>().Idempotent();

        routes.MapPost("/challenges/{number}/finalise", FinaliseRanking.Handle).Allow(Roles.Department).Idempotent();
        routes.MapGet("/challenges/{number}/reconsiderations", ReadReconsiderations.Handle).Allow(Roles.Solver, Roles.Department, Roles.Auditor);
        routes.MapPost("/challenges/{number}/reconsiderations", AskReconsideration.Handle).Allow(Roles.Solver).Validates<AskReconsiderationRequest>().Idempotent();
        routes.MapPost("/challenges/{number}/reconsiderations/{id:guid}/decide", DecideReconsideration.Handle).Allow(Roles.Department).Validates<DecideReconsiderationRequest>().Idempotent();
        routes.MapGet("/challenges/{number}/ranking/versions", ReadReconsiderations.Versions).Allow(Roles.Department, Roles.Auditor);
        routes.MapGet("/challenges/{number}/feedback", ReadFeedback.Handle).Allow(Roles.Solver);
    }
}
