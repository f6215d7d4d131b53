using Challenges.Award.Racing;
using CsCheck;

namespace Challenges.Award.Tests.Racing;

/// <summary>What holds for every plan and every course of a race.</summary>
sealed class RacePropertyTests
{
    static readonly Gen<RaceStage[]> Stages = Gen.Select(Gen.Int[0, 3], Gen.Long[0, 50_000], Gen.Bool, Gen.Int[1, 4]).Array[1, 5].Select(parts => parts.Select((part, index) =>
        Races.Stage(index + 1, RaceStage.Eliminations[part.Item1], part.Item2, part.Item3 && index > 0, RaceStage.Eliminations[part.Item1] == RaceStage.BelowThreshold ? 50 : part.Item4)).ToArray());

    /// <summary>Budgets around the worst case, so that the guard bites in about half of them.</summary>
    static readonly Gen<(RacePlan Plan, int Teams, int Seed)> Plays = Gen.Select(Stages, Gen.Int[2, 5], Gen.Long[0, 20_000], Gen.Int[-10_000, 60_000], Gen.Int).Select((stages, teams, completion, slack, seed) =>
    {
        var plan = Races.Plan(0, 100, completion, stages);
        return (plan with { BudgetFen = Math.Max(0, (long)plan.Worst(teams) + slack) }, teams, seed);
    });

    [Test]
    public void A_race_never_pays_beyond_its_budget_whatever_the_assessments_and_revivals() =>
        Plays.Sample(play => Course(play).All(race => race.PaidFen <= race.Plan.BudgetFen && race.ExposureFen() <= race.Plan.BudgetFen && race.PaidFen <= race.OwedFen()), iter: 2_000);

    [Test]
    public void First_payments_are_equal_and_each_stage_pays_every_team_the_same() =>
        Plays.Sample(play => Course(play).All(race => race.Teams.SelectMany(team => team.Payments).GroupBy(payment => payment.Stage).All(stage => stage.Select(p => p.AmountFen).Distinct().Count() == 1)
            && race.Teams.All(team => team.Entered[0] == 1)), iter: 1_000);

    [Test]
    public void A_team_comes_back_only_in_a_stage_that_allows_it() =>
        Plays.Sample(play => Course(play).All(race => race.Teams.All(team => team.Revivals.All(revival => race.Plan.Stages[revival.Stage - 1].AllowRevival)
            && team.Entered.Where(stage => stage > 1 && stage < race.Plan.Finish).All(stage => team.Findings.Any(f => f.Stage == stage - 1 && f.Stays) || team.Revivals.Any(r => r.Stage == stage)))), iter: 1_000);

    [Test]
    public void The_rehearsed_worst_case_is_reached_by_nothing_beyond_it() =>
        Plays.Sample(play => Course(play) is not [.., var last] || last.OwedFen() <= play.Plan.WorstWithRevivals(play.Teams), iter: 1_000);

    [Test]
    public void Every_race_comes_to_an_end_and_nothing_stays_owed() =>
        Plays.Sample(play => Course(play) is not [.., var last] || (last.Outcome is not null && last.IsSettled), iter: 1_000);

    [Test]
    public void A_rule_never_leaves_more_of_fewer_teams() =>
        Gen.Select(Stages, Gen.Int[0, 9]).Sample((stages, teams) => stages.All(stage => stage.MostLeft(teams) <= stage.MostLeft(teams + 1) && stage.MostLeft(teams) <= teams));

    /// <summary>A random course: scores, revivals, payments and acceptances as the seed says; each state on the way.</summary>
    static List<RaceGroup> Course((RacePlan Plan, int Teams, int Seed) play)
    {
        if (play.Plan.WhyNotRun(play.Teams) is not null) return [];
        var random = new Random(play.Seed);
        var race = RaceGroup.Start(play.Plan, play.Teams);
        List<RaceGroup> course = [race];
        void Step(RaceGroup next) => course.Add(race = next);
        while (race.Outcome is null)
        {
            foreach (var team in race.Teams.Where(team => race.WhyNotRevive(team.Number) is null && random.Next(2) == 0))
                if (race.WhyNotRevive(team.Number) is null) Step(race.Revive(team.Number, Given.Text("why"), "officer-1", Given.Morning));
            PaySome(random.Next(2) == 0);
            if (race.AtFinish) foreach (var team in race.Running()) Step(race.Accept(team.Number, Races.Acceptance(random.Next(2) == 0)));
            else if (race.Running().Count == 0) Step(race.Conclude());
            // Distinct scores, so that no cut is tied.
            else Step(race.Assessed([.. race.Running().Select((team, index) => (team.Number, random.Next(0, 10) * 10m + index))]));
        }
        PaySome(true);
        return course;

        void PaySome(bool all)
        {
            for (var stage = 1; stage <= race.Plan.Finish; stage++)
                foreach (var team in race.Teams)
                    if ((all || random.Next(3) == 0) && race.WhyNotPay(team.Number, stage) is null) Step(race.Pay(team.Number, stage, Given.Morning));
        }
    }
}
