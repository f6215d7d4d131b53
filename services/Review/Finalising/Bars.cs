using Challenges.Review.Ranking;
using Challenges.Review.Testing;

namespace Challenges.Review.Finalising;

/// <summary>What a final ranking depends on beside the ranking: which shortlisted solutions missed a must-have indicator in their test.</summary>
public sealed record FinalInput(string RankingInputDigest, IReadOnlyList<FinalCandidate> Candidates);

public sealed record FinalCandidate(string Code, int Rank, bool ReachesPassingScore, bool Shortlisted, IReadOnlyList<string> Missed);

public sealed record FinalResult(IReadOnlyList<FinalPlace> Places);

/// <param name="Bar">Why it can't be awarded; null when it can.</param>
public sealed record FinalPlace(string Code, int Rank, string? Bar);

/// <summary>Who may be awarded, version 1 (R18): who reaches the passing score, is shortlisted and missed no must-have indicator.</summary>
public static class Bars
{
    public const string Version = "review-finalising/1";

    public static FinalInput InputOf(RankingSnapshot ranking, IReadOnlyList<FeasibilityTest> tests) => new(ranking.InputDigest,
        [.. ranking.Entries.Select(e => new FinalCandidate(e.Code, e.Rank, e.ReachesPassingScore, e.Shortlisted, tests.SingleOrDefault(t => t.Code == e.Code)?.Missed ?? []))]);

    public static FinalResult Compute(FinalInput input) => new([.. input.Candidates.Select(c => new FinalPlace(c.Code, c.Rank, Of(c.ReachesPassingScore, c.Shortlisted, c.Missed)))]);

    public static string? Of(bool reachesPassingScore, bool shortlisted, IReadOnlyList<string> missed) =>
        !reachesPassingScore ? "below-passing-score"
        : !shortlisted ? "not-shortlisted"
        : missed.Count > 0 ? "must-have-missed"
        : null;
}
