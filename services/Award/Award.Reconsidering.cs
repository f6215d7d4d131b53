using Challenges.Award.Deciding;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>What a reconsideration of the review (复核) does to the award: nothing is confirmed or signed while one is open, and an upheld one brings a new ranking.</summary>
public sealed partial class Award
{
    /// <summary>A reconsideration is open, or the ranking that follows an upheld one is awaited.</summary>
    public RefusedException? WhyReconsidered() =>
        Facts.OpenReconsiderations is [var first, ..] open ? Refusals.ReconsiderationIsOpen.With(("count", open.Count), ("due", Fact.Instant(first.AnswerDueAt, Zone)))
        : Facts.RankingIsOutdated ? Refusals.NewRankingAwaited.Now()
        : null;

    /// <summary>Nothing was confirmed that a new ranking would have to undo.</summary>
    public static bool IsUnconfirmed(AwardState state) => state is AwardState.AwaitingSecond or AwardState.Proposed or AwardState.InNotice;

    /// <summary>
    /// A final ranking of a higher version arrived. A proposal on an older one ends, its notice is closed with that reason, and the department decides anew; after the confirmation,
    /// or a decision for no award, the new ranking is recorded and shown to the officers, who decide what follows.
    /// </summary>
    /// <returns>False when nothing stands on an older ranking.</returns>
    public bool Rerank(DateTimeOffset now)
    {
        var decidedOn = State == AwardState.NoAward ? Record.NoAwardRanking : Standing?.RankingVersion;
        if (Facts.Ranking is not { } ranking || decidedOn is not { } older || older >= ranking.Version || Record.LaterRankings.Any(later => later.Version >= ranking.Version)) return false;
        var (from, standing) = (State, Standing);
        if (!IsUnconfirmed(from))
        {
            Change(Record with { LaterRankings = [.. Record.LaterRankings, new(ranking.Version, ranking.InputDigest, ChallengeFacts.Best(ranking.Ranking, PassedOver)?.Code, now)] });
        }
        else
        {
            if (from == AwardState.InNotice) Record = Record with { Notices = [.. Record.Notices.SkipLast(1), Notice! with { LedBack = true, LedBackBy = Notice.Reconsideration }] };
            Drop(ProposalEnd.Reranked);
            Become(AwardState.Deciding, now);
        }
        Decide(RerankingDecision.Of(this, from, standing, older));
        return true;
    }
}
