using Challenges.Award.Racing;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Time;

namespace Challenges.Award.Deciding;

public sealed record StageSet(DateOnly DueOn, IReadOnlyList<StageGoal> Goals);

public sealed record RaceProposalInput(IReadOnlyList<RankedApplication> Ranking, string RankingDigest, int RankingVersion, IReadOnlyList<string> PassedOver, IReadOnlyList<string> Codes,
    RacePolicy Race, ContractPolicy? Contract, long BountyFen, IReadOnlyList<StageSet> Stages, Wording Reasons, Wording? Departure);

/// <param name="Order">Codes in the order of the ranking; team 1 is the first.</param>
/// <param name="Close">First and last are as close as the profile asks, and all of them awardable.</param>
/// <param name="WorstFen">The most that the race can cost without a revival.</param>
public sealed record RaceProposalResult(IReadOnlyList<string> Order, string PointsApart, bool Close, bool FollowsRanking, long TeamFen, IReadOnlyList<long>? FiscalFen, long WorstFen, bool WithinBudget);

/// <summary>The choice of several teams, with the plan and the money of their race (R24).</summary>
static class RaceProposalDecision
{
    public static readonly Engine<RaceProposalInput, RaceProposalResult> Engine = Shared.Decisions.Engine.Of<RaceProposalInput, RaceProposalResult>("award-race-proposal/1", Run);

    public static Decided Of(Award award)
    {
        var (standing, ranking, policy) = (award.Standing!, award.Facts.Ranking!, award.Terms.Policy);
        var (race, plan) = (standing.Race!, standing.Race!.Plan);
        var input = new RaceProposalInput(ranking.Ranking, ranking.InputDigest, ranking.Version, [.. award.PassedOver], standing.Codes(), policy.Race!, policy.Contract, award.Terms.BountyFen,
            [.. plan.Stages.Select(stage => new StageSet(stage.DueOn, stage.Goals))], standing.Reasons, standing.Departure);
        return Decided.Of(Kinds.RaceProposal, ["R18", "R24"], Engine, input,
            new(standing.Codes(), race.PointsApart, true, standing.FollowsRanking, plan.TeamFen, plan.FiscalFen, standing.PriceFen, true));
    }

    static RaceProposalResult Run(RaceProposalInput input)
    {
        var entrants = Entrants.Ordered(input.Ranking, input.Codes);
        var plan = RacePlan.Of(input.Race, input.BountyFen, [.. input.Stages.Select(stage => (stage.DueOn, stage.Goals))], input.Contract);
        var worst = (long)plan.Worst(entrants.Count);
        return new([.. entrants.Select(entrant => entrant.Code)], Entrants.Apart(entrants), Entrants.AreClose(entrants, input.Race.ClosenessPoints) && entrants.All(entrant => entrant.Awardable),
            Entrants.Follow(input.Ranking, input.PassedOver, entrants), plan.TeamFen, plan.FiscalFen, worst, worst <= plan.BudgetFen);
    }
}

public sealed record RaceStartInput(RacePlan Plan, IReadOnlyList<RaceBookText> Books, IReadOnlyList<IReadOnlyList<SignedFor>> Signatures);

/// <param name="SameTerms">All books carry the same stages and money.</param>
public sealed record RaceStartResult(IReadOnlyList<string> Digests, bool SameTerms, bool SignedByAll, long ExposureFen);

static class RaceStartDecision
{
    public static readonly Engine<RaceStartInput, RaceStartResult> Engine = Shared.Decisions.Engine.Of<RaceStartInput, RaceStartResult>("award-race-start/1", Run);

    public static Decided Of(RaceRecord race) => Decided.Of(Kinds.RaceStart, ["R19", "R20", "R21", "R24"], Engine,
        new(race.Group!.Plan, [.. race.Books.Select(book => book.Text)], [.. race.Books.Select(book => SignedFor.Of(book.Signatures))]),
        new([.. race.Books.Select(book => book.Digest)], true, true, (long)race.Group.ExposureFen()));

    static RaceStartResult Run(RaceStartInput input) => new([.. input.Books.Select(Canonical.Digest)],
        input.Books.Select(book => Canonical.Digest(new { book.Stages, book.TeamFen, book.CompletionFen, book.FiscalFen })).Distinct().Count() == 1,
        input.Signatures.All(SignedFor.All), (long)RaceGroup.Start(input.Plan, input.Books.Count).ExposureFen());
}

/// <param name="Race">Before the assessment.</param>
public sealed record StageInput(RaceGroup Race, int Stage, IReadOnlyList<StageResult> Results, Assessor Assessor, string Zone);

public sealed record StageDecided(IReadOnlyList<int> Survivors, IReadOnlyList<int> Eliminated, string? Outcome, long ExposureFen);

/// <summary>The assessment of a stage: who leaves by the stage's rule.</summary>
static class StageDecision
{
    public static readonly Engine<StageInput, StageDecided> Engine = Shared.Decisions.Engine.Of<StageInput, StageDecided>("award-stage/1",
        (input, at) => Result(input.Race, input.Race.Assess(input.Stage, input.Results, input.Assessor, at, ZoneDay.Of(at, input.Zone))));

    public static Decided Of(RaceGroup before, RaceGroup after, int stage, IReadOnlyList<StageResult> results, Assessor assessor, string zone) =>
        Decided.Of(Kinds.Stage, ["R24"], Engine, new(before, stage, results, assessor, zone), Result(before, after));

    static StageDecided Result(RaceGroup before, RaceGroup after)
    {
        IReadOnlyList<int> survivors = [.. after.Running().Select(team => team.Number)];
        return new(survivors, [.. before.Running().Select(team => team.Number).Except(survivors)], after.Outcome, (long)after.ExposureFen());
    }
}

public sealed record RevivalInput(RaceGroup Race, int Team, Wording Reason);

public sealed record RevivalResult(int Stage, long ExposureFen, bool WithinBudget);

static class RevivalDecision
{
    public static readonly Engine<RevivalInput, RevivalResult> Engine = Shared.Decisions.Engine.Of<RevivalInput, RevivalResult>("award-revival/1",
        (input, at) => Result(input.Race.Revive(input.Team, input.Reason, "", at)));

    public static Decided Of(RaceGroup before, RaceGroup after, int team, Wording reason) => Decided.Of(Kinds.Revival, ["R24"], Engine, new(before, team, reason), Result(after));

    static RevivalResult Result(RaceGroup after) => new(after.Stage, (long)after.ExposureFen(), after.ExposureFen() <= after.Plan.BudgetFen);
}

public sealed record RaceExtensionInput(RaceGroup Race, int Stage, DateOnly DueOn, int MaxDays, Wording Reason);

/// <param name="Days">Last day of each stage afterwards, the same for every team.</param>
public sealed record RaceExtensionResult(IReadOnlyList<DateOnly> Days);

static class RaceExtensionDecision
{
    public static readonly Engine<RaceExtensionInput, RaceExtensionResult> Engine = Shared.Decisions.Engine.Of<RaceExtensionInput, RaceExtensionResult>("award-race-extension/1",
        (input, at) => Result(input.Race.Extend(input.Stage, input.DueOn, input.MaxDays, input.Reason, "", at)));

    public static Decided Of(RaceGroup before, RaceGroup after, int stage, DateOnly dueOn, int maxDays, Wording reason) =>
        Decided.Of(Kinds.RaceExtension, ["R24", "R25"], Engine, new(before, stage, dueOn, maxDays, reason), Result(after));

    static RaceExtensionResult Result(RaceGroup after) => new([.. after.Plan.Stages.Select(stage => stage.DueOn)]);
}

public sealed record RacePaymentInput(RaceGroup Race, int Team, int Stage);

public sealed record RacePaymentResult(long AmountFen, long? FiscalFen, long PaidFen, long BudgetFen);

static class RacePaymentDecision
{
    public static readonly Engine<RacePaymentInput, RacePaymentResult> Engine = Shared.Decisions.Engine.Of<RacePaymentInput, RacePaymentResult>("award-race-payment/1",
        (input, at) => Result(input.Race.Pay(input.Team, input.Stage, at), input.Stage));

    public static Decided Of(RaceGroup before, RaceGroup after, int team, int stage) => Decided.Of(Kinds.RacePayment, ["R23", "R24"], Engine, new(before, team, stage), Result(after, stage));

    static RacePaymentResult Result(RaceGroup after, int stage) => new(after.Plan.AmountFen(stage), after.Plan.FiscalOf(stage), after.PaidFen, after.Plan.BudgetFen);
}

public sealed record RaceAcceptanceInput(RaceGroup Race, int Team, AcceptanceTerms Terms, IReadOnlyList<MeasuredValue> Measured, string ReportDigest);

/// <param name="RaceOutcome">Of the whole race, once every team at the finish has its answer.</param>
public sealed record RaceAcceptanceResult(Judgement Judgement, string? RaceOutcome);

static class RaceAcceptanceDecision
{
    public static readonly Engine<RaceAcceptanceInput, RaceAcceptanceResult> Engine = Shared.Decisions.Engine.Of<RaceAcceptanceInput, RaceAcceptanceResult>("award-race-acceptance/1", Run);

    public static Decided Of(RaceGroup before, RaceGroup after, int team, AcceptanceTerms terms, Acceptance acceptance, Judgement judgement) => Decided.Of(Kinds.RaceAcceptance, ["R24", "R26"], Engine,
        new(before, team, terms.For(judgement), AcceptanceDecision.Values(acceptance), Canonical.Digest(acceptance.Report)), new(judgement, after.Outcome));

    static RaceAcceptanceResult Run(RaceAcceptanceInput input, DateTimeOffset at)
    {
        var compared = Acceptance.Compare(input.Terms.Indicators, input.Measured.ToDictionary(value => value.Indicator, value => value.Value));
        var judgement = Judgement.Of(input.Terms, compared, at);
        return new(judgement, input.Race.Accept(input.Team, new(compared, "", "", at), judgement.RectifyUntil, at).Outcome);
    }
}

/// <param name="Lapsed">Teams whose rectification ran out without a second acceptance.</param>
public sealed record RaceConclusionInput(RaceGroup Race, IReadOnlyList<int> Lapsed);

public sealed record RaceConclusionResult(string? Outcome);

/// <summary>A race that ends without a survivor, or with a rectification that ran out.</summary>
static class RaceConclusionDecision
{
    public static readonly Engine<RaceConclusionInput, RaceConclusionResult> Engine = Shared.Decisions.Engine.Of<RaceConclusionInput, RaceConclusionResult>("award-race-conclusion/1",
        (input, at) => new((input.Lapsed.Count > 0 ? input.Race.Lapse(at) : input.Race.Conclude()).Outcome));

    public static Decided Of(RaceGroup before, RaceGroup after, IReadOnlyList<int> lapsed) => Decided.Of(Kinds.RaceConclusion, ["R24", "R26"], Engine, new(before, lapsed), new(after.Outcome));
}
