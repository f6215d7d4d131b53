namespace Challenges.Award.Tests.Delivering;

sealed class ProjectTests
{
    static DateTimeOffset Now => Given.AfterNotice;

    [Test, Property("Rule", "R23")]
    public void A_payment_needs_its_milestone_met()
    {
        var award = Awards.UnderContract();
        Assert.That(Awards.Refusal(() => award.Pay(1, Now)), Is.EqualTo(Refusals.GateIsClosed));
        award.Assess(1, "partly-met", "report", null, "officer-1", Now);
        Assert.That(Awards.Refusal(() => award.Pay(1, Now)), Is.EqualTo(Refusals.GateIsClosed));
        award.Assess(1, "met", "report", null, "officer-1", Now);
        award.Pay(1, Now);
        Assert.That(award.Record.Project!.PaidFen, Is.EqualTo(594_000_000));
    }

    [Test]
    public void A_milestone_pays_once()
    {
        var award = Awards.Acceptable();
        award.Pay(1, Now);
        Assert.That(Awards.Refusal(() => award.Pay(1, Now)), Is.EqualTo(Refusals.PaidAlready));
    }

    [Test]
    public void A_milestone_that_was_not_met_stops_everything_after_it()
    {
        var award = Awards.UnderContract();
        award.Assess(1, "not-met", "report", null, "officer-1", Now);
        Assert.Multiple(() =>
        {
            Assert.That(award.WhyNotAssess(2)?.Refusal, Is.EqualTo(Refusals.EarlierMilestoneIsOpen));
            Assert.That(award.WhyNotPay(2, Now)?.Refusal, Is.EqualTo(Refusals.GateIsClosed));
            Assert.That(award.WhyNotAccept(Now)?.Refusal, Is.EqualTo(Refusals.MilestonesAreOpen));
        });
    }

    [Test]
    public void The_last_gate_is_the_acceptance() =>
        Assert.That(Awards.Acceptable().WhyNotAssess(3)?.Refusal, Is.EqualTo(Refusals.AcceptanceIsTheGate));

    [TestCase(0)]
    [TestCase(4)]
    public void A_milestone_that_the_task_book_does_not_have_is_not_found(int milestone) =>
        Assert.That(Awards.UnderContract().WhyNotAssess(milestone)?.Refusal, Is.EqualTo(Refusals.MilestoneNotFound));

    [Test]
    public void Values_that_meet_the_frozen_targets_are_accepted_although_they_miss_committed_ones()
    {
        var award = Awards.Accepted();
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.Accepted));
            Assert.That(award.Record.Project!.Outcome, Is.EqualTo("accepted"));
            Assert.That(award.IsSettled, Is.False, "the last payment is open");
        });
    }

    [Test]
    public void The_last_payment_closes_an_accepted_project()
    {
        var award = Awards.Accepted();
        award.Pay(1, Now);
        award.Pay(2, Now);
        Assert.That(award.IsSettled, Is.False);
        award.Pay(3, Now);
        Assert.That(award.IsSettled, Is.True);
        award.Close(Now);
        var closed = AwardEvents.ProjectClosed(award, Now);
        Assert.Multiple(() =>
        {
            Assert.That((closed.Outcome, closed.PaidFen), Is.EqualTo(("accepted", 1_980_000_000L)));
            Assert.That(closed.Indicators, Has.Count.EqualTo(5).And.All.Property("Met").True);
        });
    }

    [Test]
    public void Each_transition_has_a_version_of_its_own()
    {
        var award = Awards.Accepted();
        var before = award.Version;
        award.Pay(1, Now);
        award.Pay(2, Now);
        award.Pay(3, Now);
        var paid = AwardEvents.PaymentReleased(award, 3, Now).Version;
        award.Close(Now);
        Assert.That((paid, AwardEvents.ProjectClosed(award, Now).Version), Is.EqualTo((before + 3, before + 4)));
    }

    [Test, Property("Rule", "R26")]
    public void The_first_failed_acceptance_starts_the_one_rectification()
    {
        var award = Awards.Rectifying();
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.Rectifying));
            Assert.That(award.Record.Project!.RectifyUntil, Is.EqualTo(new DateTimeOffset(2023, 8, 6, 0, 0, 0, TimeSpan.FromHours(8))));
            Assert.That(award.WhyNotPay(3, Now)?.Refusal, Is.EqualTo(Refusals.GateIsClosed));
        });
    }

    [Test]
    public void A_rectified_result_is_accepted_after_rectification()
    {
        var award = Awards.Rectifying();
        award.Accept(Given.Accepted, "report", "officer-1", Now.AddDays(60), Given.Settings, Awards.Id(3));
        Assert.That((award.State, award.Record.Project!.Outcome), Is.EqualTo((AwardState.Accepted, "accepted-after-rectification")));
    }

    [TestCase("run-hours", 3000, "concluded")]
    [TestCase("cell-output", 3.9, "failed")]
    public void Missed_again_it_is_concluded_when_all_must_haves_are_met_and_failed_otherwise(string key, decimal value, string outcome)
    {
        var award = Awards.Rectifying();
        award.Accept(Awards.Measured(key, value), "report", "officer-1", Now.AddDays(60), Given.Settings, Awards.Id(3));
        Assert.That((award.Record.Project!.Outcome, award.IsSettled), Is.EqualTo((outcome, true)));
    }

    [Test]
    public void After_the_rectification_period_nothing_is_accepted() =>
        Assert.That(Awards.Rectifying().WhyNotAccept(new DateTimeOffset(2023, 8, 6, 0, 0, 0, TimeSpan.FromHours(8)))?.Refusal, Is.EqualTo(Refusals.RectificationHasEnded));

    [Test]
    public void Acceptance_needs_every_indicator_and_no_other()
    {
        var missing = Given.Accepted.Where(v => v.Key != "dc-power").ToDictionary();
        var unknown = new Dictionary<string, decimal>(Given.Accepted) { ["colour"] = 1m };
        Assert.Multiple(() =>
        {
            Assert.That(Awards.Refusal(() => Awards.Acceptable().Accept(missing, "report", "officer-1", Now, Given.Settings, Awards.Id(3))), Is.EqualTo(Refusals.MeasuredValuesDiffer));
            Assert.That(Awards.Refusal(() => Awards.Acceptable().Accept(unknown, "report", "officer-1", Now, Given.Settings, Awards.Id(3))), Is.EqualTo(Refusals.MeasuredValuesDiffer));
        });
    }

    [Test]
    public void A_project_is_ended_by_two_officers()
    {
        var award = Awards.Acceptable();
        Assert.That(award.WhyNotConfirmEnd("officer-2")?.Refusal, Is.EqualTo(Refusals.NoEndProposed));
        award.ProposeEnd(new("concluded", "technical-route-risk", true, Given.Text("reasons"), "officer-1", Now));
        Assert.That(Awards.Refusal(() => award.ConfirmEnd("officer-1")), Is.EqualTo(Refusals.SecondMustBeAnother));
        award.ConfirmEnd("officer-2");
        Assert.That((award.IsSettled, award.Record.Project!.Outcome), Is.EqualTo((true, "concluded")));
    }

    [TestCase(false, true, "market-change", TestName = "Concluding_without_evidence_kept_during_the_project_is_refused")]
    [TestCase(true, false, "market-change", TestName = "Concluding_with_a_finding_of_misconduct_is_refused")]
    [TestCase(true, true, "misconduct", TestName = "Concluding_because_of_misconduct_is_refused")]
    public void Exemption(bool evidence, bool noMisconduct, string cause)
    {
        var award = evidence ? Awards.Acceptable() : Awards.UnderContract();
        Assert.That(Awards.Refusal(() => award.ProposeEnd(new("concluded", cause, noMisconduct, Given.Text("reasons"), "officer-1", Now))), Is.EqualTo(Refusals.ExemptionNeedsEvidence));
    }

    [Test, Property("Rule", "R25")]
    public void A_project_is_extended_once_and_the_later_milestones_move_along()
    {
        var award = Awards.UnderContract();
        award.Extend(2, new(2025, 1, 29), Given.Text("supplier"), Given.Settings, "officer-1", Now);
        Assert.Multiple(() =>
        {
            Assert.That(award.Record.Project!.Milestones.Select(m => m.DueOn), Is.EqualTo(new DateOnly[] { new(2023, 11, 30), new(2025, 1, 29), new(2025, 7, 30) }));
            Assert.That(award.WhyNotExtend()?.Refusal, Is.EqualTo(Refusals.ExtendedAlready));
        });
    }

    [TestCase("2023-11-30")]
    [TestCase("2024-11-30")]
    public void An_extension_is_later_than_the_day_agreed_and_within_the_cap(string dueOn) =>
        Assert.That(Awards.UnderContract().WhyNotExtend(1, DateOnly.ParseExact(dueOn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Given.Settings)?.Refusal,
            Is.EqualTo(Refusals.ExtensionTooLong));

    [Test]
    public void A_milestone_is_late_from_the_end_of_its_day_on()
    {
        var award = Awards.UnderContract();
        var end = new DateTimeOffset(2023, 12, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That(award.NextDueAt, Is.EqualTo(end));
        award.RunDue(end.AddTicks(-1));
        Assert.That(award.Record.Project!.Milestones[0].Late, Is.False);
        award.RunDue(end);
        Assert.Multiple(() =>
        {
            Assert.That(award.Record.Project!.Milestones.Select(m => m.Late), Is.EqualTo(new[] { true, false, false }));
            Assert.That(award.NextDueAt, Is.EqualTo(new DateTimeOffset(2024, 12, 1, 0, 0, 0, TimeSpan.FromHours(8))));
        });
    }

    [Test]
    public void A_follow_up_is_proposed_while_the_project_runs_or_after_it()
    {
        var award = Awards.Closed();
        award.ProposeFollowUp(Awards.Id(7), Given.Text("hypochlorite"), ["hypochlorite"], "owner-1", Now);
        Assert.Multiple(() =>
        {
            Assert.That(award.Record.Project!.FollowUps, Has.Count.EqualTo(1));
            Assert.That(award.State, Is.EqualTo(AwardState.Closed));
            Assert.That(Awards.Drafted().WhyNotFollowUp()?.Refusal, Is.EqualTo(Refusals.NotUnderContract));
        });
    }
}
