using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Racing;

/// <summary>
/// The frozen plan of a horse race (赛马制): one list of stages for the whole group, so that days, goals and money of all teams are equal by construction (R24).
/// The money of a stage is owed to each team that enters it, the completion money to each team whose result is accepted at the end.
/// </summary>
public sealed record RacePlan
{
    /// <summary>Bounty of the list in fen (0.01 yuan): all payments to all teams stay within it.</summary>
    public required long BudgetFen { get; init; }
    public required int MaxEntrants { get; init; }
    /// <summary>Per cent of a team's whole money that its first payment may be.</summary>
    public required int FirstPaymentCapPercent { get; init; }
    /// <summary>Fen (0.01 yuan) for each accepted team.</summary>
    public required long CompletionFen { get; init; }
    public required IReadOnlyList<RaceStage> Stages { get; init; }

    /// <summary>Fen of each amount of a team, the completion last, from fiscal money; the rest is the owner's. Null for one stream.</summary>
    public IReadOnlyList<long>? FiscalFen { get; init; }

    public long? FiscalOf(int stage) => FiscalFen?[stage - 1];

    /// <summary>Fen (0.01 yuan) of a team that runs the whole course and is accepted.</summary>
    public long TeamFen => Stages.Sum(stage => stage.PerTeamFen) + CompletionFen;

    /// <summary>Number of the finish, one behind the last stage: who is there is to be accepted.</summary>
    public int Finish => Stages.Count + 1;

    /// <summary>Fen that one team gets for entering a stage, or for its accepted result at <see cref="Finish"/>.</summary>
    public long AmountFen(int stage) => stage == Finish ? CompletionFen : Stages[stage - 1].PerTeamFen;

    /// <summary>Fen of one team for each stage and, last, for its accepted result.</summary>
    public IReadOnlyList<long> Amounts() => [.. Stages.Select(stage => stage.PerTeamFen), CompletionFen];

    /// <summary>The most that can still come due behind a stage in which so many teams run, whatever their assessments; revivals are decided later and guarded then.</summary>
    public Int128 WorstBehind(int stage, int teams)
    {
        Int128 total = 0;
        for (var next = stage + 1; next <= Finish; next++)
        {
            teams = Stages[next - 2].MostLeft(teams);
            total += (Int128)AmountFen(next) * teams;
        }
        return total;
    }

    /// <summary>The most that a race of so many teams can cost without a revival.</summary>
    public Int128 Worst(int teams) => (Int128)AmountFen(1) * teams + WorstBehind(1, teams);

    /// <summary>The most when every team that left comes back wherever a stage allows it; a revival for which the budget does not suffice is refused.</summary>
    public Int128 WorstWithRevivals(int teams)
    {
        Int128 total = 0;
        var running = teams;
        for (var stage = 1; stage <= Finish; stage++)
        {
            if (stage > 1) running = Stages[stage - 2].MostLeft(running);
            if (stage < Finish && Stages[stage - 1].AllowRevival) running = teams;
            total += (Int128)AmountFen(stage) * running;
        }
        return total;
    }

    /// <summary>Why a race of so many teams can't run under this plan; null when it can.</summary>
    public RefusedException? WhyNotRun(int teams) =>
        teams < 2 || teams > MaxEntrants ? Refusals.RaceTeamsOutOfRange.With(("given", teams), ("most", MaxEntrants))
        : Stages.Count == 0 || Stages.Any(stage => !stage.IsComplete) || Stages[0].AllowRevival || CompletionFen < 0 ? Refusals.RaceStagesIncomplete.Now()
        : Stages.Zip(Stages.Skip(1)).Any(pair => pair.First.DueOn >= pair.Second.DueOn) ? Refusals.DatesOutOfOrder.With(("days", Stages.Select(stage => stage.DueOn).ToList()), ("today", Stages[0].DueOn))
        : (Int128)AmountFen(1) * 100 > (Int128)FirstPaymentCapPercent * TeamFen ? Refusals.FirstPaymentTooHigh.With(("first", Fact.Yuan(AmountFen(1))), ("cap", FirstPaymentCapPercent), ("team", Fact.Yuan(TeamFen)))
        : Worst(teams) > BudgetFen ? BeyondBudget(Worst(teams))
        : null;

    public RefusedException BeyondBudget(Int128 worst) =>
        Refusals.RaceBeyondBudget.With(("worst", Fact.Yuan((long)Int128.Min(worst, long.MaxValue))), ("budget", Fact.Yuan(BudgetFen)));

    /// <summary>The profile's stages with the days and goals that the officers set, in fen of this bounty, rounded down so that parts never exceed it.</summary>
    /// <param name="contract">Divides each amount into two streams as in a contract with one winner; null: one stream.</param>
    public static RacePlan Of(RacePolicy policy, long bountyFen, IReadOnlyList<(DateOnly DueOn, IReadOnlyList<StageGoal> Goals)> stages, ContractPolicy? contract = null)
    {
        if (stages.Count != policy.Stages.Count) throw Refusals.RaceStagesDiffer.With(("stages", policy.Stages.Count), ("given", stages.Count));
        long[] amounts = [.. policy.Stages.Select(stage => Part(bountyFen, stage.PerTeamPercent)), Part(bountyFen, policy.CompletionPercent)];
        var fiscal = contract is null ? null : PaymentPlan.Fiscal(amounts, contract.FiscalPercent, contract.FirstFiscalCapPercentOfOwners);
        if (contract is not null && fiscal is null) throw Refusals.StreamsDontFit.With(("fiscal", contract.FiscalPercent), ("cap", contract.FirstFiscalCapPercentOfOwners));
        return new()
        {
            FiscalFen = fiscal,
            BudgetFen = bountyFen,
            MaxEntrants = policy.MaxEntrants,
            FirstPaymentCapPercent = policy.FirstPaymentCapPercent,
            CompletionFen = Part(bountyFen, policy.CompletionPercent),
            Stages = [.. policy.Stages.Zip(stages, (template, set) => new RaceStage
            {
                DueOn = set.DueOn, Goals = set.Goals, Elimination = template.Elimination, Threshold = template.Threshold, Keep = template.Keep,
                PerTeamFen = Part(bountyFen, template.PerTeamPercent), AllowRevival = template.AllowRevival
            })]
        };
    }

    static long Part(long total, int percent) => (long)((Int128)total * percent / 100);
}
