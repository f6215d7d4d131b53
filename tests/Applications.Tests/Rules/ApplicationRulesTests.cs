using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class ApplicationRulesTests
{
    [Test, Property("Case", "A4")]
    public void An_application_that_arrives_just_before_the_close_is_in_time()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        Assert.That(application.WhyNotSubmit(intake, Samples.Closes.AddTicks(-1)), Is.Empty);
        Assert.That(application.File(intake, Samples.Closes.AddTicks(-1)).ArrivedAt, Is.EqualTo(Samples.Closes.AddTicks(-1)));
    }

    [Test, Property("Rule", "R06")]
    public void An_application_that_arrives_at_the_closing_instant_is_late()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        var late = application.WhyNotSubmit(intake, Samples.Closes).Single();
        Assert.That(late.Refusal, Is.EqualTo(Refusals.DeadlineHasPassed));
        Assert.That(late.Refusal.Rule, Is.EqualTo("R06"));
        Assert.That(() => application.File(intake, Samples.Closes), Throws.TypeOf<RefusedException>());
        Assert.That(application.State, Is.EqualTo(ApplicationState.Draft));
    }

    [Test]
    public void A_later_close_counts_as_soon_as_it_is_known()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        intake.TakeTerms(4, Samples.Terms(closes: Samples.Closes.AddDays(1)), needsReconfirmation: false);
        Assert.That(application.WhyNotSubmit(intake, Samples.Closes), Is.Empty);
        Assert.That(intake.NextDueAt, Is.EqualTo(Samples.Due.AddDays(1)));
    }

    [Test]
    public void A_draft_may_be_incomplete_and_is_kept_as_it_is()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake, new ApplicationContent { Route = "half a sen" });
        Assert.That(application.Draft.Route, Is.EqualTo("half a sen"));
        Assert.That(application.WhyNotSubmit(intake, Samples.Open), Is.Not.Empty);
    }

    [Test]
    public void After_the_close_a_draft_is_read_only()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        Assert.That(() => application.Save(new ApplicationContent(), intake, Samples.Closes), Throws.TypeOf<RefusedException>());
        Assert.That(application.Draft, Is.EqualTo(Samples.Content()).UsingPropertiesComparer());
    }

    [Test]
    public void Filing_again_replaces_and_the_receipts_form_a_chain()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        var first = application.File(intake);
        application.Save(Samples.Content() with { PriceFen = 1 }, intake, Samples.Open);
        Assert.That(application.DraftDiffers);
        var second = application.File(intake);
        Assert.That((first.Filing, second.Filing, second.Replaces, first.Replaces), Is.EqualTo((1, 2, first.Id, (string?)null)));
        Assert.That(second.Digest, Is.Not.EqualTo(first.Digest));
        Assert.That((intake.Count, application.DraftDiffers), Is.EqualTo((1, false)));
    }

    [Test]
    public void The_same_content_filed_twice_has_two_digests()
    {
        var intake = Samples.Intake();
        var (one, other) = (Samples.Application(intake), Samples.Application(intake));
        Assert.That(one.File(intake).Digest, Is.Not.EqualTo(other.File(intake).Digest));
    }

    [Test]
    public void A_withdrawn_application_keeps_its_draft_and_may_be_filed_again()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        application.File(intake);
        application.Withdraw(intake, Samples.Open);
        Assert.That((application.State, application.Draft.Route, application.Filing), Is.EqualTo((ApplicationState.Withdrawn, Samples.Content().Route, 1)));
        Assert.That(application.File(intake).Filing, Is.EqualTo(2));
    }

    [Test]
    public void Nothing_is_withdrawn_at_the_close_or_before_it_is_filed()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        Assert.That(application.WhyNotWithdraw(intake, Samples.Open)!.Refusal, Is.EqualTo(Refusals.NothingIsFiled));
        application.File(intake);
        Assert.That(application.WhyNotWithdraw(intake, Samples.Closes)!.Refusal, Is.EqualTo(Refusals.DeadlineHasPassed));
    }

    [Test]
    public void An_amendment_of_indicators_asks_for_confirmation_until_it_is_filed_again()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        application.File(intake);
        intake.TakeTerms(4, Samples.Terms(), needsReconfirmation: true);
        Assert.That(application.NeedsReconfirmation(intake));
        application.File(intake);
        Assert.That(application.NeedsReconfirmation(intake), Is.False);
        intake.TakeTerms(5, Samples.Terms(), needsReconfirmation: false);
        Assert.That(application.NeedsReconfirmation(intake), Is.False);
    }

    [Test]
    public void A_cancelled_challenge_takes_nothing_and_says_why()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake);
        intake.Cancel(Samples.Words("经费取消", "the budget was cut"), Samples.Open);
        Assert.That(application.WhyNotSubmit(intake, Samples.Open).Single().Facts["reason"], Is.EqualTo(new Bilingual("经费取消", "the budget was cut")));
        Assert.That(application.WhyNotSave(intake, Samples.Open)!.Refusal, Is.EqualTo(Refusals.ChallengeIsCancelled));
        Assert.That(intake.NextDueAt, Is.Null);
    }

    [Test]
    public void Only_a_solver_starts_and_nobody_of_the_owner()
    {
        var intake = Samples.Intake();
        Assert.That(Application.WhyNotStart(intake, Samples.Solver(), Samples.Open), Is.Null);
        Assert.That(Application.WhyNotStart(intake, Samples.Solver(organisation: null), Samples.Open), Is.Null);
        Assert.That(Application.WhyNotStart(intake, new Caller { Person = "x" }, Samples.Open)!.Refusal, Is.EqualTo(Refusals.OnlySolversApply));
        Assert.That(Application.WhyNotStart(intake, Samples.Solver(organisation: Samples.Subsidiary), Samples.Open)!.Refusal, Is.EqualTo(Refusals.RelatedToTheOwner));
        Assert.That(Application.WhyNotStart(intake, Samples.Solver(), Samples.Closes)!.Refusal, Is.EqualTo(Refusals.DeadlineHasPassed));
    }
}
