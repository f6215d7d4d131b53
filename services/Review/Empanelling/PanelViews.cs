using Challenges.Review.Registering;
using Challenges.Review.Scoring;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Review.Empanelling;

/// <summary>Projects the panel for a caller. Names come from the register and from nowhere else.</summary>
public sealed class PanelViews(ReviewerStore reviewers, SheetStore sheets, Texts texts)
{
    public async Task<PanelView> Of(ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var (officer, auditor) = (review.IsOfficer(caller), review.IsAuditor(caller));
        var inside = officer || auditor;
        var panel = review.Panel;
        var shown = panel is not null && (inside || review.Ranking is not null || review.IsOnPanel(caller));
        var revealed = panel is not null && review.Policy.RevealReviewers is "AfterDecision" or "NamesAndScores" && review.Reached.DecidedAt is not null;
        var names = panel is not null && (inside || revealed)
            ? (await reviewers.OfDepartment(review.Terms.Department, cancel)).ToDictionary(r => r.Person, r => r.Name)
            : [];
        return new PanelView
        {
            Number = review.Terms.Number,
            NoReview = review.HasNoReview
                ? new NoReviewView(review.Awaited!.Value, review.Floor, texts.Bilingual("review.none", ("admitted", review.Awaited), ("floor", review.Floor), ("number", review.Terms.Number)))
                : null,
            Pool = review.Pool is { } pool ? new PoolView(pool.Digest, pool.Members.Count, pool.At) : null,
            Panel = shown ? Facts(panel!, inside) : null,
            Seats = panel is not null && inside
                ? [.. panel.Seats.OrderBy(s => s.Standby).ThenBy(s => s.Place).Select(s => SeatOfPanel.Of(s, names.GetValueOrDefault(s.Person), auditor))]
                : null,
            Names = revealed ? [.. panel!.Holders.Select(s => names.GetValueOrDefault(s.Person)).OfType<string>().Order(StringComparer.Ordinal)] : null,
            Extension = inside ? review.Extension : null,
            Stand = officer ? ReviewStand.OfReview(review, await sheets.OfReview(review.Id, cancel), now, texts) : null
        };
    }

    static PanelFacts Facts(Panel panel, bool inside) => new(panel.Size, panel.Seats.Count(s => s.Standby > 0), panel.Vacancies,
        [.. panel.Holders.Select(s => s.Field).Distinct().Order(StringComparer.Ordinal)], panel.Method, inside ? panel.Reason : null, panel.At, Canonical.Digest(panel.Proof));
}
