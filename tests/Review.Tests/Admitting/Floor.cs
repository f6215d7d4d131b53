using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Tests.Admitting;

public sealed class Floor
{
    static readonly DateTimeOffset Now = Qinghai.InReview;

    [Test]
    public void Two_of_five_refused_in_the_formal_check_do_not_block_the_review([Values(false, true)] bool countComesLast)
    {
        var review = Sealed(5);
        if (!countComesLast) review.Take(new AdmittedSet(1, 3, Now), Now);
        foreach (var code in Qinghai.Codes.Take(3)) review.Take(Qinghai.Application(code), Now);
        if (countComesLast)
        {
            Assert.That(review.IsComplete, Is.False);
            review.Take(new AdmittedSet(1, 3, Now), Now);
        }
        Assert.That((review.IsComplete, review.HasNoReview), Is.EqualTo((true, false)));
        Assert.That(review.WhyNotAppoint(), Is.Null);
    }

    [TestCase(null, 1, false)]
    [TestCase(null, 0, true)]
    [TestCase(3, 2, true)]
    [TestCase(3, 3, false)]
    public void With_fewer_than_the_competition_floor_there_is_no_review(int? floor, int admitted, bool none)
    {
        var review = Sealed(5, floor);
        review.Take(new AdmittedSet(1, admitted, Now), Now);
        Assert.That((review.HasNoReview, review.State(Now).Name == "NoReview", review.NextDueAt is null), Is.EqualTo((none, none, none)));
        RefusedException?[] acts = [review.WhyNotAppoint(), review.WhyNotCommitPool(Qinghai.Published), review.WhyNotDraw(), review.WhyNotRank([], Now), review.WhyNotTest(), review.WhyNotFinalise()];
        Assert.That(acts.All(a => a?.Refusal == Refusals.TooFewCompete), Is.EqualTo(none));
    }

    [Test]
    public void Where_no_formal_check_is_told_the_sealed_set_counts() =>
        Assert.That((Sealed(1, 2).HasNoReview, Sealed(2, 2).HasNoReview, Sealed(0).HasNoReview), Is.EqualTo((true, false, true)));

    [Test]
    public void The_formal_check_itself_wins_over_the_count_in_an_opened_application()
    {
        var review = Sealed(5);
        review.Take(new AdmittedSet(0, 4, Now), Now);
        review.Take(new AdmittedSet(7, 3, Now), Now);
        review.Take(new AdmittedSet(0, 4, Now), Now);
        Assert.That(review.Awaited, Is.EqualTo(3));
    }

    [Test]
    public void Before_the_seal_nobody_knows_and_nothing_is_refused_for_it()
    {
        var review = new ChallengeReview { Id = NewId.NextGuid() };
        review.Take(Qinghai.Terms with { Policy = Qinghai.Policy with { CompetitionFloor = 3 } }, 1, Qinghai.Published);
        Assert.That((review.HasNoReview, review.WhyNotCommitPool(Qinghai.Published)), Is.EqualTo((false, (RefusedException?)null)));
    }

    static ChallengeReview Sealed(int count, int? floor = null)
    {
        var review = new ChallengeReview { Id = NewId.NextGuid() };
        review.Take(Qinghai.Terms with { Policy = Qinghai.Policy with { CompetitionFloor = floor } }, 1, Qinghai.Published);
        review.Take(new SealedSet(1, count, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        return review;
    }
}
