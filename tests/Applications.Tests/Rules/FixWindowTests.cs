using Challenges.Shared.Time;
using CsCheck;

namespace Challenges.Applications.Tests.Rules;

public sealed class FixWindowTests
{
    const string Zone = "Asia/Shanghai";

    /// <summary>Rongcheng's trap: the holiday of 1 May and the make-up Saturday after it.</summary>
    [TestCase("2022-12-19T10:01:00Z", 5, "2022-12-26T16:00:00Z")]
    [TestCase("2023-04-26T10:01:00Z", 5, "2023-05-06T16:00:00Z")]
    [TestCase("2022-12-19T16:00:00Z", 1, "2022-12-21T16:00:00Z")]
    public void The_window_ends_with_the_last_working_day_after_the_sealing(string sealedAt, int days, string ends) =>
        Assert.That(FixWindow.Ends(At(sealedAt), Zone, days, WorkingCalendar.China), Is.EqualTo(At(ends)));

    [Test]
    [Property("Rule", "R12")]
    public void However_the_days_lie_a_window_holds_exactly_so_many_whole_working_days() =>
        Gen.Select(Gen.Int[0, 2_500], Gen.Int[0, 86_399], Gen.Int[1, 30]).Sample((day, second, days) =>
        {
            var sealedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddDays(day % 2_400).AddSeconds(second);
            var ends = FixWindow.Ends(sealedAt, Zone, days, WorkingCalendar.China);
            var (first, last) = (ZoneDay.Of(sealedAt, Zone).AddDays(1), ZoneDay.Of(ends, Zone).AddDays(-1));
            var within = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
            Assert.That(within.Count(WorkingCalendar.China.IsWorkingDay), Is.EqualTo(days));
            Assert.That(WorkingCalendar.China.IsWorkingDay(last));
            Assert.That(ends, Is.EqualTo(ZoneDay.Start(last.AddDays(1), Zone)));
        }, iter: 500);

    [Test]
    public void A_window_of_no_days_is_over_at_once()
    {
        var intake = Sealed(0, Samples.Due);
        Assert.That((intake.MayMend(Samples.Due), intake.FixUntil), Is.EqualTo((false, (DateTimeOffset?)Samples.Due)));
    }

    [Test]
    public void What_arrives_at_the_end_of_the_window_is_late()
    {
        var intake = Sealed(5, Samples.Due);
        var until = intake.FixUntil!.Value;
        Assert.That((intake.MayMend(until.AddTicks(-1)), intake.MayMend(until), intake.NextDueAt), Is.EqualTo((true, false, (DateTimeOffset?)until.AddSeconds(60))));
        intake.EndFixWindow(until.AddSeconds(60));
        Assert.That((intake.NextDueAt, intake.MayMend(until.AddTicks(-1))), Is.EqualTo(((DateTimeOffset?)null, false)));
    }

    [Test]
    public void While_the_calendar_is_not_announced_nobody_is_late_and_the_window_is_counted_again_the_next_day()
    {
        var sealedAt = new DateTimeOffset(2022, 12, 30, 10, 0, 0, TimeSpan.Zero);
        var old = WorkingCalendar.Parse("""{"years":{"2022":{"daysOff":[],"makeUpWorkdays":[]}}}""");
        var intake = Sealed(5, sealedAt, old);
        Assert.That((intake.FixUntil, intake.NextDueAt, intake.MayMend(sealedAt.AddDays(60))), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)sealedAt.AddDays(1), true)));
        intake.CountFixWindow(WorkingCalendar.China, sealedAt.AddDays(1));
        Assert.That((intake.FixUntil, intake.RecountAt), Is.EqualTo(((DateTimeOffset?)At("2023-01-09T16:00:00Z"), (DateTimeOffset?)null)));
    }

    static Intake Sealed(int days, DateTimeOffset at, WorkingCalendar? calendar = null)
    {
        var terms = Samples.Terms();
        var intake = Samples.Intake(terms with { Policy = terms.Policy with { FixWindowWorkingDays = days } });
        intake.Seal([], Sealing.Codes.Draw, at);
        intake.CountFixWindow(calendar ?? WorkingCalendar.China, at);
        return intake;
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
