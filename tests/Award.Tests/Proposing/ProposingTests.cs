namespace Challenges.Award.Tests.Proposing;

sealed class ProposingTests
{
    [Test, Property("Rule", "R18")]
    public void The_ranking_leads_to_the_best_awardable_application_and_not_to_the_best_on_paper() =>
        Assert.That(Awards.Deciding().RankingLeadsTo, Is.EqualTo("A4"));

    [Test]
    public void A_proposal_that_follows_the_ranking_stands_at_once_with_the_price_of_its_application()
    {
        var award = Awards.Proposed();
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.Proposed));
            Assert.That(award.Standing!.PriceFen, Is.EqualTo(1_980_000_000));
            Assert.That(award.Standing.FollowsRanking, Is.True);
            Assert.That(award.Standing.RankingDigest, Is.EqualTo(new string('a', 64)));
        });
    }

    [Test]
    public void A_departure_without_reasons_is_refused() =>
        Assert.That(Awards.Refusal(() => Awards.Deciding().Propose(Awards.Id(1), "A3", Given.Text("chosen"), null, "officer-1", Given.Morning)), Is.EqualTo(Refusals.DepartureNeedsReasons));

    [Test]
    public void A_departure_waits_for_a_second_officer_who_is_another_person()
    {
        var award = Awards.AwaitingSecond();
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.AwaitingSecond));
            Assert.That(Awards.Refusal(() => award.Second("officer-1", Given.Morning)), Is.EqualTo(Refusals.SecondMustBeAnother));
            Assert.That(Awards.Refusal(() => award.OpenNotice(Awards.Id(2), "officer-1", null, Given.Settings, Given.Morning)), Is.EqualTo(Refusals.NothingToNotice));
        });
        award.Second("officer-2", Given.Morning);
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.Proposed));
            Assert.That(award.Standing!.FollowsRanking, Is.False);
            Assert.That(award.Standing.SecondedBy, Is.EqualTo("officer-2"));
        });
    }

    [TestCase("A1", TestName = "An_application_that_missed_a_must_have_can_never_be_proposed")]
    [TestCase("A2", TestName = "An_application_that_was_not_shortlisted_can_never_be_proposed")]
    [TestCase("A5", TestName = "An_application_below_the_passing_score_can_never_be_proposed")]
    public void Not_awardable(string code) =>
        Assert.That(Awards.Refusal(() => Awards.Deciding().Propose(Awards.Id(1), code, Given.Text("chosen"), Given.Text("reasons"), "officer-1", Given.Morning)), Is.EqualTo(Refusals.NotAwardable));

    [Test]
    public void A_code_that_the_ranking_does_not_hold_is_refused() =>
        Assert.That(Awards.Refusal(() => Awards.Deciding().Propose(Awards.Id(1), "A9", Given.Text("chosen"), null, "officer-1", Given.Morning)), Is.EqualTo(Refusals.UnknownApplication));

    [Test]
    public void A_tie_for_the_best_place_is_decided_by_two_officers()
    {
        var award = Awards.Deciding(Given.Facts(Given.Ranking(default, 1, Given.Ranked("A3", 1), Given.Ranked("A4", 1))));
        Assert.That(award.RankingLeadsTo, Is.Null);
        award.Propose(Awards.Id(1), "A4", Given.Text("chosen"), Given.Text("tie"), "officer-1", Given.Morning);
        Assert.That(award.State, Is.EqualTo(AwardState.AwaitingSecond));
    }

    [Test]
    public void After_an_upheld_objection_the_ranking_leads_past_the_application_that_was_struck()
    {
        var award = Awards.InNotice();
        var upheld = Awards.Objection(award).Decide(Given.Officer(), Outcomes.Upheld, null, Given.Text("true"), null, Given.Morning.AddDays(1));
        Assert.That(award.Settle(upheld, Given.Morning.AddDays(1)), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.Deciding));
            Assert.That(award.Standing, Is.Null);
            Assert.That(award.RankingLeadsTo, Is.EqualTo("A3"));
        });
        award.Propose(Awards.Id(5), "A3", Given.Text("next"), null, "officer-1", Given.Morning.AddDays(2));
        Assert.That(award.Standing!.FollowsRanking, Is.True);
    }

    [Test]
    public void Every_missing_fact_is_awaited_and_named()
    {
        var facts = Given.Facts();
        Assert.Multiple(() =>
        {
            Assert.That(facts.Awaited, Is.Empty);
            Assert.That((facts with { Ranking = null }).Awaited, Is.EqualTo(new[] { "ranking", "applications", "applicants" }));
            Assert.That((facts with { Opened = facts.Opened.Where(o => o.Key != "A2").ToDictionary() }).Awaited, Is.EqualTo(new[] { "applications" }));
            Assert.That((facts with { Applicants = facts.Applicants.Where(a => a.Key != "A2").ToDictionary() }).Awaited, Is.EqualTo(new[] { "applicants" }));
            Assert.That((facts with { Terms = null }).Awaited, Is.EqualTo(new[] { "terms" }));
            Assert.That(Awards.Deciding(facts with { Ranking = null }).WhyNotPropose()?.Refusal, Is.EqualTo(Refusals.FactsAwaited));
        });
    }

    [Test]
    public void No_award_ends_the_challenge_with_its_reason()
    {
        var award = Awards.NoAward();
        Assert.Multiple(() =>
        {
            Assert.That(award.State, Is.EqualTo(AwardState.NoAward));
            Assert.That(AwardEvents.NoAward(award, Given.Morning).Reason.En, Is.EqualTo("nothing convinces"));
            Assert.That(award.IsPublic, Is.True);
        });
    }

    [Test]
    public void No_award_needs_a_ranking_or_the_knowledge_that_nobody_applied()
    {
        var unranked = Given.Facts() with { Ranking = null };
        Assert.Multiple(() =>
        {
            Assert.That(Awards.Deciding(unranked).WhyNotDeclareNoAward()?.Refusal, Is.EqualTo(Refusals.FactsAwaited));
            Assert.That(Awards.Deciding(unranked with { Sealed = Empty }).WhyNotDeclareNoAward(), Is.Null);
        });
    }

    [Test]
    public void When_nothing_is_awardable_only_no_award_is_left()
    {
        var award = Awards.Deciding(Given.Facts(Given.Ranking(default, 1, Given.Ranked("A5", 1, bar: "below-passing-score"))));
        Assert.Multiple(() =>
        {
            Assert.That(award.WhyNotPropose()?.Refusal, Is.EqualTo(Refusals.NothingAwardable));
            Assert.That(award.WhyNotDeclareNoAward(), Is.Null);
        });
    }

    [Test, Property("Case", "B35")]
    public void An_officer_who_takes_part_in_an_application_has_no_officers_rights()
    {
        var award = Awards.Deciding();
        Assert.Multiple(() =>
        {
            Assert.That(award.WhyNotActAsOfficer(Given.Officer()), Is.Null);
            Assert.That(award.WhyNotActAsOfficer(Given.Officer("member-A5"))?.Refusal, Is.EqualTo(Refusals.OfficerIsParty));
            Assert.That(award.WhyNotActAsOfficer(Given.Solver())?.Refusal, Is.EqualTo(Refusals.OfficersOnly));
        });
    }

    [Test]
    public void A_proposal_can_be_withdrawn_before_its_notice_and_not_after()
    {
        var award = Awards.Proposed();
        award.Withdraw(Given.Morning);
        Assert.That(award.State, Is.EqualTo(AwardState.Deciding));
        Assert.That(award.RankingLeadsTo, Is.EqualTo("A4"), "a withdrawal strikes nobody");
        Assert.That(Awards.Refusal(() => Awards.InNotice().Withdraw(Given.Morning)), Is.EqualTo(Refusals.StateForbids));
    }

    static Challenges.Contracts.Applications.ApplicationsSealed Empty =>
        new() { ChallengeId = default, Version = 1, At = Given.Morning, Number = Given.Number, ClosedAt = Given.Morning, Count = 0, MerkleRoot = "" };
}
