using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Decisions;

namespace Challenges.Award.Deciding;

/// <param name="PassedOver">Codes that an upheld objection struck.</param>
public sealed record ProposalInput(
    IReadOnlyList<RankedApplication> Ranking, string RankingDigest, int RankingVersion, IReadOnlyList<string> PassedOver, string Code, long PriceFen, Wording Reasons, Wording? Departure);

/// <param name="Best">The code that following the ranking leads to; null for a tie.</param>
/// <param name="NeedsSecond">A departure waits for a second officer.</param>
public sealed record ProposalResult(string? Best, bool Awardable, bool FollowsRanking, bool NeedsSecond);

/// <summary>The choice of one application: whether it can be awarded and whether the ranking leads to it.</summary>
static class ProposalDecision
{
    public static readonly Engine<ProposalInput, ProposalResult> Engine = Shared.Decisions.Engine.Of<ProposalInput, ProposalResult>("award-proposal/1", Run);

    public static Decided Of(Award award)
    {
        var (standing, ranking) = (award.Standing!, award.Facts.Ranking!);
        var input = new ProposalInput(ranking.Ranking, ranking.InputDigest, ranking.Version, [.. award.PassedOver], standing.Code, standing.PriceFen, standing.Reasons, standing.Departure);
        var result = new ProposalResult(award.RankingLeadsTo, award.Facts.Ranked(standing.Code)!.Awardable, standing.FollowsRanking, award.State == AwardState.AwaitingSecond);
        return Decided.Of(standing.FollowsRanking ? Kinds.Proposal : Kinds.Departure, ["R18"], Engine, input, result);
    }

    static ProposalResult Run(ProposalInput input)
    {
        var best = ChallengeFacts.Best(input.Ranking, input.PassedOver)?.Code;
        return new(best, input.Ranking.Single(ranked => ranked.Code == input.Code).Awardable, best == input.Code, best != input.Code);
    }
}

public sealed record SecondInput(Guid Proposal, string ProposedBy, string SecondBy, bool Agrees);

public sealed record SecondResult(bool AnotherPerson, AwardState Becomes);

/// <summary>The second officer's answer.</summary>
static class SecondDecision
{
    public static readonly Engine<SecondInput, SecondResult> Engine = Shared.Decisions.Engine.Of<SecondInput, SecondResult>("award-second/1",
        input => new(input.ProposedBy != input.SecondBy, input.Agrees ? AwardState.Proposed : AwardState.Deciding));

    public static Decided Of(Award award, Proposal proposal, string officer, bool agrees) =>
        Decided.Of(Kinds.Second, [], Engine, new(proposal.Id, proposal.ProposedBy, officer, agrees), new(true, award.State));
}

/// <param name="Step">A kind of the register: what was done.</param>
public sealed record StepInput(string Step, AwardState From, Guid? Proposal);

public sealed record StepResult(AwardState Becomes, ProposalEnd? Ends);

/// <summary>A proposal that is withdrawn, an award that ends with its challenge.</summary>
static class StepDecision
{
    public static readonly Engine<StepInput, StepResult> Engine = Shared.Decisions.Engine.Of<StepInput, StepResult>("award-step/1", input => input.Step == Kinds.Withdrawal
        ? new(AwardState.Deciding, ProposalEnd.Withdrawn)
        : new(AwardState.Cancelled, input.Proposal is null ? null : ProposalEnd.Cancelled));

    public static Decided Of(Award award, string kind, AwardState from, Proposal? proposal) => Decided.Of(kind, [], Engine, new(kind, from, proposal?.Id),
        new(award.State, proposal is null ? null : award.Record.Proposals[^1].Ended));
}

/// <param name="Floor">Fewest applications with which the review starts.</param>
public sealed record NoAwardInput(int? Sealed, int? Admitted, int? Floor, int? Awardable, DateTimeOffset PublishedAt, Wording Reason);

/// <param name="Cause">One of <see cref="NoReview"/>, <c>nothing-awardable</c> or <c>departments-decision</c>.</param>
public sealed record NoAwardResult(string Cause, string? Rule, int ElapsedDays);

static class NoAwardDecision
{
    public static readonly Engine<NoAwardInput, NoAwardResult> Engine = Shared.Decisions.Engine.Of<NoAwardInput, NoAwardResult>("award-no-award/1", Run);

    public static Decided Of(Award award, DateTimeOffset now)
    {
        var facts = award.Facts;
        var input = new NoAwardInput(facts.Sealed?.Count, facts.FormalCheck?.AdmittedCount, award.Terms.Policy.CompetitionFloor, facts.Ranking?.Ranking.Count(ranked => ranked.Awardable),
            award.Terms.Timetable.PublishedAt, award.Record.NoAwardReason!);
        var cause = award.Record.NoAwardCause!;
        return Decided.Of(Kinds.NoAward, NoReview.RuleOf(cause) is { } rule ? [rule] : [], Engine, input, new(cause, NoReview.RuleOf(cause), award.ElapsedDays(now)));
    }

    static NoAwardResult Run(NoAwardInput input, DateTimeOffset at)
    {
        var cause = NoReview.CauseOf(input.Sealed, input.Admitted, input.Floor, input.Awardable);
        return new(cause, NoReview.RuleOf(cause), Award.DaysBetween(input.PublishedAt, at));
    }
}

public sealed record RerankingInput(AwardState State, Guid? Proposal, int OlderRanking, int NewRanking, string NewDigest);

/// <param name="Returns">The award goes back to the decision; otherwise the higher version is recorded and shown.</param>
public sealed record RerankingResult(bool Returns);

/// <summary>A final ranking of a higher version arrived after the decision on an older one.</summary>
static class RerankingDecision
{
    public static readonly Engine<RerankingInput, RerankingResult> Engine =
        Shared.Decisions.Engine.Of<RerankingInput, RerankingResult>("award-reranking/1", input => new(input.NewRanking > input.OlderRanking && Award.IsUnconfirmed(input.State)));

    public static Decided Of(Award award, AwardState from, Proposal? proposal, int older) => Decided.Of(Kinds.Reranking, [], Engine,
        new(from, proposal?.Id, older, award.Facts.Ranking!.Version, award.Facts.Ranking.InputDigest), new(award.State == AwardState.Deciding));
}
