using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

// What the portal reads of Publication's answers; members that it does not show are left out.

public sealed record ChallengePage(IReadOnlyList<ChallengeItem> Items, string? Next, DateTimeOffset AsOf, Facets? Facets = null);

public sealed record OwnChallenges(IReadOnlyList<ChallengeItem> Items, Guid? Next);

public sealed record Facets(IReadOnlyList<Facet> States, IReadOnlyList<Facet> Fields, IReadOnlyList<Facet> Departments);

public sealed record Facet(string Value, int Count);

public sealed record Elapsed(int Days, int PromiseDays, DateTimeOffset PromisedBy, int? DecisionDays, bool? Kept);

public sealed record ChallengeItem(
    string Number, string Department, string OwnerName, Wording Title, string Field, long BountyFen, IReadOnlyList<Indicator> MustHave, string State,
    string Zone, DateTimeOffset PublishedAt, DateTimeOffset QuestionsUntil, DateTimeOffset ClosesAt, int Amendments, string? FollowsUp, Elapsed Elapsed);

public sealed record ChallengeView(
    string Number, string Call, string State, string Department, string OwnerName, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, long BountyFen,
    Timetable Timetable, IReadOnlyList<Criterion> Criteria, Policy Policy, string? FollowsUp, IReadOnlyList<AmendmentView> Amendments, CancelledView? Cancelled, Elapsed Elapsed,
    int? Filed, SealedView? Sealed, OutcomeView Outcome, Stand Stand, IReadOnlyList<Span>? Spans = null);

public sealed record Span(string From, string To, int Days, int? WorkingDays, int? MissingYear);

public sealed record AmendmentView(int Number, DateTimeOffset At, Wording Reason, IReadOnlyList<DifferenceView> Differences, bool NeedsReconfirmation);

public sealed record DifferenceView(string Field, string Old, string New);

public sealed record CancelledView(DateTimeOffset At, Wording? Reason);

public sealed record SealedView(DateTimeOffset At, int Count, string MerkleRoot);

public sealed record OutcomeView(OutcomeNotice? Notice, OutcomeAward? Award, OutcomeNoAward? NoAward, DateTimeOffset? ContractSignedAt, OutcomeClosure? Closure);

public sealed record OutcomeNotice(string? SolverName, long? PriceFen, DateOnly? FirstDay, DateOnly? LastDay, DateTimeOffset? EndsAt);

public sealed record OutcomeAward(DateTimeOffset At, string? SolverName, long? PriceFen);

public sealed record OutcomeNoAward(DateTimeOffset At, Wording? Reason);

public sealed record OutcomeClosure(DateTimeOffset At, string? Outcome);

public sealed record QuestionView(int Number, string State, DateTimeOffset AskedAt, string? Asked, Wording? Question, Wording? Answer, DateTimeOffset? PublishedAt, bool Mine);

public sealed record CallView(string Number, string Department, Wording Title, DateTimeOffset At, IReadOnlyList<ChallengeItem> Challenges);

public sealed record DepartmentView(string Id, Wording Name, StandContact Contact);

public sealed record ProfileItem(string Profile, int Version, Wording Name, string? Department);

public sealed record ProfileExplained(string Profile, int Version, Wording Name, string? Department, IReadOnlyList<SettingLine> Settings);

public sealed record SettingLine(string Setting, Bilingual Says, string? EnforcedBy, SettingSource? Source);

public sealed record SettingSource(string Setting, Wording Text);

public sealed record ReportFiled(string Receipt, DateTimeOffset FiledAt, Bilingual Says);

public sealed record ReportFollowed(string State, DateTimeOffset FiledAt, IReadOnlyList<ReportAnswer> Answers, Bilingual Says);

public sealed record ReportAnswer(DateTimeOffset At, string Text);

public sealed record ProblemPage(IReadOnlyList<ProblemItem> Items, Guid? Next);

public sealed record ProblemItem(Guid Id, string State, string Department, Wording Title, string Field, DateTimeOffset Since);

public sealed record ProblemView(
    Guid Id, string State, string Department, string OwnerName, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, Wording? CannotSolveAlone, IReadOnlyList<ProblemStep> Steps, Stand Stand);

public sealed record ProblemStep(string State, DateTimeOffset At, Wording? Reason);

public sealed record DraftPage(IReadOnlyList<DraftItem> Items, Guid? Next);

public sealed record DraftItem(Guid Id, string Department, Wording Title, string Field, int Signatures);

public sealed record DraftView(Guid Id, string? Number, string Department, string OwnerName, Wording Title, Wording Description, IReadOnlyList<Indicator> Indicators, long BountyFen, string Digest, IReadOnlyList<DraftSignature> Signatures, Stand Stand);

public sealed record DraftSignature(string Party, DateTimeOffset At, string Digest);
