using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class TextsTests
{
    static readonly Texts Texts = new(typeof(ApplicationsModule).Assembly);

    [Test]
    public void Every_state_says_in_both_languages_what_comes_after(
        [Values("Draft", "Filed", "ToReconfirm.excluded", "ToReconfirm.opened", "Checking", "ToMend", "Refused", "check.Undecided", "check.Decided", "check.Concluded", "check.Cancelled", "Closed", "Sealed", "Ranked", "Lapsed", "Withdrawn", "Cancelled", "challenge.Open", "challenge.Closed", "challenge.Opened", "challenge.Checking", "challenge.Cancelled")] string state) =>
        Differs($"stand.{state}.after");

    [Test]
    public void The_promise_reads_in_both_languages() => Differs("promise");

    [Test]
    public void A_refusal_fills_in_its_facts_in_the_zone_of_the_challenge()
    {
        var intake = Samples.Intake();
        var told = Texts.Refusal(intake.WhyNotAccept(Samples.Closes)!);
        Assert.That(told.En, Does.Contain("2022-12-19 18:00").And.Contain("UTC+8"));
        Assert.That(told.Zh, Does.Contain("2022-12-19").And.Contain("18:00").And.Contain("上海"));
        foreach (var refusal in FilingRules.Problems(new ApplicationContent { PriceFen = 0, Route = "led by Professor Li" }, new Representative("p", Samples.Owner), Samples.Terms()))
        {
            var shown = Texts.Refusal(refusal);
            Assert.That(new[] { shown.En, shown.Zh, shown.Then.En, shown.Then.Zh }, Has.None.Match("[{}]"), shown.Code);
        }
    }

    static void Differs(string key)
    {
        var both = Texts.Bilingual(key);
        Assert.That(both.Zh, Is.Not.Empty.And.Not.EqualTo(both.En));
    }
}
