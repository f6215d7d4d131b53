using Challenges.Award.Racing;

namespace Challenges.Award.Tests.Racing;

/// <summary>Plans and plays of races.</summary>
static class Races
{
    public static readonly Assessor Assessor = new("Third-party test centre", "org-test-centre");

    public static readonly DateOnly Start = new(2024, 6, 30);

    public static RaceStage Stage(int number, string elimination, long amount, bool revival = false, int? number2 = null) => new()
    {
        DueOn = Start.AddYears(number - 1),
        Goals = [new("goal", Given.Text($"goal {number}"))],
        Elimination = elimination,
        Threshold = elimination == RaceStage.BelowThreshold ? number2 ?? 60 : null,
        Keep = elimination == RaceStage.KeepTopN ? number2 ?? 2 : null,
        PerTeamFen = amount,
        AllowRevival = revival
    };

    public static RacePlan Plan(long budget, int cap, long completion, params RaceStage[] stages) =>
        new() { BudgetFen = budget, MaxEntrants = 5, FirstPaymentCapPercent = cap, CompletionFen = completion, Stages = stages };

    /// <summary>Xiangyang's race (domain.md 2.3): three teams with 1.0 million yuan each, the last one dropped, two with 1.5 million each, revival in the third round.</summary>
    public static RacePlan Xiangyang(long budget = 700_000_000) => Plan(budget, 40, 0,
        Stage(1, RaceStage.DropLast, 100_000_000), Stage(2, RaceStage.None, 150_000_000), Stage(3, RaceStage.None, 0, revival: true));

    public static StageResult Result(int team, decimal score) => new() { Team = team, Score = score, GoalsMet = score >= 60 ? ["goal"] : [], Evidence = "report" };

    /// <summary>Assesses the running stage on its day.</summary>
    public static RaceGroup Assessed(this RaceGroup race, params (int Team, decimal Score)[] scores) =>
        race.Assess(race.Stage, [.. scores.Select(s => Result(s.Team, s.Score))], Assessor, Given.Morning, race.Plan.Stages[Math.Min(race.Stage, race.Plan.Stages.Count) - 1].DueOn);

    public static Acceptance Acceptance(bool passes) => new([new("cell-output", passes ? 4.2m : 3m, true, passes)], "report", "officer-1", Given.Morning);
}
