namespace Challenges.Award.Tests.Delivering;

/// <summary>A passed acceptance in public: objections to it hold every payment, and an upheld one sends it back to be assessed again.</summary>
sealed class ResultNoticeTests
{
    static readonly DateTimeOffset Now = Given.AfterNotice;
    /// <summary>Sunday 7 May 2023; the five working days are 8 to 12 May.</summary>
    static readonly DateTimeOffset Ends = new(2023, 5, 13, 0, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public void An_objection_is_in_time_until_the_notice_of_the_result_ends()
    {
        var award = Accepted();
        Assert.That(award.WhyNotObjectToAcceptance(Ends.AddTicks(-1)), Is.Null);
        Assert.That(award.WhyNotObjectToAcceptance(Ends)?.Refusal, Is.EqualTo(Refusals.NoticeHasEnded));
        Assert.That(Awards.Accepted().WhyNotObjectToAcceptance(Now)?.Refusal, Is.EqualTo(Refusals.NoResultNoticeRuns), "a profile without such a notice");
        Assert.That(Awards.Acceptable(Given.Facts(terms: Given.ContractTerms())).WhyNotObjectToAcceptance(Now)?.Refusal, Is.EqualTo(Refusals.NoResultNoticeRuns));
    }

    [Test]
    public void Nothing_is_paid_while_an_objection_to_the_result_is_open([Values(1, 2, 3)] int milestone)
    {
        var award = WithOpen(Accepted());
        Assert.That(award.WhyNotPay(milestone, Ends.AddDays(3))?.Refusal, Is.EqualTo(Refusals.ObjectionsAreOpen));
        award.Settle(Decided(award, Outcomes.Dismissed), Ends.AddDays(3));
        Assert.That((award.State, award.WhyNotPay(milestone, Ends.AddDays(3))), Is.EqualTo((AwardState.Accepted, (object?)null)));
    }

    [Test]
    public void An_upheld_objection_sends_the_acceptance_back_to_be_assessed_again()
    {
        var award = WithOpen(Accepted());
        Assert.That(award.Settle(Decided(award, Outcomes.Upheld), Ends), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That((award.State, award.Record.Project!.Outcome, award.Record.Project.ResultStandsUntil), Is.EqualTo((AwardState.UnderContract, (string?)null, (DateTimeOffset?)null)));
            Assert.That(award.WhyNotPay(3, Ends.AddDays(30))?.Refusal, Is.EqualTo(Refusals.GateIsClosed));
            Assert.That(award.WhyNotAccept(Ends), Is.Null);
        });
        award.Accept(Given.Accepted, "measured again", "officer-1", Ends, Given.Settings, Awards.Id(8));
        Assert.That((award.State, award.Record.Project!.ResultNotices.Count, award.Record.Project.ResultNotice!.Id), Is.EqualTo((AwardState.Accepted, 2, Awards.Id(8))), "with a notice of its own");
    }

    [Test]
    public void A_rectified_result_that_goes_back_is_assessed_again_although_the_time_for_rectification_is_over()
    {
        var award = Awards.Acceptable(Given.Facts(terms: Given.ContractTerms()));
        award.Accept(Awards.Measured("run-hours", 3000m), "report", "officer-1", Now, Given.Settings, Awards.Id(3));
        var last = award.Record.Project!.RectifyUntil!.Value.AddHours(-1);
        award.Accept(Given.Accepted, "report", "officer-1", last, Given.Settings, Awards.Id(4));
        award = WithOpen(award);
        award.Settle(Decided(award, Outcomes.Upheld), last.AddDays(3));
        Assert.That((award.State, award.WhyNotAccept(last.AddDays(20))), Is.EqualTo((AwardState.Rectifying, (object?)null)));
        award.Accept(Awards.Measured("cell-output", 3m), "report", "officer-1", last.AddDays(20), Given.Settings, Awards.Id(5));
        Assert.That(award.Record.Project!.Outcome, Is.EqualTo("failed"), "there is no second rectification");
    }

    [Test]
    public void A_profile_that_grants_no_rectification_takes_the_first_miss_as_the_answer()
    {
        var terms = Given.Terms();
        var award = Awards.Acceptable(Given.Facts(terms: terms with { Policy = terms.Policy with { RectificationDays = 0 } }));
        award.Accept(Awards.Measured("run-hours", 3000m), "report", "officer-1", Now, Given.Settings, Awards.Id(3));
        Assert.That((award.Record.Project!.Outcome, award.IsSettled), Is.EqualTo(("concluded", true)));
    }

    [Test]
    public void An_objection_to_a_result_that_went_back_changes_the_new_one_no_more()
    {
        var award = WithOpen(WithOpen(Accepted()));
        var (first, second) = (Decided(award, Outcomes.Upheld), Decided(award, Outcomes.Upheld));
        award.Settle(first, Ends);
        Assert.That(Awards.Refusal(() => award.Pay(1, Ends)), Is.EqualTo(Refusals.ObjectionsAreOpen), "the other one is open still");
        Assert.That(award.Settle(second, Ends), Is.False);
        Assert.That((award.State, award.OpenObjections), Is.EqualTo((AwardState.UnderContract, 0)));
    }

    static Award Accepted()
    {
        var award = Awards.Acceptable(Given.Facts(terms: Given.ContractTerms()));
        award.Accept(Given.Accepted, "report", "officer-1", Now, Given.Settings, Awards.Id(4));
        return award;
    }

    static Award WithOpen(Award award) => new(award.Facts, award.Record, award.Version, award.OpenObjections + 1);

    static Objection Decided(Award award, string outcome) =>
        (Awards.Objection(award) with { NoticeId = award.Record.Project!.ResultNotice!.Id, About = Objection.AboutAcceptance }).Decide(Given.Officer(), outcome, null, Given.Text("reasons"), null, Ends);
}
