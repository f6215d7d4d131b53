using Challenges.Shared.Time;

namespace Challenges.Shared.Tests.Time;

sealed class ZoneDayTests
{
    [Test]
    public void A_day_in_Shanghai_ends_at_sixteen_hours_UTC() =>
        Assert.That(ZoneDay.End(new(2023, 5, 6), "Asia/Shanghai"), Is.EqualTo(new DateTimeOffset(2023, 5, 6, 16, 0, 0, TimeSpan.Zero)));

    [TestCase(15, 59, 59, 6)]
    [TestCase(16, 0, 0, 7)]
    [Property("Case", "A23")]
    public void The_instant_at_which_a_day_ends_is_of_the_next_day(int hour, int minute, int second, int day) =>
        Assert.That(ZoneDay.Of(new(2023, 5, 6, hour, minute, second, TimeSpan.Zero), "Asia/Shanghai"), Is.EqualTo(new DateOnly(2023, 5, day)));

    [Test]
    public void A_day_whose_midnight_is_skipped_begins_after_the_gap() =>
        Assert.That(ZoneDay.Start(new(2018, 11, 4), "America/Sao_Paulo"), Is.EqualTo(new DateTimeOffset(2018, 11, 4, 1, 0, 0, TimeSpan.FromHours(-2))));

    [Test]
    public void A_day_whose_midnight_comes_twice_begins_with_the_first() =>
        Assert.That(ZoneDay.Start(new(2023, 11, 5), "America/Havana"), Is.EqualTo(new DateTimeOffset(2023, 11, 5, 0, 0, 0, TimeSpan.FromHours(-4))));
}
