using CsCheck;

namespace Challenges.Publication.Tests.Rules;

public sealed class Progressing
{
    static readonly DateTimeOffset At = Given.Closes + TimeSpan.FromDays(1);

    static readonly (string Name, Func<Progress, Progress> Take)[] Events =
    [
        ("ApplicationReceived", p => p.With(new CountFact(5, 5))),
        ("ApplicationWithdrawn", p => p.With(new CountFact(6, 4))),
        ("ApplicationsSealed", p => p.With(new SealFact(7, At, Given.Closes, 4, "root"))),
        ("PanelAppointed", p => p.WithPanel(new StepFact(2, At))),
        ("RankingFinalised", p => p.WithRanking(new StepFact(9, At))),
        ("NoticeOpened", p => p.With(new AwardFact(3, At, Stage.Notice))),
        ("AwardConfirmed", p => p.With(new AwardFact(5, At, Stage.Confirmed))),
        ("TaskBookSigned", p => p.With(new AwardFact(7, At, Stage.Contract))),
        ("ProjectClosed", p => p.With(new AwardFact(20, At, Stage.Accepted)))
    ];

    /// <summary>State × event: what each event makes of a challenge that has come so far.</summary>
    [TestCase(0, "None None None None Ranked Notice Confirmed Contract Accepted")]
    [TestCase(3, "None None InReview None Ranked Notice Confirmed Contract Accepted", Description = "a panel that stood before the close")]
    [TestCase(4, "InReview InReview InReview InReview Ranked Notice Confirmed Contract Accepted")]
    [TestCase(5, "Ranked Ranked Ranked Ranked Ranked Notice Confirmed Contract Accepted")]
    [TestCase(6, "Notice Notice Notice Notice Notice Notice Confirmed Contract Accepted")]
    [TestCase(7, "Confirmed Confirmed Confirmed Confirmed Confirmed Confirmed Confirmed Contract Accepted")]
    [TestCase(8, "Contract Contract Contract Contract Contract Contract Contract Contract Accepted")]
    [TestCase(9, "Accepted Accepted Accepted Accepted Accepted Accepted Accepted Accepted Accepted")]
    public void Every_event_has_its_answer_in_every_state(int come, string expected)
    {
        var before = come == 3 ? Events[3].Take(Progress.Nothing) : Events[..come].Aggregate(Progress.Nothing, (p, e) => e.Take(p));
        Assert.That(Events.Select(e => e.Take(before).Stage.ToString()), Is.EqualTo(expected.Split(' ')));
    }

    [Test]
    public void Order_and_repetition_make_no_difference()
    {
        var inOrder = StoredJson.Write(Events.Aggregate(Progress.Nothing, (p, e) => e.Take(p)));
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Events.Length).ToArray()), Gen.Int[0, Events.Length - 1].Array[0, 20]).Sample((order, again) =>
            StoredJson.Write(again.Concat(order).Concat(again).Aggregate(Progress.Nothing, (p, i) => Events[i].Take(p))) == inOrder);
    }

    [Test]
    public void A_stale_fact_changes_nothing()
    {
        var six = Progress.Nothing.With(new CountFact(6, 4));
        Assert.That(six.With(new CountFact(5, 9)), Is.SameAs(six));
        Assert.That(six.With(new CountFact(6, 9)), Is.SameAs(six));
    }

    [Test]
    public void An_award_that_falls_through_ends_without_one() =>
        Assert.That(Events.Take(7).Aggregate(Progress.Nothing, (p, e) => e.Take(p)).With(new AwardFact(6, At, Stage.NoAward)).Stage, Is.EqualTo(Stage.NoAward));

    [Test]
    public void A_notice_that_was_led_back_is_shown_no_longer_until_another_opens()
    {
        var notice = Progress.Nothing.WithRanking(new StepFact(9, At)).With(new AwardFact(3, At, Stage.Notice) { SolverName = "first" });
        var back = notice.With(new AwardFact(4, At.AddDays(1), Stage.Ranked));
        Assert.That((back.Stage, back.Notice, back.Since), Is.EqualTo((Stage.Ranked, (AwardFact?)null, (DateTimeOffset?)At.AddDays(1))));
        Assert.That(Progress.Nothing.With(new AwardFact(4, At, Stage.Ranked)).With(new AwardFact(3, At, Stage.Notice)).Notice, Is.Null, "in whatever order they come");
        var again = back.With(new AwardFact(6, At.AddDays(2), Stage.Notice) { SolverName = "second" });
        Assert.That((again.Stage, again.Notice!.SolverName), Is.EqualTo((Stage.Notice, "second")));
    }

    [TestCase("accepted", Stage.Accepted)]
    [TestCase("accepted-after-rectification", Stage.Accepted)]
    [TestCase("one-accepted", Stage.Accepted)]
    [TestCase("several-accepted", Stage.Accepted)]
    [TestCase("none-accepted", Stage.Ended)]
    [TestCase("none-survives", Stage.Ended)]
    [TestCase("concluded", Stage.Ended)]
    [TestCase("failed", Stage.Ended)]
    [TestCase("exempt-concluded", Stage.Ended)]
    public void A_project_is_accepted_when_a_result_of_it_is(string outcome, Stage stage) => Assert.That(Progress.StageOf(outcome), Is.EqualTo(stage));

    [Test]
    public void A_cancelled_challenge_stays_cancelled_whatever_arrives()
    {
        var cancelled = Given.Open().Cancel(Given.Officer, Progress.Nothing, Given.Both("需求消失", "No longer needed"), At);
        foreach (var (name, take) in Events) Assert.That(Standings.At(cancelled, take(Progress.Nothing), At), Is.EqualTo(Standing.Cancelled), name);
    }

    [TestCase(Stage.None, true)]
    [TestCase(Stage.InReview, true)]
    [TestCase(Stage.Ranked, true)]
    [TestCase(Stage.Notice, true)]
    [TestCase(Stage.Confirmed, false)]
    [TestCase(Stage.NoAward, false)]
    [TestCase(Stage.Contract, false)]
    [TestCase(Stage.Accepted, false)]
    [TestCase(Stage.Ended, false)]
    public void A_challenge_is_cancelled_until_it_is_decided(Stage stage, bool may)
    {
        var progress = stage switch
        {
            Stage.None => Progress.Nothing,
            Stage.InReview => Events[2].Take(Events[3].Take(Progress.Nothing)),
            Stage.Ranked => Events[4].Take(Progress.Nothing),
            _ => Progress.Nothing.With(new AwardFact(1, At, stage))
        };
        Assert.That(progress.Stage, Is.EqualTo(stage));
        Assert.That(Given.Open().WhyNotCancel(Given.Officer, progress)?.Refusal, Is.EqualTo(may ? null : Refusals.DecidedAlready));
    }

    [Test]
    public void Elapsed_days_are_whole_and_stop_at_the_end()
    {
        var (open, closed) = (Given.Open(), Progress.Nothing.With(new AwardFact(1, Given.Now + TimeSpan.FromDays(900), Stage.Accepted)));
        Assert.That(Standings.ElapsedDays(open, Progress.Nothing, Given.Now + TimeSpan.FromDays(2) - TimeSpan.FromTicks(1)), Is.EqualTo(1));
        Assert.That(Standings.ElapsedDays(open, closed, Given.Now + TimeSpan.FromDays(2000)), Is.EqualTo(900));
        Assert.That(Standings.DecisionDays(open, Progress.Nothing.With(new AwardFact(1, Given.Now + TimeSpan.FromDays(179), Stage.Confirmed))), Is.EqualTo(179));
    }
}
