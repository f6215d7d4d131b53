using Challenges.Contracts.Publication;
using Challenges.Shared.Time;

namespace Challenges.Award.Tests.Noticing;

sealed class ObjectionTests
{
    static readonly ObjectionConditions All = Objection.ConditionsOf(Given.Terms().Policy);

    [Test]
    public void An_objection_that_arrives_one_tick_before_the_end_is_in_time() =>
        Assert.That(Awards.InNotice().WhyNotObject(Given.NoticeEnds.AddTicks(-1)), Is.Null);

    [Test]
    public void An_objection_that_arrives_at_the_end_is_late() =>
        Assert.That(Awards.InNotice().WhyNotObject(Given.NoticeEnds)?.Refusal, Is.EqualTo(Refusals.NoticeHasEnded));

    [Test]
    public void Before_a_notice_there_is_nothing_to_object_to() =>
        Assert.That(Awards.Proposed().WhyNotObject(Given.Morning)?.Refusal, Is.EqualTo(Refusals.NoNoticeRuns));

    [TestCase("")]
    [TestCase("Anonymous")]
    [TestCase("匿名")]
    [TestCase("1234")]
    public void An_objection_without_a_real_name_is_refused(string signer) =>
        Assert.That(Objection.WhyNotFile(signer, "0971-000000", "The cell was under-fed.", "The feed log of 3 March.", All)?.Refusal, Is.EqualTo(Refusals.ObjectionIsAnonymous));

    [Test]
    public void An_objection_without_a_contact_is_refused() =>
        Assert.That(Objection.WhyNotFile("李伟", " ", "The cell was under-fed.", "The feed log of 3 March.", All)?.Refusal, Is.EqualTo(Refusals.ObjectionIsAnonymous));

    [TestCase("", "The feed log of 3 March.")]
    [TestCase("The cell was under-fed.", "   trust me ")]
    public void An_objection_without_facts_is_refused(string statement, string evidence) =>
        Assert.That(Objection.WhyNotFile("李伟", "0971-000000", statement, evidence, All)?.Refusal, Is.EqualTo(Refusals.ObjectionHasNoFacts));

    [Test]
    public void An_officer_who_filed_an_objection_does_not_decide_it() =>
        Assert.That(Awards.Objection(Awards.InNotice(), "officer-1").WhyNotDecide(Given.Officer())?.Refusal, Is.EqualTo(Refusals.DeciderIsParty));

    [Test]
    public void An_objection_is_decided_once()
    {
        var decided = Awards.Objection(Awards.InNotice()).Decide(Given.Officer(), Outcomes.Dismissed, null, Given.Text("no"), null, Given.Morning);
        Assert.That(Awards.Refusal(() => decided.Decide(Given.Officer("officer-2"), Outcomes.Upheld, null, Given.Text("yes"), null, Given.Morning)), Is.EqualTo(Refusals.ObjectionIsDecided));
    }

    [TestCase(Outcomes.Upheld, null, true)]
    [TestCase(Outcomes.Upheld, true, true)]
    [TestCase(Outcomes.PartlyUpheld, true, true)]
    [TestCase(Outcomes.PartlyUpheld, false, false)]
    [TestCase(Outcomes.Dismissed, null, false)]
    [TestCase(Outcomes.NotAdmitted, null, false)]
    public void The_outcome_says_whether_the_award_returns_to_proposal(string outcome, bool? stated, bool returns)
    {
        var award = Awards.InNotice();
        var decided = Awards.Objection(award).Decide(Given.Officer(), outcome, stated, Given.Text("reasons"), null, Given.Morning);
        Assert.Multiple(() =>
        {
            Assert.That(award.Settle(decided, Given.Morning), Is.EqualTo(returns));
            Assert.That(award.State, Is.EqualTo(returns ? AwardState.Deciding : AwardState.InNotice));
        });
    }

    [TestCase(Outcomes.Upheld, false)]
    [TestCase(Outcomes.PartlyUpheld, null)]
    [TestCase(Outcomes.Dismissed, true)]
    [TestCase(Outcomes.NotAdmitted, true)]
    public void An_outcome_that_contradicts_its_consequence_is_refused(string outcome, bool? stated) =>
        Assert.That(Awards.Refusal(() => Awards.Objection(Awards.InNotice()).Decide(Given.Officer(), outcome, stated, Given.Text("reasons"), null, Given.Morning)), Is.EqualTo(Refusals.OutcomeContradicts));

    [Test]
    public void An_objection_to_an_older_notice_no_longer_ends_the_new_proposal()
    {
        var award = Awards.InNotice();
        var second = Awards.Objection(award) with { Id = Awards.Id(10) };
        award.Settle(Awards.Objection(award).Decide(Given.Officer(), Outcomes.Upheld, null, Given.Text("true"), null, Given.Morning), Given.Morning);
        award.Propose(Awards.Id(5), "A3", Given.Text("next"), null, "officer-1", Given.Morning.AddDays(1));
        award.OpenNotice(Awards.Id(6), "officer-1", null, Given.Settings, Given.Morning.AddDays(1));
        Assert.Multiple(() =>
        {
            Assert.That(award.Settle(second.Decide(Given.Officer(), Outcomes.Upheld, null, Given.Text("true"), null, Given.Morning.AddDays(2)), Given.Morning.AddDays(2)), Is.False);
            Assert.That(award.State, Is.EqualTo(AwardState.InNotice));
        });
    }

    [Test]
    public void The_answer_is_due_after_fifteen_working_days_counted_from_the_next_day() =>
        Assert.That(Objection.AnswerDue(Given.Morning, Given.Terms(), WorkingCalendar.China), Is.EqualTo(ZoneDay.End(new(2023, 5, 22), "Asia/Shanghai")));

    [Test]
    public void An_objection_is_taken_although_the_calendar_for_its_answer_is_not_announced() =>
        Assert.That(Objection.AnswerDue(new(2026, 12, 28, 0, 0, 0, TimeSpan.Zero), Given.Terms(), WorkingCalendar.China), Is.Null);

    [Test]
    public void An_answer_that_is_late_is_marked_once()
    {
        var objection = Awards.Objection(Awards.InNotice());
        var late = objection.RunDue(objection.AnswerDueAt!.Value);
        Assert.Multiple(() =>
        {
            Assert.That(objection.RunDue(objection.AnswerDueAt.Value.AddTicks(-1)), Is.EqualTo(objection));
            Assert.That(late.Overdue, Is.True);
            Assert.That(late.NextDueAt, Is.Null);
        });
    }
}
