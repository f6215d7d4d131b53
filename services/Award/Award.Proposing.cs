using Challenges.Award.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The department's decision: it follows the ranking, or two officers record why not (domain.md, step 11), or there is no award.</summary>
public sealed partial class Award
{
    /// <summary>Applications that an upheld objection struck; of a race all its teams, so that choosing one of them again needs reasons.</summary>
    public IReadOnlyCollection<string> PassedOver => [.. Record.Proposals.Where(p => p.Ended == ProposalEnd.Objected).SelectMany(p => p.Codes())];

    /// <summary>The code that following the ranking leads to now; null when facts are missing, nothing is awardable or the best are tied.</summary>
    public string? RankingLeadsTo => Facts.Awaited.Count == 0 ? ChallengeFacts.Best(Facts.Ranking!.Ranking, PassedOver)?.Code : null;

    public RefusedException? WhyNotPropose() => State switch
    {
        AwardState.Deciding when Facts.NoReviewCause is { } cause => Refusals.NoReviewComes.With(("cause", cause), ("admitted", Facts.FormalCheck?.AdmittedCount ?? 0), ("floor", Terms.Policy.CompetitionFloor ?? 1)),
        AwardState.Deciding when Facts.RankingIsOutdated => Refusals.NewRankingAwaited.Now(),
        AwardState.Deciding when Facts.Awaited is [_, ..] awaited => Refusals.FactsAwaited.With(("awaited", awaited)),
        AwardState.Deciding => Facts.Ranking!.Ranking.Any(ranked => ranked.Awardable) ? null : Refusals.NothingAwardable.Now(),
        AwardState.AwaitingSecond or AwardState.Proposed or AwardState.InNotice => Refusals.ProposalStands.Now(),
        _ => Forbidden()
    };

    public RefusedException? WhyNotPropose(string code, Wording? departure) =>
        WhyNotPropose() is { } refused ? refused
        : Facts.Ranked(code) is not { } ranked ? Refusals.UnknownApplication.With(("code", code))
        : !ranked.Awardable ? Refusals.NotAwardable.With(("code", code), ("bar", ranked.Bar))
        : code != RankingLeadsTo && departure is null ? Refusals.DepartureNeedsReasons.With(("code", code), ("best", RankingLeadsTo))
        : null;

    /// <summary>A choice that follows the ranking stands at once; a departure waits for a second officer.</summary>
    public void Propose(Guid id, string code, Wording reasons, Wording? departure, string officer, DateTimeOffset now)
    {
        WhyNotPropose(code, departure).Enforce();
        var follows = code == RankingLeadsTo;
        var applicant = Facts.Applicants[code];
        Record = Record with
        {
            Proposals = [.. Record.Proposals, new Proposal
            {
                Id = id, Code = code, SolverName = applicant.SolverName, ContractingName = applicant.ContractingName, Region = applicant.Region,
                PriceFen = Facts.Opened[code].Content.PriceFen, FollowsRanking = follows, Reasons = reasons, Departure = follows ? null : departure,
                ProposedBy = officer, ProposedAt = now, RankingDigest = Facts.Ranking!.InputDigest, RankingVersion = Facts.Ranking.Version
            }]
        };
        Become(follows ? AwardState.Proposed : AwardState.AwaitingSecond, now);
        Decide(ProposalDecision.Of(this));
    }

    public RefusedException? WhyNotSecond(string officer) =>
        State != AwardState.AwaitingSecond ? Refusals.NothingToSecond.Now()
        : Standing!.ProposedBy == officer ? Refusals.SecondMustBeAnother.Now()
        : null;

    public void Second(string officer, DateTimeOffset now)
    {
        WhyNotSecond(officer).Enforce();
        Record = Record with { Proposals = [.. Record.Proposals.SkipLast(1), Standing! with { SecondedBy = officer, SecondedAt = now }] };
        Become(AwardState.Proposed, now);
        Decide(SecondDecision.Of(this, Standing!, officer, agrees: true));
    }

    /// <summary>The second officer does not agree: the department decides anew.</summary>
    public void Decline(string officer, DateTimeOffset now)
    {
        WhyNotSecond(officer).Enforce();
        var proposal = Standing!;
        Drop(ProposalEnd.Withdrawn);
        Become(AwardState.Deciding, now);
        Decide(SecondDecision.Of(this, proposal, officer, agrees: false));
    }

    public RefusedException? WhyNotWithdraw() => State is AwardState.AwaitingSecond or AwardState.Proposed ? null : Forbidden();

    /// <summary>Takes a proposal back before its notice: the department thinks again.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        WhyNotWithdraw().Enforce();
        var (from, proposal) = (State, Standing);
        Drop(ProposalEnd.Withdrawn);
        Become(AwardState.Deciding, now);
        Decide(StepDecision.Of(this, Kinds.Withdrawal, from, proposal));
    }

    /// <summary>Needs a final ranking, or the knowledge that none will come. It is as final as a confirmation, so an open reconsideration holds it up too.</summary>
    public RefusedException? WhyNotDeclareNoAward() => State switch
    {
        AwardState.Deciding when Facts.NoReviewCause is not null => null,
        AwardState.Deciding => WhyReconsidered() ?? (Facts.Ranking is not null ? null : Refusals.FactsAwaited.With(("awaited", Facts.Awaited))),
        AwardState.AwaitingSecond or AwardState.Proposed or AwardState.InNotice => Refusals.ProposalStands.Now(),
        _ => Forbidden()
    };

    public void DeclareNoAward(Wording reason, DateTimeOffset now)
    {
        WhyNotDeclareNoAward().Enforce();
        Record = Record with
        {
            NoAwardReason = reason,
            NoAwardCause = NoReview.CauseOf(Facts.Sealed?.Count, Facts.FormalCheck?.AdmittedCount, Terms.Policy.CompetitionFloor, Facts.Ranking?.Ranking.Count(ranked => ranked.Awardable)),
            NoAwardRanking = Facts.Ranking?.Version,
            DecidedAt = now
        };
        Become(AwardState.NoAward, now);
        Decide(NoAwardDecision.Of(this, now));
    }
}
