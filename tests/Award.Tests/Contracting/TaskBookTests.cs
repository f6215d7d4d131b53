using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;

namespace Challenges.Award.Tests.Contracting;

sealed class TaskBookTests
{
    [Test, Property("Rule", "R21")]
    public void The_task_book_says_what_the_list_and_the_application_say()
    {
        var text = Awards.Drafted().Record.TaskBook!.Text;
        Assert.Multiple(() =>
        {
            Assert.That(text.Indicators.Select(i => (i.Key, i.Unit, i.Comparator, i.Target, i.MustHave)),
                Is.EqualTo(Given.Terms().Indicators.Select(i => (i.Key, i.Unit, i.Comparator, i.Target, i.MustHave))));
            Assert.That(text.Indicators.Select(i => i.Committed), Is.EqualTo(new decimal?[] { 4.8m, 107m, 13000m, 0.03m, 4300m }));
            Assert.That(text.Milestones.Select(m => m.AmountFen), Is.EqualTo(new long[] { 594_000_000, 792_000_000, 594_000_000 }));
            Assert.That((text.PriceFen, text.SolverName, text.DurationMonths), Is.EqualTo((1_980_000_000L, "Solver A4", 24)));
        });
    }

    [Test]
    public void A_preferred_indicator_that_the_application_left_open_stays_without_a_committed_value()
    {
        var award = Awards.AwaitingSecond();
        award.Second("officer-2", Given.Morning);
        var text = TaskBook.Build(TaskBookSource.Of(award.Facts, award.Standing!, Given.Milestones, Given.Text("commitment"), 1));
        Assert.That(text.Indicators.Single(i => i.Key == "run-hours").Committed, Is.Null);
    }

    [Test]
    public void There_is_no_task_book_before_the_confirmation() =>
        Assert.Multiple(() =>
        {
            Assert.That(Awards.InNotice().WhyNotDraftTaskBook()?.Refusal, Is.EqualTo(Refusals.NotConfirmed));
            Assert.That(Awards.InNotice().WhyNotSign(Given.Officer())?.Refusal, Is.EqualTo(Refusals.NotConfirmed));
            Assert.That(Awards.Confirmed().WhyNotSign(Given.Officer())?.Refusal, Is.EqualTo(Refusals.NoTaskBook));
        });

    [Test]
    public void A_task_book_needs_one_milestone_for_each_share() =>
        Assert.That(Awards.Confirmed().WhyNotDraftTaskBook([.. Given.Milestones.Take(2)], Given.AfterNotice)?.Refusal, Is.EqualTo(Refusals.MilestonesDiffer));

    [Test]
    public void Milestones_follow_each_other_in_time_and_begin_today_at_the_earliest()
    {
        var award = Awards.Confirmed();
        (Wording, DateOnly)[] Days(params DateOnly[] days) => [.. days.Select(day => (Given.Text("m"), day))];
        var today = new DateOnly(2023, 5, 7);
        Assert.Multiple(() =>
        {
            Assert.That(award.WhyNotDraftTaskBook(Days(today, today.AddDays(1), today.AddDays(2)), Given.AfterNotice), Is.Null);
            Assert.That(award.WhyNotDraftTaskBook(Days(today.AddDays(-1), today.AddDays(1), today.AddDays(2)), Given.AfterNotice)?.Refusal, Is.EqualTo(Refusals.DatesOutOfOrder));
            Assert.That(award.WhyNotDraftTaskBook(Days(today, today.AddDays(2), today.AddDays(2)), Given.AfterNotice)?.Refusal, Is.EqualTo(Refusals.DatesOutOfOrder));
        });
    }

    [Test]
    public void The_contract_runs_when_each_party_signed_once_on_the_same_digest()
    {
        var award = Awards.Drafted();
        var digest = award.Record.TaskBook!.Digest;
        Assert.That(digest, Is.EqualTo(Canonical.Digest(award.Record.TaskBook.Text)));
        Assert.Multiple(() =>
        {
            Assert.That(award.Sign(Given.Solver(), digest, Given.AfterNotice), Is.False);
            Assert.That(award.Sign(Given.Officer(), digest, Given.AfterNotice), Is.False);
            Assert.That(Awards.Refusal(() => award.Sign(Given.Officer("officer-2"), digest, Given.AfterNotice)), Is.EqualTo(Refusals.SignedAlready));
            Assert.That(award.State, Is.EqualTo(AwardState.Confirmed));
            Assert.That(award.Sign(Given.ProblemOwner, digest, Given.AfterNotice), Is.True);
            Assert.That(award.State, Is.EqualTo(AwardState.UnderContract));
        });
    }

    [Test]
    public void A_signature_on_another_digest_is_refused() =>
        Assert.That(Awards.Refusal(() => Awards.Drafted().Sign(Given.Solver(), new('0', 64), Given.AfterNotice)), Is.EqualTo(Refusals.OtherTaskBook));

    [Test]
    public void A_new_draft_voids_the_signatures_under_the_old_one()
    {
        var award = Awards.Drafted();
        var old = award.Record.TaskBook!.Digest;
        award.Sign(Given.Solver(), old, Given.AfterNotice);
        award.DraftTaskBook(Given.Milestones, Given.Text("commitment"), "officer-1", Given.AfterNotice);
        Assert.Multiple(() =>
        {
            Assert.That(award.Record.TaskBook.Text.Revision, Is.EqualTo(2));
            Assert.That(award.Record.TaskBook.Signatures, Is.Empty);
            Assert.That(Awards.Refusal(() => award.Sign(Given.Solver(), old, Given.AfterNotice)), Is.EqualTo(Refusals.OtherTaskBook));
        });
    }

    [Test]
    public void The_representative_of_another_applicant_does_not_sign() =>
        Assert.That(Awards.Drafted().WhyNotSign(Given.Solver("A3"))?.Refusal, Is.EqualTo(Refusals.PartiesOnly));

    [Test, Property("Case", "G101"), Property("Rule", "R20")]
    public void Nothing_is_signed_while_an_objection_is_open()
    {
        var drafted = Awards.Drafted();
        var award = new Award(drafted.Facts, drafted.Record, drafted.Version, openObjections: 1);
        Assert.That(award.WhyNotSign(Given.Solver())?.Refusal, Is.EqualTo(Refusals.ObjectionsAreOpen));
    }

    [Test]
    public void A_signed_task_book_can_not_be_drafted_anew() =>
        Assert.That(Awards.UnderContract().WhyNotDraftTaskBook()?.Refusal, Is.EqualTo(Refusals.TaskBookIsSigned));

    [TestCase(">=", 4, 4, true)]
    [TestCase(">=", 4, 3.9999, false)]
    [TestCase("<=", 0.1, 0.1, true)]
    [TestCase("<=", 0.1, 0.1001, false)]
    [TestCase(">", 4, 4, false)]
    [TestCase("<", 4, 3, true)]
    [TestCase("=", 4, 4, true)]
    [TestCase("=", 4, 5, false)]
    public void A_measured_value_meets_the_target_as_its_comparator_says(string comparator, decimal target, decimal value, bool met) =>
        Assert.That((Awards.Drafted().Record.TaskBook!.Text.Indicators[0] with { Comparator = comparator, Target = target }).IsMetBy(value), Is.EqualTo(met));
}
