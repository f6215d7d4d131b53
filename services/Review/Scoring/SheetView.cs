using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Review.Ranking;
using Challenges.Shared.Web;

namespace Challenges.Review.Scoring;

/// <summary>The own sheet as it is stored.</summary>
public sealed record SheetView
{
    public const string NotBegun = "notBegun";

    public required string Code { get; init; }
    /// <summary><c>notBegun</c>, <c>draft</c>, <c>submitted</c> or <c>abstained</c>.</summary>
    public required string State { get; init; }
    public required long Version { get; init; }
    public required IReadOnlyList<CriterionScore> Scores { get; init; }
    /// <summary>Criteria without a score yet.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    /// <summary>Four decimals; null until every criterion is scored.</summary>
    public string? Total { get; init; }
    public string? AbstainReason { get; init; }
    public DateTimeOffset? SavedAt { get; init; }
    public required Stand Stand { get; init; }

    public static SheetView Of(ChallengeReview review, Seat seat, ScoreSheet sheet, DateTimeOffset now, Texts texts) => Of(review, sheet, ReviewStand.OfSheet(review, seat, sheet, now, texts));

    public static SheetView Of(ChallengeReview review, ScoreSheet sheet, Stand stand) => new()
    {
        Code = sheet.Code,
        State = Name(sheet),
        Version = sheet.Version,
        Scores = sheet.Scores,
        Missing = sheet.Missing(review.Terms.Criteria),
        Total = TotalOf(sheet, review.Terms.Criteria),
        AbstainReason = sheet.AbstainReason,
        SavedAt = sheet.SavedAt,
        Stand = stand
    };

    public static string Name(ScoreSheet sheet) => sheet.Version == 0 ? NotBegun : sheet.State switch
    {
        SheetState.Draft => "draft",
        SheetState.Submitted => "submitted",
        _ => "abstained"
    };

    public static string? TotalOf(ScoreSheet sheet, IReadOnlyList<Criterion> criteria) => sheet.State == SheetState.Abstained || sheet.Missing(criteria).Count > 0
        ? null
        : Exact.Shown(RankingEngine.Total([.. criteria.Select(c => new WeightedCriterion(c.Key, c.Weight))], [.. criteria.Select(c => sheet.Scores.Single(s => s.Criterion == c.Key).Score!.Value)]));
}
