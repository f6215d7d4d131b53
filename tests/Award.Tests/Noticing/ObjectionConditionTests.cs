using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Tests.Noticing;

/// <summary>What an objection needs is the profile's to say: each of name, writing and evidence on or off.</summary>
sealed class ObjectionConditionTests
{
    const string Name = "李伟", Contact = "0971-000000", Statement = "The cell was under-fed.", Evidence = "The feed log of 3 March.";

    [Test]
    public void Each_condition_is_asked_for_only_where_the_profile_does([Values] bool named, [Values] bool written, [Values] bool evidence)
    {
        var conditions = new ObjectionConditions { Named = named, Written = written, Evidence = evidence };
        Refusal? Without(string name = Name, string statement = Statement, string facts = Evidence) =>
            Objection.WhyNotFile(name, name == "" ? "" : Contact, statement, facts, conditions)?.Refusal;
        Assert.Multiple(() =>
        {
            Assert.That(Without(), Is.Null);
            Assert.That(Without(name: ""), Is.EqualTo(named ? Refusals.ObjectionIsAnonymous : null));
            Assert.That(Without(statement: ""), Is.EqualTo(written ? Refusals.ObjectionHasNoFacts : null));
            Assert.That(Without(facts: ""), Is.EqualTo(evidence ? Refusals.ObjectionHasNoFacts : null));
            Assert.That(Without(statement: " ", facts: " "), Is.EqualTo(Refusals.ObjectionHasNoFacts), "something is said in any case");
        });
    }

    [Test]
    public void A_profile_that_does_not_say_asks_for_all_three() =>
        Assert.That(Objection.ConditionsOf(Given.Terms().Policy), Is.EqualTo(new ObjectionConditions { Named = true, Written = true, Evidence = true }));

    [Test]
    public void The_rules_on_the_notice_say_what_is_asked_for()
    {
        var stands = new Stands(new Texts(typeof(AwardModule).Assembly), Given.Settings);
        var terms = Given.Terms();
        var free = Awards.InNotice(Given.Facts(terms: terms with { Policy = terms.Policy with { Objections = new() { Named = false, Written = false, Evidence = false } } }));
        var (strict, open) = (stands.ObjectionRules(Awards.InNotice(), Given.NoticeEnds), stands.ObjectionRules(free, Given.NoticeEnds));
        Assert.Multiple(() =>
        {
            Assert.That((strict.Named, strict.Written, strict.Evidence, open.Named, open.Written, open.Evidence), Is.EqualTo((true, true, true, false, false, false)));
            Assert.That(strict.Text.En, Does.Contain("real name").And.Contain("in writing").And.Contain("evidence").And.Contain("15 working days"));
            Assert.That(open.Text.En, Does.Not.Contain("real name").And.Not.Contain("in writing").And.Contain("heard too"));
            Assert.That(strict.Text.Zh, Does.Contain("真实姓名").And.Contain("书面"));
        });
    }
}
