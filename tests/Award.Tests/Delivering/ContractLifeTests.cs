namespace Challenges.Award.Tests.Delivering;

/// <summary>The evidence log, the ends that stand on it (R27), and the notice of a passed acceptance.</summary>
sealed class ContractLifeTests
{
    static readonly DateTimeOffset Now = Given.AfterNotice;

    [Test]
    public void Each_party_adds_to_the_log_and_nobody_else()
    {
        var award = Logged();
        Assert.That(award.Record.Project!.Log.Select(e => (e.Number, e.Party)), Is.EqualTo(new[] { (1, "solver"), (2, "owner"), (3, "department") }));
        Assert.That(award.WhyNotLog(Given.Solver("A3"))?.Refusal, Is.EqualTo(Refusals.PartiesOnly));
        Assert.That(Awards.Closed().WhyNotLog(Given.Solver())?.Refusal, Is.EqualTo(Refusals.NotUnderContract));
    }

    [Test]
    public void A_change_of_any_entry_shows([Values(0, 1, 2)] int index)
    {
        var log = Logged().Record.Project!.Log;
        Assert.That(LogEntry.FirstBroken(log), Is.Null);
        Assert.That(LogEntry.FirstBroken([.. log.Select((entry, i) => i == index ? entry with { Text = entry.Text + "." } : entry)]), Is.EqualTo(index + 1));
        Assert.That(LogEntry.FirstBroken([.. log.Where((_, i) => i != index)]), index == 2 ? Is.Null : Is.EqualTo(index + 1));
    }

    [Test]
    public void An_exemption_stands_on_the_log_a_finding_of_the_unit_and_two_officers()
    {
        var award = Logged();
        award.ProposeEnd(Exempt());
        Assert.That(Awards.Refusal(() => award.ConfirmEnd("officer-1")), Is.EqualTo(Refusals.SecondMustBeAnother));
        award.ConfirmEnd("officer-2");
        Assert.That((award.Record.Project!.Outcome, award.IsSettled), Is.EqualTo(("exempt-concluded", true)));
    }

    static IEnumerable<TestCaseData> Unfounded =>
    [
        new TestCaseData(Exempt() with { Evidence = [] }).SetArgDisplayNames("no entry is cited"),
        new TestCaseData(Exempt() with { Evidence = null }).SetArgDisplayNames("nothing is cited"),
        new TestCaseData(Exempt() with { Evidence = [1, 4] }).SetArgDisplayNames("an entry that is not there"),
        new TestCaseData(Exempt() with { At = Now.AddHours(1) }).SetArgDisplayNames("an entry written on the day of the proposal"),
        new TestCaseData(Exempt() with { NoMisconduct = false }).SetArgDisplayNames("a finding of misconduct"),
        new TestCaseData(Exempt() with { Finding = null }).SetArgDisplayNames("no finding of the unit"),
        new TestCaseData(Exempt() with { Cause = "default" }).SetArgDisplayNames("a cause with blame")
    ];

    [TestCaseSource(nameof(Unfounded))]
    [Property("Rule", "R27")]
    public void An_exemption_without_one_of_its_grounds_is_refused(EndProposal end) =>
        Assert.That(Awards.Refusal(() => Logged().ProposeEnd(end)), Is.EqualTo(Refusals.ExemptionNeedsEvidence));

    [TestCase(EndProposal.FailedWithRecovery, 594_000_000L, null)]
    [TestCase(EndProposal.FailedWithRecovery, 0L, "AWD-X-06")]
    [TestCase(EndProposal.FailedWithRecovery, 594_000_001L, "AWD-X-06")]
    [TestCase(EndProposal.ExemptConcluded, 594_000_001L, "AWD-X-06")]
    [TestCase(EndProposal.FailedWithSanction, -1L, "AWD-X-06")]
    [TestCase(EndProposal.FailedWithSanction, 0L, "AWD-X-07")]
    public void Money_goes_back_within_what_was_paid_and_a_sanction_is_named(string outcome, long recover, string? code)
    {
        var award = Logged();
        award.Pay(1, Now);
        Assert.That(Refused(() => award.ProposeEnd(Exempt() with { Outcome = outcome, RecoverFen = recover })), Is.EqualTo(code));
    }

    [Test]
    public void The_last_payment_waits_for_the_notice_of_the_acceptance()
    {
        var award = Awards.Acceptable(Given.Facts(terms: Given.ContractTerms()));
        award.Accept(Given.Accepted, "report", "officer-1", Now, Given.Settings, Awards.Id(3));
        // Sunday 7 May 2023; the five working days are 8 to 12 May.
        var ends = new DateTimeOffset(2023, 5, 13, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That(award.Record.Project!.ResultStandsUntil, Is.EqualTo(ends));
        Assert.That(award.WhyNotPay(3, ends)?.Refusal, Is.EqualTo(Refusals.ResultNoticeRuns), "an objection stamped before the end may still be on its way");
        Assert.That(award.WhyNotPay(2, Now), Is.Null);
        Assert.That(award.WhyNotPay(3, ends.AddSeconds(60)), Is.Null);
    }

    static EndProposal Exempt() => new("exempt-concluded", "technical-route-risk", true, Given.Text("the route failed"), "officer-1", Now.AddDays(1),
        [1, 2], Given.Text("the unit followed the procedure"), 0);

    static string? Refused(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Challenges.Shared.Web.RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }

    static Award Logged()
    {
        var award = Awards.Acceptable();
        foreach (var party in new[] { Given.Solver(), Given.ProblemOwner, Given.Officer() }) award.Log(party, 2, "difficulty", $"seen by {party.Person}", [], Now);
        return award;
    }
}
