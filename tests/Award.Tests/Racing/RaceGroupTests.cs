using Challenges.Award.Racing;

namespace Challenges.Award.Tests.Racing;

/// <summary>The rules of a horse race (R24), with Guangxi's and Xiangyang's as examples.</summary>
sealed class RaceGroupTests
{
    [Test]
    public void Xiangyang_drops_the_last_one_and_lets_it_come_back_in_the_third_round()
    {
        var race = RaceGroup.Start(Races.Xiangyang(), 3);
        Assert.That(race.ExposureFen(), Is.EqualTo((Int128)600_000_000), "3 × 1.0 and 2 × 1.5 million yuan");
        race = race.Assessed((1, 80m), (2, 70m), (3, 75m));
        Assert.That((race.Stage, race.Running().Select(t => t.Number)), Is.EqualTo((2, new[] { 1, 3 })).Using<(int, IEnumerable<int>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Assert.That(Awards.Refusal(() => race.Revive(2, Given.Text("why"), "officer-1", Given.Morning)), Is.EqualTo(Refusals.RevivalNotAllowed));
        race = race.Assessed((1, 80m), (3, 75m)).Revive(2, Given.Text("why"), "officer-1", Given.Morning);
        race = race.Assessed((1, 80m), (2, 90m), (3, 75m));
        Assert.That(race.Running().Select(t => t.Number), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(race.Find(2)!.Entered, Is.EqualTo(new[] { 1, 3 }), "what was missed is not paid afterwards");
        Assert.That(race.Accept(1, Races.Acceptance(true)).Accept(2, Races.Acceptance(false)).Accept(3, Races.Acceptance(true)).Outcome, Is.EqualTo("several-accepted"));
    }

    [Test]
    public void A_single_team_that_meets_the_bar_goes_on_alone()
    {
        var race = RaceGroup.Start(Guangxi(), 2).Assessed((1, 59.99m), (2, 60m));
        Assert.That((race.Outcome, race.Running().Single().Number), Is.EqualTo(((string?)null, 2)));
        race = race.Assessed((2, 80m)).Accept(2, Races.Acceptance(true));
        Assert.That(race.Outcome, Is.EqualTo("one-accepted"));
    }

    [Test]
    public void No_survivor_is_a_legal_end_and_what_was_entered_stays_owed()
    {
        var race = RaceGroup.Start(Guangxi(), 2).Assessed((1, 10m), (2, 20m));
        Assert.That((race.Outcome, race.IsSettled), Is.EqualTo((RaceGroup.NoneSurvives, false)));
        Assert.That(race.Pay(1, 1, Given.Morning).Pay(2, 1, Given.Morning).IsSettled, Is.True);
        Assert.That(Awards.Refusal(() => race.Pay(1, 2, Given.Morning)), Is.EqualTo(Refusals.NothingOwed));
        Assert.That(Awards.Refusal(() => race.Assessed((1, 80m))), Is.EqualTo(Refusals.RaceHasEnded));
    }

    [Test]
    public void A_race_without_survivors_waits_for_the_department_when_one_may_come_back()
    {
        var plan = Races.Plan(1000, 100, 0, Races.Stage(1, RaceStage.BelowThreshold, 100), Races.Stage(2, RaceStage.None, 100, revival: true));
        var race = RaceGroup.Start(plan, 2).Assessed((1, 10m), (2, 20m));
        Assert.That((race.Outcome, race.WhyNotConclude()), Is.EqualTo(((string?)null, (object?)null)));
        Assert.That(Awards.Refusal(() => race.Assessed()), Is.EqualTo(Refusals.NoTeamRuns));
        Assert.That(race.Conclude().Outcome, Is.EqualTo(RaceGroup.NoneSurvives));
        var revived = race.Revive(2, Given.Text("why"), "officer-1", Given.Morning);
        Assert.That(Awards.Refusal(() => revived.Conclude()), Is.EqualTo(Refusals.TeamsStillRun));
        Assert.That(revived.Assessed((2, 50m)).Accept(2, Races.Acceptance(false)).Outcome, Is.EqualTo("none-accepted"));
    }

    [Test]
    public void Equal_scores_across_the_cut_are_decided_by_the_third_party_and_by_no_default()
    {
        Assert.That(Awards.Refusal(() => RaceGroup.Start(Races.Xiangyang(), 3).Assessed((1, 80m), (2, 70m), (3, 70m))), Is.EqualTo(Refusals.StageIsTied));
        Assert.That(RaceGroup.Start(Races.Xiangyang(), 3).Assessed((1, 80m), (2, 80m), (3, 70m)).Running(), Has.Count.EqualTo(2), "a tie above the cut changes nothing");
    }

    [Test]
    public void All_running_teams_are_assessed_at_once_and_never_before_the_day()
    {
        var race = RaceGroup.Start(Guangxi(), 2);
        Assert.That(Awards.Refusal(() => race.Assessed((1, 80m))), Is.EqualTo(Refusals.ResultsDiffer));
        Assert.That(Awards.Refusal(() => race.Assessed((1, 80m), (1, 80m))), Is.EqualTo(Refusals.ResultsDiffer));
        Assert.That(Awards.Refusal(() => race.Assessed((1, 80m), (2, 80m), (3, 80m))), Is.EqualTo(Refusals.ResultsDiffer));
        Assert.That(race.WhyNotAssess(1, Races.Start.AddDays(-1))?.Refusal, Is.EqualTo(Refusals.StageIsNotDue));
        Assert.That(race.WhyNotAssess(1, Races.Start), Is.Null);
        Assert.That(race.WhyNotAssess(2, Races.Start.AddYears(2))?.Refusal, Is.EqualTo(Refusals.StageDoesNotRun));
        Assert.That(Awards.Refusal(() => race.Assess(1, [Races.Result(1, 80m), Races.Result(2, 70m) with { GoalsMet = ["other"] }], Races.Assessor, Given.Morning, Races.Start)), Is.EqualTo(Refusals.UnknownGoal));
    }

    [Test]
    public void A_stage_pays_each_team_once_and_only_those_that_entered_it()
    {
        var race = RaceGroup.Start(Guangxi(), 2).Assessed((1, 80m), (2, 10m)).Pay(1, 2, Given.Morning);
        Assert.That(Awards.Refusal(() => race.Pay(1, 2, Given.Morning)), Is.EqualTo(Refusals.PaidAlready));
        Assert.That(Awards.Refusal(() => race.Pay(2, 2, Given.Morning)), Is.EqualTo(Refusals.NothingOwed));
        Assert.That(Awards.Refusal(() => race.Pay(1, 3, Given.Morning)), Is.EqualTo(Refusals.NothingOwed), "completion money comes with an accepted result");
        Assert.That(Awards.Refusal(() => race.Pay(3, 1, Given.Morning)), Is.EqualTo(Refusals.TeamNotFound));
    }

    [Test]
    public void A_revival_for_which_the_budget_does_not_suffice_is_refused()
    {
        RacePlan Plan(long budget) => Races.Plan(budget, 100, 0, Races.Stage(1, RaceStage.DropLast, 100), Races.Stage(2, RaceStage.None, 100, revival: true));
        var tight = RaceGroup.Start(Plan(399), 2).Assessed((1, 80m), (2, 70m));
        Assert.That(Awards.Refusal(() => tight.Revive(2, Given.Text("why"), "officer-1", Given.Morning)), Is.EqualTo(Refusals.RaceBeyondBudget));
        Assert.That(Awards.Refusal(() => tight.Revive(1, Given.Text("why"), "officer-1", Given.Morning)), Is.EqualTo(Refusals.TeamRuns));
        Assert.That(RaceGroup.Start(Plan(400), 2).Assessed((1, 80m), (2, 70m)).WhyNotRevive(2), Is.Null);
    }

    [Test]
    public void A_first_payment_above_the_cap_and_a_plan_beyond_the_budget_run_no_race()
    {
        var guangxi = Guangxi();
        Assert.That(guangxi.WhyNotRun(2), Is.Null);
        Assert.That((guangxi with { FirstPaymentCapPercent = 29 }).WhyNotRun(2)?.Refusal, Is.EqualTo(Refusals.FirstPaymentTooHigh));
        Assert.That((guangxi with { BudgetFen = 199 }).WhyNotRun(2)?.Refusal, Is.EqualTo(Refusals.RaceBeyondBudget));
        Assert.That(guangxi.WhyNotRun(1)?.Refusal, Is.EqualTo(Refusals.RaceTeamsOutOfRange));
        Assert.That(guangxi.WhyNotRun(6)?.Refusal, Is.EqualTo(Refusals.RaceTeamsOutOfRange));
        Assert.That((guangxi with { Stages = [.. guangxi.Stages.Reverse()] }).WhyNotRun(2)?.Refusal, Is.EqualTo(Refusals.DatesOutOfOrder));
        Assert.That((guangxi with { Stages = [guangxi.Stages[0] with { AllowRevival = true }, guangxi.Stages[1]] }).WhyNotRun(2)?.Refusal, Is.EqualTo(Refusals.RaceStagesIncomplete));
        Assert.That((guangxi with { Stages = [guangxi.Stages[0] with { Threshold = null }, guangxi.Stages[1]] }).WhyNotRun(2)?.Refusal, Is.EqualTo(Refusals.RaceStagesIncomplete));
    }

    /// <summary>Two teams, equal money, the first payment 30 per cent, a bar after the first stage.</summary>
    static RacePlan Guangxi() => Races.Plan(200, 30, 30, Races.Stage(1, RaceStage.BelowThreshold, 30), Races.Stage(2, RaceStage.None, 40));
}
