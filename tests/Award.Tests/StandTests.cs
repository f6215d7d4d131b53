using Challenges.Shared.Web;

namespace Challenges.Award.Tests;

/// <summary>Stands are built from the rules that the acts enforce; here they are looked at in every state.</summary>
sealed class StandTests
{
    static readonly Stands Stands = new(new Texts(typeof(AwardModule).Assembly), Given.Settings);

    [TestCase(AwardState.Deciding, "Propose")]
    [TestCase(AwardState.AwaitingSecond, "Withdraw")]
    [TestCase(AwardState.Proposed, "Withdraw")]
    [TestCase(AwardState.Confirmed, "DraftTaskBook")]
    public void The_first_act_that_is_allowed_is_the_primary_one(AwardState state, string act)
    {
        var stand = Stands.OfAward(Awards.In(state), Given.Officer(), Given.Morning);
        Assert.That(stand.Actions.Single(a => a.Primary).Name, Is.EqualTo(act));
    }

    [Test]
    public void A_refused_act_says_why_and_what_next_in_both_languages()
    {
        var refused = Stands.OfAward(Awards.InNotice(), Given.Officer(), Given.Morning).Actions.Single(a => a.Name == "Confirm");
        Assert.Multiple(() =>
        {
            Assert.That(refused.Allowed, Is.False);
            Assert.That(refused.Refusal, Has.Property("Code").EqualTo("AWD-C-02").And.Property("Rule").EqualTo("R19"));
            Assert.That(refused.Refusal!.En, Does.Contain("2023-05-07 00:01"));
            Assert.That(refused.Refusal.Zh, Does.Contain("2023-05-07"));
            Assert.That(refused.Refusal.Then.Zh, Is.Not.Empty);
        });
    }

    [Test]
    public void The_public_stand_of_a_running_notice_offers_the_objection_and_names_its_end()
    {
        var award = Awards.InNotice();
        var stand = Stands.OfNotice(award, award.Notice!, Caller.Nobody, Given.Morning);
        Assert.Multiple(() =>
        {
            Assert.That(stand.Actions.Select(a => (a.Name, a.Allowed)), Is.EqualTo(new[] { ("Object", true) }));
            Assert.That(stand.Next, Is.EqualTo(new StandNext("NoticeEnds", Given.NoticeEnds)));
            Assert.That(stand.Version, Is.EqualTo(1), "the number of notices, not of acts");
        });
    }

    [TestCase(AwardState.AwaitingSecond, "Deciding", "Deciding")]
    [TestCase(AwardState.Proposed, "Deciding", "Proposed")]
    [TestCase(AwardState.InNotice, "InNotice", "InNotice")]
    public void What_is_not_public_yet_shows_as_deciding(AwardState state, string toAnyone, string toOwner)
    {
        var award = Awards.In(state);
        Assert.That((Stands.OfAward(award, Caller.Nobody, Given.Morning).Stands.State, Stands.OfAward(award, Given.ProblemOwner, Given.Morning).Stands.State), Is.EqualTo((toAnyone, toOwner)));
    }

    [Test]
    public void A_solver_may_sign_and_nothing_else() =>
        Assert.That(Stands.OfTaskBook(Awards.Drafted(), Given.Solver(), Given.AfterNotice).Actions.Select(a => (a.Name, a.Allowed)), Is.EqualTo(new[] { ("Sign", true) }));

    [Test]
    public void Every_state_has_a_stand_for_everybody() =>
        Assert.Multiple(() =>
        {
            foreach (var state in Enum.GetValues<AwardState>())
                foreach (var caller in new[] { Caller.Nobody, Given.Officer(), Given.ProblemOwner, Given.Solver(), Given.Solver("A1") })
                {
                    var award = Awards.In(state);
                    Assert.That(Stands.OfAward(award, caller, Given.AfterNotice).After.Zh, Is.Not.Empty);
                    if (award.Notice is { } notice) Assert.That(Stands.OfNotice(award, notice, caller, Given.AfterNotice).After.En, Is.Not.Empty);
                    if (award.HasProject) Assert.That(Stands.OfProject(award, caller, Given.AfterNotice).After.En, Is.Not.Empty);
                    Assert.That(Stands.OfResult(award, caller, Given.AfterNotice).Actions, Is.Empty);
                }
        });
}
