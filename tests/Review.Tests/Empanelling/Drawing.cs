using Challenges.Review.Empanelling;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Review.Tests.Empanelling;

public sealed class Drawing
{
    static readonly DateTimeOffset BeforeClose = Qinghai.Closes.AddDays(-3);

    [Test]
    public void Anybody_can_replay_the_draw_from_its_proof()
    {
        var review = Drawn(20);
        var proof = review.Panel!.Proof!;
        var order = Draw.Order(Draw.Seed(proof.Number, proof.MerkleRoot!), proof.Pool.Except(proof.Excluded));
        Assert.Multiple(() =>
        {
            Assert.That(order.Take(7), Is.EqualTo(proof.Seats));
            Assert.That(order.Skip(7).Take(2), Is.EqualTo(proof.Standbys));
            Assert.That(Draw.PoolDigest(proof.Number, proof.Pool), Is.EqualTo(proof.PoolDigest).And.EqualTo(review.Pool!.Digest));
            Assert.That(review.Panel.Holders.Select(s => s.Code), Is.EqualTo(proof.Seats));
        });
    }

    [Test]
    public void The_algorithm_of_version_1_does_not_move()
    {
        var seed = Draw.Seed("QH-2022-01", Qinghai.Root);
        Assert.That(seed, Is.EqualTo("3379d713a7327fbcfcd56dcc61e4d91af2e012cebe5a9c8cfdd1d77960da3fb3"));
        Assert.That(Draw.Order(seed, ["AAAA2222", "BBBB3333", "CCCC4444", "DDDD5555"]), Is.EqualTo(new[] { "BBBB3333", "CCCC4444", "DDDD5555", "AAAA2222" }));
        Assert.That(Draw.Lot(seed, "ABCD2345"), Is.EqualTo("58fd8ac65022afa7560b44bb11cb70b2359c23f1eb3acd2c4d675fee16092129"));
    }

    [Test]
    public void The_order_of_the_pool_does_not_matter() =>
        Gen.Select(Gen.String[Gen.Char['A', 'Z'], 1, 8].HashSet[0, 40], Gen.String, Gen.Int).Sample((codes, seed, shuffle) =>
        {
            var random = new Random(shuffle);
            var order = Draw.Order(seed, codes);
            Assert.That(Draw.Order(seed, codes.OrderBy(_ => random.Next())), Is.EqualTo(order));
            Assert.That(order, Is.EquivalentTo(codes));
        });

    [Test]
    public void A_conflicted_reviewer_is_left_out_before_the_draw()
    {
        var review = Drawn(20, conflicted: 3);
        var excluded = review.Panel!.Proof!.Excluded;
        Assert.That(excluded, Has.Count.EqualTo(3));
        Assert.That(review.Panel.Seats.Select(s => s.Code), Has.None.AnyOf([.. excluded]));
    }

    [Test]
    public void A_pool_that_is_too_small_is_refused_with_the_shortfall()
    {
        var refused = Assert.Throws<RefusedException>(() => Drawn(10, conflicted: 3))!;
        Assert.That((refused.Refusal, refused.Facts["needed"], refused.Facts["eligible"], refused.Facts["missing"]), Is.EqualTo((Refusals.PoolIsTooSmall, 9, 7, 2)));
    }

    [Test]
    public void A_pool_can_not_be_committed_once_the_seed_may_be_known()
    {
        var review = Waiting();
        Assert.That(review.WhyNotCommitPool(Qinghai.Closes.AddTicks(-1)), Is.Null);
        Assert.That(review.WhyNotCommitPool(Qinghai.Closes)!.Refusal, Is.EqualTo(Refusals.PoolComesTooLate));
        Assert.That(Qinghai.Opened().WhyNotCommitPool(BeforeClose)!.Refusal, Is.EqualTo(Refusals.PoolComesTooLate));
    }

    [Test]
    public void A_pool_is_committed_once()
    {
        var review = Waiting();
        review.CommitPool([new PoolMember("C1", "P1")], "officer", BeforeClose);
        Assert.That(review.WhyNotCommitPool(BeforeClose)!.Refusal, Is.EqualTo(Refusals.PoolIsCommitted));
    }

    [Test]
    public void Without_a_committed_pool_there_is_no_draw() => Assert.That(Qinghai.Opened().WhyNotDraw()!.Refusal, Is.EqualTo(Refusals.PoolIsMissing));

    [Test]
    public void The_event_names_nobody_and_commits_to_the_proof()
    {
        var review = Drawn(20);
        var appointed = ReviewEvents.Appointed(review, Qinghai.InReview);
        Assert.That((appointed.Seats, appointed.Standbys, appointed.Method, appointed.Seed), Is.EqualTo((7, 2, "drawn", review.Panel!.Proof!.Seed)));
        Assert.That(appointed.ProofDigest, Is.EqualTo(Shared.Proof.Canonical.Digest(review.Panel.Proof)));
        var json = System.Text.Json.JsonSerializer.Serialize(appointed);
        foreach (var seat in review.Panel.Seats) Assert.That(json, Does.Not.Contain(seat.Person));
    }

    static ChallengeReview Waiting()
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        review.Take(Qinghai.Terms, 1, Qinghai.Published);
        return review;
    }

    /// <param name="conflicted">How many of the pool work for an applicant.</param>
    static ChallengeReview Drawn(int pool, int conflicted = 0)
    {
        var register = Enumerable.Range(1, pool).Select(i => new Candidate(MassTransit.NewId.NextGuid(), $"C{i:00}", $"pool-person-{i}", "chemistry", i <= conflicted ? "org-shanghai" : $"org-{i}", [])).ToDictionary(c => c.Code);
        var review = Waiting();
        review.CommitPool([.. register.Values.Select(c => new PoolMember(c.Code, c.Person))], "officer", BeforeClose);
        review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        foreach (var code in Qinghai.Codes) review.Take(Qinghai.Application(code), Qinghai.Closes);
        review.DrawPanel(register, "officer", Qinghai.InReview);
        return review;
    }
}
