using Challenges.Review.Empanelling;
using Challenges.Review.Examining;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>
/// What is looked at once the ranking stands. A total that stands out is not trimmed silently: its reviewer is asked for a written reason, after the ranking only, since an earlier question
/// would tell how the others scored.
/// </summary>
public sealed partial class ChallengeReview
{
    public StabilityReport? Stability() => Input is null || Ranking is null ? null : Examining.Stability.Of(Input, Policy.OutlierPoints ?? Outlier.UsualPoints, Ranking.At);

    public IReadOnlyList<Outlier> Outliers() => Input is null || Ranking is null ? [] : Examining.Stability.Outliers(Input, Policy.OutlierPoints ?? Outlier.UsualPoints);

    public IReadOnlyList<Outlier> OutliersOf(Seat seat) => [.. Outliers().Where(o => o.Reviewer == seat.Code)];

    /// <summary>Whether the seat is asked for any reason; which ones are given stands with the sheets.</summary>
    public RefusedException? WhyNotExplain(Seat seat) =>
        WhyNotAnything()
        ?? (Ranking is null ? Refusals.RankingIsMissing.With(("number", Terms.Number)) : null)
        ?? (OutliersOf(seat).Count > 0 ? null : Refusals.SheetDoesNotStandOut.With(("code", "–")));

    public RefusedException? WhyNotExplain(Seat seat, ScoreSheet sheet) =>
        WhyNotAnything()
        ?? (Ranking is null ? Refusals.RankingIsMissing.With(("number", Terms.Number)) : null)
        ?? (OutliersOf(seat).Any(o => o.Code == sheet.Code) ? null : Refusals.SheetDoesNotStandOut.With(("code", sheet.Code)))
        ?? (sheet.OutlierReason is null ? null : Refusals.ReasonIsGiven.With(("code", sheet.Code)));
}
