using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

// What the pages of officers and auditors read of Review.

public sealed record PanelView(string Number, NoReview? NoReview, PoolCommitted? Pool, PanelFacts? Panel, IReadOnlyList<SeatOfPanel>? Seats, Stand? Stand);

public sealed record NoReview(int Admitted, int Floor, Bilingual Says);

public sealed record PoolCommitted(string Digest, int Size, DateTimeOffset At);

public sealed record PanelFacts(int Size, int Standbys, int Vacancies, IReadOnlyList<string> Fields, string Method, string? Reason, DateTimeOffset At, string ProofDigest);

public sealed record SeatOfPanel(
    Guid Id, string Code, string Person, string? Name, string Field, int Place, int Standby, string State, DateTimeOffset Since, DateTimeOffset? DeclaredAt, string? ReleasedFor, string? Reason,
    IReadOnlyList<ConflictChain> Reasons, Guid? PassedTo);

public sealed record ConflictChain(string With, string Kind, string Source, string Subject, string? Application, IReadOnlyList<ConflictStep> Chain);

public sealed record ConflictStep(string How, string Subject, DateOnly? Until);

public sealed record ReviewerPage(IReadOnlyList<ReviewerView> Reviewers, string? After);

public sealed record ReviewerView(Guid Id, string Person, string Name, string Field, string? Organisation, IReadOnlyList<ReviewerRelation> Relations, bool RelationsKnown, bool Active, bool CanBeDrawn);

public sealed record ReviewerRelation(string Kind, string? Organisation, string? Person, DateOnly? From, DateOnly? Until);

public sealed record ConflictsView(IReadOnlyList<ConflictFound> Findings, IReadOnlyList<DataMissing> Missing, IReadOnlyList<DataCleared> Cleared, IReadOnlyList<ExclusionsAsked> Exclusions, Stand Stand);

public sealed record ConflictFound(string Seat, string? Application, IReadOnlyList<ConflictChain> Chains, DateTimeOffset At);

public sealed record DataMissing(string? Person, string? Application, IReadOnlyList<string> Missing);

public sealed record DataCleared(string? Person, string? Application, string Reason, DateTimeOffset At);

public sealed record ExclusionsAsked(string Application, int Asked, int Ignored, int Excludes, int Of, IReadOnlyList<string>? Reasons);

public sealed record AssignmentView(int ReviewersPerApplication, AssignmentRun? Standing, AssignmentRun? Proposed, IReadOnlyList<ReviewerLoad> Loads, Stand Stand);

public sealed record AssignmentRun(Guid Id, DateTimeOffset At, int PerApplication, int Least, int Most, string EngineVersion, string InputDigest, IReadOnlyList<Pairing> Pairs, DateTimeOffset? ApprovedAt);

public sealed record Pairing(string Application, string Reviewer);

public sealed record ReviewerLoad(string Reviewer, int Standing, int Proposed);

public sealed record ProgressOfReview(
    DateTimeOffset EndsAt, int Places, int Applications, int SheetsNeeded, IReadOnlyList<SeatProgress> Members, IReadOnlyList<ApplicationProgress> PerApplication,
    IReadOnlyList<string> Remindable, Stand? Stand);

public sealed record SeatProgress(Guid Seat, string Code, int Place, string State, int Submitted, int Abstained, int Drafts, int NotBegun, DateTimeOffset? RemindedAt);

public sealed record ApplicationProgress(string Code, int Submitted, int Abstained);

public sealed record FeasibilityList(IReadOnlyList<FeasibilityView> Tests, Stand? Stand);

public sealed record FeasibilityView(string Code, int Version, string? TestBody, string? ReportReference, IReadOnlyList<Measured> Measured, IReadOnlyList<string> Missed, DateTimeOffset? At);

public sealed record Measured(string Indicator, decimal Value);

public sealed record DefenceView(int? WeightPercent, IReadOnlyList<string> Tied, IReadOnlyList<DefenceRound> Rounds, Stand Stand);

public sealed record DefenceRound(int Round, DateTimeOffset? ReleasedAt, DateTimeOffset? AnswersUntil, DateTimeOffset? EndsAt, DateTimeOffset? CompletedAt, string? Seed, IReadOnlyList<Defending> Applications);

public sealed record Defending(string Code, int? Position, IReadOnlyList<string> Questions, bool Answered, IReadOnlyList<string>? Answers, int Submitted, int Abstained);

public sealed record ReconsiderationsView(DateTimeOffset? AskUntil, IReadOnlyList<ReconsiderationView> Requests, Stand Stand);

public sealed record ReconsiderationView(Guid Id, string Code, string Ground, string Statement, DateTimeOffset At, DateTimeOffset AnswerDueAt, bool Overdue, bool? Upheld, string? Reasons, DateTimeOffset? DecidedAt);

public sealed record SheetList(IReadOnlyList<SheetOfReview> Sheets);

/// <param name="Total">Four decimals, as the service adds it up; null while it is not complete.</param>
public sealed record SheetOfReview(string Code, string Reviewer, string State, bool Voided, string? Total, int? Round);
