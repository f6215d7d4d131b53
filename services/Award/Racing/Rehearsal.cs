using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Racing;

/// <summary>A race played on paper before anything is published: each stage at its worst, against the budget.</summary>
public sealed record Rehearsal
{
    /// <summary>Fen (0.01 yuan).</summary>
    public required long BudgetFen { get; init; }
    /// <summary>Fen of a team that runs the whole course and is accepted.</summary>
    public required long TeamFen { get; init; }
    /// <summary>First payment in hundredths of a per cent of a team's money, rounded up; 3,000 is 30 %.</summary>
    public required int FirstPaymentBasisPoints { get; init; }
    public required int FirstPaymentCapPercent { get; init; }
    /// <summary>Fen that the race costs at most without a revival.</summary>
    public required long WorstFen { get; init; }
    /// <summary>Fen when every team comes back wherever a stage allows it; above the budget, some revivals will be refused.</summary>
    public required long WorstWithRevivalsFen { get; init; }
    public required IReadOnlyList<RehearsedStage> Stages { get; init; }
    /// <summary>Why no race can run so; null when it can.</summary>
    public StandRefusal? Refusal { get; init; }

    /// <param name="days">The last day of each stage of the profile.</param>
    /// <param name="contract">Where the money comes in two streams; null: in one.</param>
    public static Rehearsal Of(RacePolicy policy, long bountyFen, int entrants, IReadOnlyList<DateOnly> days, Texts texts, ContractPolicy? contract = null)
    {
        IReadOnlyList<StageGoal> goals = [new("rehearsed", new() { Zh = "演练", En = "rehearsed" })];
        var plan = RacePlan.Of(policy, bountyFen, [.. days.Select(day => (day, goals))]);
        var fiscal = contract is null ? null : PaymentPlan.Fiscal(plan.Amounts(), contract.FiscalPercent, contract.FirstFiscalCapPercentOfOwners);
        var refused = plan.WhyNotRun(entrants)
            ?? (contract is null || fiscal is not null ? null : Refusals.StreamsDontFit.With(("fiscal", contract.FiscalPercent), ("cap", contract.FirstFiscalCapPercentOfOwners)));
        plan = plan with { FiscalFen = fiscal };
        // A profile with a rule that lacks its number can't be played stage by stage.
        var rows = plan.Stages.All(stage => stage.IsComplete) ? Play(plan, entrants) : [];
        return new()
        {
            BudgetFen = bountyFen,
            TeamFen = plan.TeamFen,
            FirstPaymentBasisPoints = plan.TeamFen == 0 ? 0 : (int)(((Int128)plan.AmountFen(1) * 10_000 + plan.TeamFen - 1) / plan.TeamFen),
            FirstPaymentCapPercent = policy.FirstPaymentCapPercent,
            WorstFen = rows.Sum(row => row.WorstFen),
            WorstWithRevivalsFen = rows.Sum(row => row.PerTeamFen * row.TeamsWithRevivals),
            Stages = rows,
            Refusal = refused is null ? null : texts.Refusal(refused)
        };
    }

    static List<RehearsedStage> Play(RacePlan plan, int entrants)
    {
        List<RehearsedStage> rows = [];
        var (teams, revived, sum) = (entrants, entrants, 0L);
        for (var stage = 1; stage <= plan.Finish; stage++)
        {
            if (stage > 1) (teams, revived) = (plan.Stages[stage - 2].MostLeft(teams), plan.Stages[stage - 2].MostLeft(revived));
            var set = stage == plan.Finish ? null : plan.Stages[stage - 1];
            if (set?.AllowRevival == true) revived = entrants;
            sum += plan.AmountFen(stage) * teams;
            rows.Add(new(stage, set?.DueOn, set?.Elimination ?? "acceptance", set?.AllowRevival ?? false, plan.AmountFen(stage), teams, plan.AmountFen(stage) * teams, sum, revived, plan.FiscalOf(stage)));
        }
        return rows;
    }
}

/// <param name="Stage">1 for the first; the last row is the finish with the completion money.</param>
/// <param name="PerTeamFen">Fen (0.01 yuan) for each team that enters.</param>
/// <param name="Teams">Teams that can be there at most without a revival.</param>
/// <param name="WorstFen">Fen for all of them.</param>
/// <param name="WorstSoFarFen">Fen up to and with this stage.</param>
/// <param name="TeamsWithRevivals">Teams at most when every one comes back that may.</param>
/// <param name="PerTeamFiscalFen">Fen of <paramref name="PerTeamFen"/> from fiscal money; null for one stream.</param>
public sealed record RehearsedStage(int Stage, DateOnly? DueOn, string Elimination, bool AllowRevival, long PerTeamFen, int Teams, long WorstFen, long WorstSoFarFen, int TeamsWithRevivals, long? PerTeamFiscalFen = null);
