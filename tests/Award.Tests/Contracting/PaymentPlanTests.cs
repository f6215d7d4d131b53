using CsCheck;

namespace Challenges.Award.Tests.Contracting;

sealed class PaymentPlanTests
{
    static readonly Gen<int[]> Shares = Gen.Int[1, 12].SelectMany(count => Gen.Int[1, 100].Array[count])
        .Select(Total100);

    [Test]
    public void The_demonstration_price_divides_into_thirty_forty_thirty() =>
        Assert.That(PaymentPlan.Allocate(1_980_000_000, [30, 40, 30]), Is.EqualTo(new long[] { 594_000_000, 792_000_000, 594_000_000 }));

    [Test]
    public void Fen_that_remain_go_to_the_largest_remainders_the_earlier_one_first() =>
        Assert.Multiple(() =>
        {
            Assert.That(PaymentPlan.Allocate(10_001, [33, 33, 34]), Is.EqualTo(new long[] { 3300, 3300, 3401 }));
            Assert.That(PaymentPlan.Allocate(1, [50, 50]), Is.EqualTo(new long[] { 1, 0 }));
            Assert.That(PaymentPlan.Allocate(3, [25, 25, 25, 25]), Is.EqualTo(new long[] { 1, 1, 1, 0 }));
        });

    [Test, Property("Case", "G97"), Property("Rule", "R22")]
    public void The_parts_always_total_the_price_and_none_is_a_fen_from_its_share() =>
        Gen.Select(Gen.Long[0, long.MaxValue / 2], Shares).Sample((total, shares) =>
        {
            var parts = PaymentPlan.Allocate(total, shares);
            return parts.Sum() == total && parts.Zip(shares).All(part => Int128.Abs((Int128)part.First * 100 - (Int128)total * part.Second) < 100);
        });

    [Test]
    public void Equal_shares_differ_by_one_fen_at_most() =>
        Gen.Long[0, 1_000_000_000_000].Sample(total =>
        {
            var parts = PaymentPlan.Allocate(total, [25, 25, 25, 25]);
            return parts.Max() - parts.Min() <= 1;
        });

    [TestCase(30, 40, 29)]
    [TestCase(30, 40, 31)]
    [TestCase(0, 50, 50)]
    [TestCase(-10, 60, 50)]
    public void Shares_that_do_not_total_100_divide_nothing(int first, int second, int third) =>
        Assert.That(() => PaymentPlan.Allocate(100, [first, second, third]), Throws.ArgumentException);

    /// <summary>Cuts random weights into positive whole shares that total 100.</summary>
    static int[] Total100(int[] weights)
    {
        var shares = weights.Select(_ => 1).ToArray();
        for (var left = 100 - shares.Length; left > 0; left--) shares[weights[left % weights.Length] % shares.Length]++;
        return shares;
    }
}
