using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

// What the pages of officers, parties and auditors read of Award.

public sealed record AwardElapsed(int Days, int PromiseDays, int? DecidedAfterDays, bool Overdue);

public sealed record AwardDesk(
    string Number, Wording Title, string State, AwardElapsed Elapsed, IReadOnlyList<string>? Awaited, IReadOnlyList<AwardRanked>? Ranking, string? RankingLeadsTo, Proposed? Proposal, NoticeDays? Notice, int? OpenObjections,
    IReadOnlyList<AwardReconsidered>? Reconsiderations, Wording? NoAwardReason, string? NoReviewCause, Stand Stand);

public sealed record AwardRanked(int Rank, string? Code, string? SolverName, string Score, bool Awardable, string? Bar, long? PriceFen, IReadOnlyList<string>? Missed, IReadOnlyList<Measured>? Measured);

public sealed record AwardReconsidered(Guid Id, string? Ground, DateTimeOffset? RequestedAt, bool? Upheld);

public sealed record BookView(string Number, string State, IReadOnlyList<int> PaymentShares, BookText? Text, string? Digest, IReadOnlyList<BookSignature> Signatures, DateTimeOffset? SignedAt, Stand Stand);

public sealed record BookSignature(string Party, DateTimeOffset At, string? Person);

public sealed record BookText(
    string Number, int Revision, Wording Title, string OwnerName, string SolverName, string ContractingName, long PriceFen, int DurationMonths, IReadOnlyList<BookIndicator> Indicators, IReadOnlyList<BookMilestone> Milestones,
    Wording Commitment);

public sealed record BookIndicator(string Key, Wording Name, string Unit, string Comparator, decimal Target, bool MustHave, Wording TestMethod, decimal? Committed);

public sealed record BookMilestone(int Milestone, Wording Name, DateOnly DueOn, int Share, long AmountFen, long? FiscalFen);

public sealed record ProjectDesk(
    string Number, string State, string SolverName, long PriceFen, long PaidFen, IReadOnlyList<ProjectMilestone> Milestones, IReadOnlyList<AcceptanceView> Acceptances, DateTimeOffset? RectifyUntil, ExtensionView? Extension,
    EndView? EndProposed, string? Outcome, IReadOnlyList<FollowUpView> FollowUps, IReadOnlyList<LogView> Log, int OpenObjections, RecoveryView? Recovery, Stand Stand);

public sealed record ProjectMilestone(int Number, Wording Name, DateOnly DueOn, int Share, long AmountFen, long? FiscalFen, IReadOnlyList<AssessmentView> Assessments, DateTimeOffset? MetAt, DateTimeOffset? PaidAt, bool Late);

public sealed record AssessmentView(string Outcome, string Evidence, string? Assessor, DateTimeOffset At);

public sealed record AcceptanceView(IReadOnlyList<AcceptedIndicator> Indicators, string Report, DateTimeOffset At);

public sealed record AcceptedIndicator(string Key, decimal Value, bool MustHave, bool Met);

public sealed record ExtensionView(int Milestone, int Days, Wording Reason, DateTimeOffset At);

public sealed record EndView(string Outcome, string Cause, bool NoMisconduct, Wording Reasons, string By, DateTimeOffset At, long? RecoverFen);

public sealed record FollowUpView(Guid Id, Wording Name, DateTimeOffset At);

public sealed record LogView(int Number, int Milestone, string Kind, string Text, string Party, DateTimeOffset At, string Digest);

public sealed record RecoveryView(long OwedFen, long ReceivedFen, long OutstandingFen);

public sealed record RaceDesk(
    string Number, string State, string PointsApart, RacePlanView Plan, int? Stage, bool Late, IReadOnlyList<RaceTeamView> Teams, long PaidFen, long WorstFen, string? Outcome, Stand Stand);

public sealed record RacePlanView(long BudgetFen, long CompletionFen, IReadOnlyList<RaceStageView> Stages);

public sealed record RaceStageView(DateOnly DueOn, IReadOnlyList<RaceGoal> Goals, string Elimination, bool AllowRevival, long PerTeamFen);

public sealed record RaceGoal(string Key, Wording Name);

public sealed record RaceTeamView(
    int Team, string? Code, string SolverName, string State, int? LeftAfter, IReadOnlyList<int>? RevivedIn, IReadOnlyList<RaceFinding>? Findings, IReadOnlyList<int>? EnteredStages, IReadOnlyList<RacePayment>? Payments,
    IReadOnlyList<string>? SignedBy, TeamRecoveryShown? Recovery, bool Own);

public sealed record TeamRecoveryShown(long RecoverFen, string Cause, Wording Reasons, bool Confirmed, RecoveryView? Money);

public sealed record RaceFinding(int Stage, decimal Score, IReadOnlyList<string> GoalsMet, bool Stays);

public sealed record RacePayment(int Stage, long AmountFen, DateTimeOffset At);

public sealed record TeamBook(int Team, string? Digest, Stand Stand);

public sealed record RehearsalView(
    long BudgetFen, long TeamFen, int FirstPaymentBasisPoints, int FirstPaymentCapPercent, long WorstFen, long WorstWithRevivalsFen, IReadOnlyList<RehearsedStage> Stages, StandRefusal? Refusal);

public sealed record RehearsedStage(int Stage, DateOnly? DueOn, string Elimination, bool AllowRevival, long PerTeamFen, int Teams, long WorstFen, long WorstSoFarFen, int TeamsWithRevivals);
