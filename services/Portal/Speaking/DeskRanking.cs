using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record RankingView(
    string Method, string EngineVersion, string InputDigest, DateTimeOffset At, int PassingScore, bool Final, IReadOnlyList<RankingLine> Entries, IReadOnlyList<string> Unranked, RankingInput? Input, bool DefenceRuns, Stand Stand);

public sealed record RankingLine(string? Name, RankedEntry Entry, bool? Awardable, string? Bar, IReadOnlyList<string> Missed, IReadOnlyList<Measured>? Measured);

public sealed record RankedEntry(
    string Code, int Rank, string Score, string ScoreShown, string MeanShown, string MedianShown, int RankByMean, int RankByMedian, string? Attainment, string SpreadShown, string LowestShown, string HighestShown, long PriceFen,
    int Sheets, bool ReachesPassingScore, bool Shortlisted, string? DecidedBy, bool NeedsFurtherDefence, string? FirstScoreShown, string? DefenceScoreShown);

public sealed record RankingInput(IReadOnlyList<InputCriterion> Criteria, IReadOnlyList<InputApplication> Applications);

public sealed record InputCriterion(string Key, int Weight);

public sealed record InputApplication(string Code, IReadOnlyList<InputSheet> Sheets);

public sealed record InputSheet(string Reviewer, IReadOnlyList<int> Scores);

public sealed record StabilityView(StabilityReport Report, IReadOnlyList<Criterion> Criteria);

public sealed record StabilityReport(
    string EngineVersion, string InputDigest, string Method, IReadOnlyList<VariantRanking> Methods, IReadOnlyList<VariantRanking> LeftOut, IReadOnlyList<VariantRanking> Weights, StabilityTests Tests,
    IReadOnlyList<RankSpan> Applications, IReadOnlyList<Severity> Reviewers, int OutlierPoints, IReadOnlyList<OutlierFound> Outliers);

/// <summary>Rankings that were tried: with how many of them the whole order stays.</summary>
public sealed record StabilityTests(TestCount All, TestCount Reviewers, TestCount Methods, TestCount Weights);

public sealed record TestCount(int Kept, int Of);

/// <param name="To">Criterion that gains weight, and <paramref name="From"/> which; null where none is moved.</param>
public sealed record VariantRanking(string Name, IReadOnlyList<VariantEntry> Entries, string? To, string? From);

public sealed record VariantEntry(string Code, int Rank, string ScoreShown);

public sealed record RankSpan(string Code, int Rank, int Best, int Worst, string SpreadShown, IReadOnlyList<string> Moves, IReadOnlyList<int> Places, int Unplaced);

public sealed record Severity(string Reviewer, int Applications, string? DeviationShown);

public sealed record OutlierFound(string Code, string Reviewer, string TotalShown, string MedianShown, string? Reason);
