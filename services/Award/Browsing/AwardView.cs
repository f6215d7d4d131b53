using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Browsing;

/// <summary>The award of one challenge, as far as the caller may see it.</summary>
public sealed record AwardView
{
    public required string Number { get; init; }
    public required Wording Title { get; init; }
    public required string Department { get; init; }
    public required string OwnerName { get; init; }
    /// <summary>An <see cref="AwardState"/>; what is not public yet shows as <c>Deciding</c>.</summary>
    public required string State { get; init; }
    public required Elapsed Elapsed { get; init; }
    /// <summary>Facts that a decision still needs; only for officers and auditors.</summary>
    public IReadOnlyList<string>? Awaited { get; init; }
    public IReadOnlyList<RankedView>? Ranking { get; init; }
    /// <summary>The code to which following the ranking leads; only for officers and auditors.</summary>
    public string? RankingLeadsTo { get; init; }
    public Proposed? Proposal { get; init; }
    /// <summary>Proposals that ended; only for officers and auditors.</summary>
    public IReadOnlyList<Proposed>? EarlierProposals { get; init; }
    public NoticeDays? Notice { get; init; }
    public int? OpenObjections { get; init; }
    /// <summary>Requests for reconsideration of the review, oldest first; only for officers and auditors.</summary>
    public IReadOnlyList<Reconsidered>? Reconsiderations { get; init; }
    /// <summary>Final rankings of a higher version that came after the confirmation; only for officers and auditors, who decide what follows.</summary>
    public IReadOnlyList<LaterRanking>? LaterRankings { get; init; }
    public Wording? NoAwardReason { get; init; }
    /// <summary><c>no-applications</c>, <c>none-admitted</c>, <c>below-competition-floor</c>, <c>nothing-awardable</c> or <c>departments-decision</c>.</summary>
    public string? NoAwardCause { get; init; }
    /// <summary>The rule that led to it, such as <c>R12</c>; null for the department's own decision.</summary>
    public string? NoAwardRule { get; init; }
    /// <summary>Why no ranking will come, while that is so and nothing is decided; only for officers and auditors.</summary>
    public string? NoReviewCause { get; init; }
    public required Stand Stand { get; init; }

    public static AwardView Of(Award award, Caller caller, Stands stands, DateTimeOffset now)
    {
        var sight = award.SightOf(caller);
        var full = sight == Sight.Full;
        var shown = award.ShownTo(sight);
        return new()
        {
            Number = award.Number,
            Title = award.Terms.Title,
            Department = award.Terms.Department,
            OwnerName = award.Terms.OwnerName,
            State = Stands.StateFor(award, sight).ToString(),
            Elapsed = Elapsed.Of(award, now),
            Awaited = full ? award.Facts.Awaited : null,
            Ranking = full || award.IsPublic ? RankedView.Of(award, sight, caller) : null,
            RankingLeadsTo = full ? award.RankingLeadsTo : null,
            Proposal = shown is null ? null : Proposed.Of(shown, sight),
            EarlierProposals = full ? [.. award.Record.Proposals.Where(p => p.Ended is not null).Select(p => Proposed.Of(p, sight))] : null,
            Notice = award.Notice is null ? null : NoticeDays.Of(award, award.Notice),
            OpenObjections = full ? award.OpenObjections : null,
            Reconsiderations = full ? Reconsidered.Of(award.Facts) : null,
            LaterRankings = full ? award.Record.LaterRankings : null,
            NoAwardReason = award.Record.NoAwardReason,
            NoAwardCause = award.Record.NoAwardCause,
            NoAwardRule = award.Record.NoAwardCause is { } cause ? NoReview.RuleOf(cause) : null,
            NoReviewCause = full ? award.Facts.NoReviewCause : null,
            Stand = stands.OfAward(award, caller, now)
        };
    }

    public static Answer<AwardView> Answer(Award award, Caller caller, Stands stands, DateTimeOffset now) =>
        Shared.Web.Answer.Ok(Of(award, caller, stands, now), award.SightOf(caller) == Sight.Full ? award.Version : null);
}
