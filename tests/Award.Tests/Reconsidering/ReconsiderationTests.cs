using Challenges.Contracts.Review;

namespace Challenges.Award.Tests.Reconsidering;

/// <summary>A reconsideration of the review beside the award: it holds confirmation and signature, and an upheld one brings a new ranking.</summary>
sealed class ReconsiderationTests
{
    static readonly DateTimeOffset Now = Given.AfterNotice;

    [Test, Property("Rule", "R20")]
    public void Nothing_is_confirmed_while_a_reconsideration_is_open()
    {
        var award = With(Awards.InNotice(), [Requested(1, 2)], []);
        Assert.That(award.WhyNotConfirm(Now)?.Refusal, Is.EqualTo(Refusals.ReconsiderationIsOpen));
        Assert.That(With(award, [Requested(1, 2)], [Decided(1, 3, false)]).WhyNotConfirm(Now), Is.Null, "dismissed");
        Assert.That(With(award, [Requested(1, 2), Requested(2, 3)], [Decided(1, 4, false)]).WhyNotConfirm(Now)?.Refusal, Is.EqualTo(Refusals.ReconsiderationIsOpen), "another one is open");
    }

    [Test]
    public void Nothing_is_signed_while_a_reconsideration_is_open()
    {
        Assert.That(With(Awards.Drafted(), [Requested(1, 2)], []).WhyNotSign(Given.Officer())?.Refusal, Is.EqualTo(Refusals.ReconsiderationIsOpen));
        Assert.That(With(Awards.RaceDrafted(), [Requested(1, 2)], []).WhyNotSign(Given.Officer(), 1)?.Refusal, Is.EqualTo(Refusals.ReconsiderationIsOpen));
        Assert.That(With(Awards.Drafted(), [Requested(1, 2)], [Decided(1, 3, true)]).WhyNotSign(Given.Officer()), Is.Null, "after the confirmation nothing is undone by itself");
    }

    [Test]
    public void No_award_is_declared_neither_since_it_is_as_final() =>
        Assert.That(With(Awards.Deciding(), [Requested(1, 2)], []).WhyNotDeclareNoAward()?.Refusal, Is.EqualTo(Refusals.ReconsiderationIsOpen));

    [Test]
    public void A_decision_that_arrives_before_its_request_closes_it() =>
        Assert.That(With(Awards.InNotice(), [], [Decided(1, 3, false)]).WhyNotConfirm(Now), Is.Null);

    [Test]
    public void An_upheld_one_bars_the_old_ranking_until_the_new_one_arrives()
    {
        var award = With(Awards.InNotice(), [Requested(1, 2)], [Decided(1, 3, true)]);
        Assert.That(award.WhyNotConfirm(Now)?.Refusal, Is.EqualTo(Refusals.NewRankingAwaited));
        Assert.That(With(Awards.Proposed(), [Requested(1, 2)], [Decided(1, 3, true)]).WhyNotOpenNotice(Given.Settings, Given.Morning)?.Refusal, Is.EqualTo(Refusals.NewRankingAwaited));
        var deciding = With(Awards.Deciding(), [Requested(1, 2)], [Decided(1, 3, true)]);
        Assert.That(deciding.WhyNotPropose()?.Refusal, Is.EqualTo(Refusals.NewRankingAwaited));
        Assert.That(With(deciding, [Requested(1, 2)], [Decided(1, 3, true)], ranking: 4).WhyNotPropose(), Is.Null);
    }

    [Test]
    public void A_new_ranking_that_came_before_its_decision_is_not_waited_for_again() =>
        Assert.That(With(Awards.Deciding(), [Requested(1, 2)], [Decided(1, 4, true)], ranking: 3).WhyNotPropose(), Is.Null);

    [TestCase(AwardState.AwaitingSecond)]
    [TestCase(AwardState.Proposed)]
    [TestCase(AwardState.InNotice)]
    public void A_new_ranking_sends_an_unconfirmed_award_back(AwardState state)
    {
        var award = With(Awards.In(state), [], [], ranking: 4);
        Assert.That(award.Rerank(Now), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That((award.State, award.Record.Proposals[^1].Ended, award.Standing), Is.EqualTo((AwardState.Deciding, ProposalEnd.Reranked, (Proposal?)null)));
            if (state == AwardState.InNotice) Assert.That((award.Notice!.LedBack, award.Notice.LedBackBy), Is.EqualTo((true, "reconsideration")));
            Assert.That(award.PassedOver, Is.Empty, "nobody is struck by a new ranking");
            Assert.That(award.WhyNotPropose("A4", null), Is.Null);
            Assert.That(award.Rerank(Now), Is.False);
        });
    }

    [TestCase(AwardState.Confirmed)]
    [TestCase(AwardState.UnderContract)]
    [TestCase(AwardState.Racing)]
    [TestCase(AwardState.Closed)]
    [TestCase(AwardState.NoAward)]
    public void After_the_decision_a_new_ranking_is_recorded_once_and_undoes_nothing(AwardState state)
    {
        var award = With(Awards.In(state), [], [], ranking: 4);
        Assert.That(award.Rerank(Now), Is.True);
        Assert.That(award.Rerank(Now), Is.False, "the same version again");
        Assert.That((award.State, award.Record.LaterRankings.Single().Version, award.Record.LaterRankings[0].LeadsTo), Is.EqualTo((state, 4, "A4")));
    }

    [TestCase(AwardState.Deciding)]
    [TestCase(AwardState.Cancelled)]
    public void Where_nothing_was_decided_a_new_ranking_changes_nothing(AwardState state) => Assert.That(With(Awards.In(state), [], [], ranking: 4).Rerank(Now), Is.False);

    [Test]
    public void The_same_version_of_the_ranking_changes_nothing() => Assert.That(Awards.InNotice().Rerank(Now), Is.False);

    static Award With(Award award, ReconsiderationRequested[] requested, ReconsiderationDecided[] decided, int ranking = 1) => new(
        award.Facts with { Ranking = Given.Ranking(award.ChallengeId, ranking), ReconsiderationsRequested = requested, ReconsiderationsDecided = decided }, award.Record, award.Version, award.OpenObjections);

    internal static ReconsiderationRequested Requested(byte id, int version, Guid? challenge = null, string number = Given.Number) => new()
    {
        ChallengeId = challenge ?? Given.Facts().ChallengeId,
        Version = version,
        At = Given.Morning,
        Number = number,
        Reconsideration = Awards.Id(id),
        Ground = "calculation",
        AnswerDueAt = Given.Morning.AddDays(20)
    };

    internal static ReconsiderationDecided Decided(byte id, int version, bool upheld, Guid? challenge = null, string number = Given.Number) => new()
    {
        ChallengeId = challenge ?? Given.Facts().ChallengeId,
        Version = version,
        At = Given.Morning,
        Number = number,
        Reconsideration = Awards.Id(id),
        Upheld = upheld
    };
}
