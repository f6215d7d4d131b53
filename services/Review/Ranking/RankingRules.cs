using Challenges.Review.Ranking;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>When and from what the ranking is computed (R16, R17).</summary>
public sealed partial class ChallengeReview
{
    /// <summary>Scored sheets that each application needs: the profile's minimum and its share of the panel, whichever is more; in pool mode the share of the application's own reviewers.</summary>
    public int SheetsNeeded => IsPooled ? QuorumOf(ReviewersPerApplication) : Math.Max(Policy.PanelMinimum, QuorumOf(Panel?.Size ?? 0));

    int QuorumOf(int readers) => (readers * Policy.QuorumPercent + 99) / 100;

    /// <param name="sheets">All sheets of the review; drafts, voided ones and those of released seats are sorted out here.</param>
    public RefusedException? WhyNotRank(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now)
    {
        if (WhyNotChange() is { } refused) return refused;
        if (!IsComplete) return Refusals.SetIsNotComplete.With(("opened", Applications.Count), ("sealed", Awaited));
        if (Panel is null) return WhyNoPanel();
        if (now < EndsAt)
        {
            if (!IsPooled && Panel.Vacancies > 0) return WhyVacant();
            var missing = ReviewsExpected - Counting(sheets).Count(s => s.IsFinal);
            if (missing > 0) return Refusals.SheetsAreMissing.With(("missing", missing), ("endsAt", EndsAt));
        }
        return WhyNoQuorum(sheets);
    }

    RefusedException? WhyNoQuorum(IReadOnlyList<ScoreSheet> sheets)
    {
        var scored = Scored(sheets);
        var below = Applications.Select(a => a.Code).Where(code => scored[code].Count() < SheetsNeeded).Order(StringComparer.Ordinal).ToList();
        return below.Count == 0 ? null : Refusals.QuorumIsMissing.With(("codes", below), ("needed", SheetsNeeded));
    }

    /// <summary>Computes the ranking, once. From here on no sheet, seat or conflict changes it.</summary>
    public void Rank(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now) => Rank(sheets, now, atOnce: false);

    /// <param name="atOnce">True for a remedy: what is missing beyond the quorum is not awaited.</param>
    void Rank(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now, bool atOnce)
    {
        (atOnce ? WhyNoQuorum(sheets) : WhyNotRank(sheets, now)).Enforce();
        Input = RankingEngine.Sorted(InputOf(sheets));
        Ranking = RankingEngine.Compute(Input, now);
        BeginDefence(now);
    }

    public IEnumerable<ScoreSheet> Counting(IReadOnlyList<ScoreSheet> sheets)
    {
        var holders = (Panel?.Holders ?? []).Select(s => s.Id).ToHashSet();
        var valid = sheets.Where(s => !s.Voided && holders.Contains(s.SeatId));
        if (!IsPooled) return valid;
        var readable = (Panel?.Holders ?? []).SelectMany(seat => ApplicationsOf(seat).Select(a => (seat.Id, a.Code))).ToHashSet();
        return valid.Where(s => readable.Contains((s.SeatId, s.Code)));
    }

    /// <summary>Submitted sheets that score every criterion of the terms as they are known now, by application.</summary>
    ILookup<string, ScoreSheet> Scored(IReadOnlyList<ScoreSheet> sheets) =>
        Counting(sheets).Where(s => s.State == SheetState.Submitted && s.Missing(Terms.Criteria).Count == 0).ToLookup(s => s.Code);

    RankingInput InputOf(IReadOnlyList<ScoreSheet> sheets)
    {
        var codes = (Panel?.Holders ?? []).ToDictionary(s => s.Id, s => s.Code);
        var scored = Scored(sheets);
        return new RankingInput
        {
            Number = Terms.Number,
            Profile = Policy.Profile,
            ProfileVersion = Policy.ProfileVersion,
            Method = Policy.Aggregation,
            TrimFromSheets = Policy.TrimFromSheets,
            PassingScore = Policy.PassingScore,
            ShortlistSize = Policy.ShortlistSize,
            SheetsNeeded = SheetsNeeded,
            TieBreaks = Policy.TieBreaks,
            Criteria = [.. Terms.Criteria.Select(c => new WeightedCriterion(c.Key, c.Weight))],
            Applications = [.. Applications.Select(a => new RankingCandidate(a.Code, a.PriceFen, [.. scored[a.Code].Select(s => new ScoredSheet(codes[s.SeatId],
                [.. Terms.Criteria.Select(c => s.Scores.Single(x => x.Criterion == c.Key).Score!.Value)]))]))]
        };
    }
}
