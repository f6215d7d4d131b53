using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record MyDefenceView(
    Guid Seat, string Number, int Round, int MostQuestions, DateTimeOffset? AnswersUntil, DateTimeOffset? EndsAt, IReadOnlyList<MyDefending> Applications, Stand Stand);

public sealed record MyDefending(string Code, IReadOnlyList<string> OwnQuestions, long Version, int? Position, IReadOnlyList<string>? Questions, IReadOnlyList<string>? Answers, string Sheet);

public sealed record ExplanationsView(Guid Seat, IReadOnlyList<OutlierView> Asked, IReadOnlyList<OutlierView> Given);

public sealed record OutlierView(string Code, string TotalShown, string MedianShown, string? Reason);

public sealed record FeedbackView(
    string Number, string Code, int Rank, int Of, string ScoreShown, bool ReachesPassingScore, string? Bar, IReadOnlyList<string> Missed, IReadOnlyList<CriterionFeedback> Criteria);

public sealed record CriterionFeedback(string Criterion, IReadOnlyList<string> Comments, IReadOnlyList<int>? Scores);

public sealed record OwnReconsiderations(string Number, DateTimeOffset? AskUntil, IReadOnlyList<string> Grounds, IReadOnlyList<OwnReconsideration> Requests, Stand Stand);

public sealed record OwnReconsideration(Guid Id, string Code, string Ground, string Statement, DateTimeOffset At, DateTimeOffset AnswerDueAt, bool Overdue, bool? Upheld, string? Reasons, DateTimeOffset? DecidedAt);

public sealed record PublicRanking(string Number, string Method, string EngineVersion, string InputDigest, DateTimeOffset At, int PassingScore, bool Final, IReadOnlyList<PublicRankingLine> Entries, IReadOnlyList<string> Unranked, Stand Stand);

public sealed record PublicRankingLine(string? Name, PublicRankedEntry Entry, bool? Awardable, string? Bar, IReadOnlyList<string> Missed);

public sealed record PublicRankedEntry(int Rank, string Code, string ScoreShown, string MeanShown, string MedianShown, string LowestShown, string HighestShown, bool ReachesPassingScore);

public sealed record PublicPanel(string Number, PublicPool? Pool, PublicPanelFacts? Panel, IReadOnlyList<string>? Names);

public sealed record PublicPool(string Digest, int Size, DateTimeOffset At);

public sealed record PublicPanelFacts(int Size, int Standbys, int Vacancies, IReadOnlyList<string> Fields, string Method, DateTimeOffset At, string ProofDigest);
