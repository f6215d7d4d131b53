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
        // Every second race has two streams of money, divided like those of a contract with one winner.
        var fiscal = seed % 2 == 0 ? null : PaymentPlan.Fiscal([.. stages.Select(stage => stage.PerTeamFen), completion], Math.Abs(seed % 101), null);
        return (plan with { BudgetFen = Math.Max(0, (long)plan.Worst(teams) + slack), FiscalFen = fiscal }, teams, seed);
    });

    [Test, Property("Rule", "R24")]
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
    public void A_race_is_extended_at_most_once_and_its_days_stay_in_order_and_its_money_as_it_was() =>
        Plays.Sample(play => Course(play).All(race => race.Plan.Stages.Zip(race.Plan.Stages.Skip(1)).All(pair => pair.First.DueOn < pair.Second.DueOn)
            && race.Plan.Stages.Zip(play.Plan.Stages).All(pair => pair.First.DueOn.DayNumber - pair.Second.DueOn.DayNumber is var moved && moved == (race.Extension is null || pair.Second.DueOn < play.Plan.Stages[race.Extension.Stage - 1].DueOn ? 0 : race.Extension.Days)
                && pair.First.PerTeamFen == pair.Second.PerTeamFen)), iter: 1_000);

    [Test]
    public void A_team_rectifies_at_most_once_and_only_at_the_finish() =>
        Plays.Sample(play => Course(play).All(race => race.Teams.All(team => team.Missed is null || (race.AtFinish && team.RectifyUntil is not null && !team.Missed.Passed))), iter: 1_000);

    [Test]
    public void Both_streams_of_every_payment_total_to_the_fen() =>
        Plays.Sample(play => Course(play).All(race => race.Teams.SelectMany(team => team.Payments).All(payment =>
            payment.AmountFen == race.Plan.AmountFen(payment.Stage) && payment.FiscalFen == race.Plan.FiscalOf(payment.Stage) && payment.FiscalFen is null or >= 0 && (payment.FiscalFen ?? 0) <= payment.AmountFen)), iter: 1_000);

    [Test]
    public void The_rehearsed_worst_case_is_reached_by_nothing_beyond_it() =>
        Plays.Sample(play => Course(play) is not [.., var last] || last.OwedFen() <= play.Plan.WorstWithRevivals(play.Teams), iter: 1_000);

    [Test]
    public void Every_race_comes_to_an_end_and_nothing_stays_owed() =>
        Plays.Sample(play => Course(play) is not [.., var last] || (last.Outcome is not null && last.IsSettled), iter: 1_000);

    /// <summary>Whatever is recovered from whom: by team within what it was paid, by stream to the fen, and the race's own money stays as it was.</summary>
    [Test, Property("Rule", "R27")]
    public void What_teams_give_back_totals_to_the_fen_and_is_never_beyond_what_each_was_paid() =>
        Plays.Sample(play =>
        {
            if (Course(play) is not [.., var race]) return true;
            var (random, paid, exposure) = (new Random(play.Seed), race.PaidFen, race.ExposureFen());
            foreach (var number in race.Teams.Select(team => team.Number).ToList())
            {
                var team = race.Find(number)!;
                if (race.WhyNotRecover(number) is not null) continue;
                var recover = random.NextInt64(1, team.PaidFen + 1);
                Assert.That(Assert.Throws<Challenges.Shared.Web.RefusedException>(() => race.ProposeRecovery(number, Recovery(team.PaidFen + 1)))!.Refusal, Is.EqualTo(Refusals.RecoveryOutOfRange));
                race = race.ProposeRecovery(number, Recovery(recover));
                Assert.That(race.WhyNotConfirmRecovery(number, "officer-1")!.Refusal, Is.EqualTo(Refusals.SecondMustBeAnother));
                race = race.ConfirmRecovery(number, "officer-2");
                var owed = race.Find(number)!.Owed!;
                foreach (var stream in owed.Streams())
                    for (var booking = 0; booking < 3 && owed.OutstandingIn(stream) > 0; booking++)
                    {
                        var amount = booking == 2 ? owed.OutstandingIn(stream) : random.NextInt64(1, owed.OutstandingIn(stream) + 1);
                        race = race.Book(number, new(owed.Received.Count + 1, stream, amount, new(2024, 1, 1), $"R-{number}-{stream}-{booking}", "officer-1", Given.Morning), new(2023, 1, 1), new(2025, 1, 1));
                        owed = race.Find(number)!.Owed!;
                    }
                Assert.That(race.WhyNotBook(number)!.Refusal, Is.EqualTo(Refusals.AllIsBack));
            }
            return race.PaidFen == paid && race.ExposureFen() == exposure && race.Teams.All(team => team.Owed is not { } owed
                || (team.Acceptance?.Passed != true && owed.OwedFen <= team.PaidFen && owed.Streams().Sum(owed.OwedIn) == owed.OwedFen && owed.Received.Sum(r => r.AmountFen) == owed.OwedFen
                    && owed.Streams().All(stream => owed.OwedIn(stream) >= 0 && owed.ReceivedIn(stream) == owed.OwedIn(stream)) && (owed.FiscalFen ?? 0) <= (team.PaidFiscalFen ?? 0)));
        }, iter: 1_000);

    static TeamRecovery Recovery(long fen) => new(fen, "default", Given.Text("the work was not done"), "officer-1", Given.Morning);

    [Test]
    public void A_rule_never_leaves_more_of_fewer_teams() =>
        Gen.Select(Stages, Gen.Int[0, 9]).Sample((stages, teams) => stages.All(stage => stage.MostLeft(teams) <= stage.MostLeft(teams + 1) && stage.MostLeft(teams) <= teams));

    /// <summary>A random course: scores, revivals, an extension, payments, acceptances with a rectification, as the seed says; each state on the way.</summary>
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
            var (stage, day) = (Math.Min(race.Stage + random.Next(2), race.Plan.Finish), random.Next(-1, 12));
            if (!race.AtFinish && stage < race.Plan.Finish && race.Plan.Stages[stage - 1].DueOn.AddDays(day) is var later && race.WhyNotExtend(stage, later, 10) is null)
                Step(race.Extend(stage, later, 10, Given.Text("why"), "officer-1", Given.Morning));
            if (race.AtFinish) AcceptSome();
            else if (race.Running().Count == 0) Step(race.Conclude());
            // Distinct scores, so that no cut is tied.
            else Step(race.Assessed([.. race.Running().Select((team, index) => (team.Number, random.Next(0, 10) * 10m + index))]));
        }
        PaySome(true);
        return course;

        // Some rectify once, some let the time for it run out.
        void AcceptSome()
        {
            var ends = Given.Morning.AddDays(90);
            foreach (var team in race.Running().Where(team => team.Acceptance is null && race.WhyNotAccept(team.Number) is null))
                if (team.Missed is null || random.Next(2) == 0) Step(race.Accept(team.Number, Races.Acceptance(random.Next(2) == 0), random.Next(3) == 0 ? null : ends));
            if (race.Outcome is null && random.Next(2) == 0) Step(race.Lapse(ends));
        }

        void PaySome(bool all)
        {
            for (var stage = 1; stage <= race.Plan.Finish; stage++)
                foreach (var team in race.Teams)
                    if ((all || random.Next(3) == 0) && race.WhyNotPay(team.Number, stage) is null) Step(race.Pay(team.Number, stage, Given.Morning));
        }
    }
}
