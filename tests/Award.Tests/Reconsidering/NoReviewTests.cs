using Challenges.Contracts.Applications;

namespace Challenges.Award.Tests.Reconsidering;

/// <summary>No review, no award: nobody applied, none was admitted, or too few (the profile's competition floor).</summary>
sealed class NoReviewTests
{
    [TestCase(0, null, null, "no-applications", null)]
    [TestCase(3, 0, null, "none-admitted", "R12")]
    [TestCase(3, 1, 2, "below-competition-floor", "call.competitionFloor")]
    public void The_challenge_can_only_end_without_an_award_and_names_the_rule(int @sealed, int? admitted, int? floor, string cause, string? rule)
    {
        var award = Of(@sealed, admitted, floor);
        Assert.That(award.WhyNotPropose()?.Refusal, Is.EqualTo(Refusals.NoReviewComes));
        award.DeclareNoAward(Given.Text("too few"), Given.Morning);
        var told = AwardEvents.NoAward(award, Given.Morning);
        Assert.That((award.State, told.Cause, told.Rule), Is.EqualTo((AwardState.NoAward, cause, rule)));
    }

    [TestCase(3, 2, 2)]
    [TestCase(3, 1, 1)]
    [TestCase(3, 1, null)]
    [TestCase(3, null, 5)]
    public void With_enough_admitted_or_before_the_check_ended_the_review_is_waited_for(int @sealed, int? admitted, int? floor)
    {
        var award = Of(@sealed, admitted, floor);
        Assert.That(award.WhyNotPropose()?.Refusal, Is.EqualTo(Refusals.FactsAwaited));
        Assert.That(award.WhyNotDeclareNoAward()?.Refusal, Is.EqualTo(Refusals.FactsAwaited));
    }

    [Test]
    public void A_ranking_of_too_few_is_no_way_round_the_floor()
    {
        var facts = Of(3, 1, 2).Facts with { Ranking = Given.Ranking(Given.Facts().ChallengeId) };
        Assert.That(Awards.Deciding(facts).WhyNotPropose()?.Refusal, Is.EqualTo(Refusals.NoReviewComes));
    }

    [Test]
    public void After_a_review_the_cause_is_that_nothing_can_be_awarded_or_the_departments_own()
    {
        Assert.That(Awards.NoAward().Record.NoAwardCause, Is.EqualTo("departments-decision"));
        var none = Awards.Deciding(Given.Facts(Given.Ranking(Given.Facts().ChallengeId, 1, Given.Ranked("A1", 1, bar: "below-passing-score"))));
        none.DeclareNoAward(Given.Text("none"), Given.Morning);
        Assert.That(none.Record.NoAwardCause, Is.EqualTo("nothing-awardable"));
    }

    static Award Of(int @sealed, int? admitted, int? floor)
    {
        var terms = Given.Terms();
        var facts = Given.Facts(terms: terms with { Policy = terms.Policy with { CompetitionFloor = floor } });
        return Awards.Deciding(facts with { Ranking = null, Sealed = Sealed(facts.ChallengeId, @sealed), FormalCheck = admitted is { } count ? Checked(facts.ChallengeId, @sealed, count) : null });
    }

    static ApplicationsSealed Sealed(Guid id, int count) =>
        new() { ChallengeId = id, Version = 1, At = Given.Morning, Number = Given.Number, ClosedAt = Given.Morning, Count = count, MerkleRoot = new('a', 64) };

    internal static FormalCheckConcluded Checked(Guid id, int @sealed, int admitted, string number = Given.Number) =>
        new() { ChallengeId = id, Version = 2, At = Given.Morning, Number = number, SealedCount = @sealed, AdmittedCount = admitted, RefusedBy = [new() { Rule = "R09", Applications = @sealed - admitted }] };
}
