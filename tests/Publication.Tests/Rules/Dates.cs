using Challenges.Publication.Profiles;
using Challenges.Shared.Time;
using CsCheck;

namespace Challenges.Publication.Tests.Rules;

public sealed class Dates
{
    static readonly PolicyProfile Profile = PolicyProfiles.Find("provincial-default")!;

    [Test]
    public void Thirty_days_are_enough_and_a_second_less_is_not()
    {
        Assert.That(Given.Schedule.WhyNotFrom(Given.At("2022-11-19T18:00:00"), Profile), Is.Null);
        Given.Schedule.WhyNotFrom(Given.At("2022-11-19T18:00:01"), Profile).With(Refusals.WindowIsTooShort);
    }

    [TestCase("CST")]
    [TestCase("China Standard Time")]
    [TestCase("UTC+8")]
    [TestCase("Asia/Atlantis")]
    [TestCase("")]
    [Property("Case", "A14")]
    public void A_zone_is_an_IANA_id(string zone) => (Given.Schedule with { Zone = zone }).WhyNotSound().With(Refusals.ZoneIsUnknown);

    [Test]
    public void Any_order_but_the_right_one_is_refused() =>
        Gen.Int[0, 200].Array[4].Sample(days =>
        {
            var at = days.Select(d => Given.Now + TimeSpan.FromDays(d)).ToArray();
            var schedule = Given.Schedule with { QuestionsUntil = at[1], ClosesAt = at[2], ReviewEndsAt = at[3] };
            var inOrder = days[0] < days[1] && days[1] < days[2] && days[2] < days[3];
            var refused = schedule.WhyNotFrom(at[0], Profile)?.Refusal;
            return inOrder ? refused is null == (days[2] - days[0] >= 30) && refused != Refusals.DatesAreOutOfOrder : refused == Refusals.DatesAreOutOfOrder;
        });

    [Test]
    public void Days_and_working_days_are_counted_from_the_day_after_up_to_the_last()
    {
        var spans = Span.Of(Given.Schedule with { ReviewEndsAt = Given.At("2023-01-29T00:00:00") }, "publishedAt", Given.At("2022-12-05T09:00:00"), WorkingCalendar.China);
        Assert.That(spans, Is.EqualTo(new[]
        {
            new Span("publishedAt", "questionsUntil", 4, 4, null), new Span("publishedAt", "closesAt", 14, 10, null),
            // New Year's Day and the Spring Festival rest; 28 January, a Saturday, is worked, and the review ends with it.
            new Span("closesAt", "reviewEndsAt", 40, 24, null)
        }));
    }

    [Test]
    public void A_year_that_was_not_announced_is_named_and_not_guessed()
    {
        var schedule = Given.Schedule with { QuestionsUntil = Given.At("2026-12-20T18:00:00"), ClosesAt = Given.At("2027-01-05T18:00:00"), ReviewEndsAt = Given.At("2027-03-31T18:00:00") };
        Assert.That(Span.Of(schedule, "now", Given.At("2026-12-14T09:00:00"), WorkingCalendar.China), Is.EqualTo(new[]
        {
            new Span("now", "questionsUntil", 6, 4, null), new Span("now", "closesAt", 22, null, 2027), new Span("closesAt", "reviewEndsAt", 85, null, 2027)
        }));
        Assert.That(Span.Of(schedule, "now", Given.At("2027-01-06T09:00:00"), WorkingCalendar.China).Select(s => s.To), Is.EqualTo(new[] { "reviewEndsAt" }), "what has passed is not counted");
    }

    [TestCase(-1)]
    [TestCase(601)]
    public void A_grace_is_at_most_ten_minutes(int seconds) => (Given.Schedule with { GraceSeconds = seconds }).WhyNotSound().With(Refusals.GraceIsOutOfRange);

    [TestCase(0, "WorkingDay")]
    [TestCase(61, "WorkingDay")]
    [TestCase(5, "Day")]
    public void A_notice_has_a_length_and_a_unit(int length, string unit) => (Given.Schedule with { NoticeLength = length, NoticeUnit = unit }).WhyNotSound().With(Refusals.NoticeIsNotDefined);

    [TestCase("2025-06-30T18:00:00+08:00", "Asia/Shanghai", "2025-06-30T10:00:00Z")]
    [TestCase("2025-06-30T18:00", "Asia/Shanghai", "2025-06-30T10:00:00Z")]
    [TestCase("2025-06-30", "Asia/Shanghai", "2025-06-30T16:00:00Z")]
    [TestCase("2025-06-30T10:00Z", "Asia/Shanghai", "2025-06-30T10:00:00Z")]
    [TestCase("2025-11-02T01:30:00-04:00", "America/New_York", "2025-11-02T05:30:00Z")]
    [TestCase("2025-09-06", "America/Santiago", "2025-09-07T04:00:00Z", Description = "midnight of the next day is skipped there")]
    [Property("Case", "A8")]
    public void A_time_is_read_in_the_zone_of_the_challenge(string text, string zone, string expected) =>
        Assert.That(LocalTimes.Resolve("closesAt", text, LocalTimes.Zone(zone)!), Is.EqualTo(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));

    [Test, Property("Case", "A13")]
    public void A_local_time_that_the_clocks_skip_is_refused() =>
        Refused.ByAct(() => LocalTimes.Resolve("closesAt", "2025-03-09T02:30", LocalTimes.Zone("America/New_York")!), Refusals.TimeDoesNotExist);

    [Test, Property("Case", "A13")]
    public void A_local_time_that_exists_twice_is_asked_for()
    {
        var refused = Refused.ByAct(() => LocalTimes.Resolve("closesAt", "2025-11-02T01:30", LocalTimes.Zone("America/New_York")!), Refusals.TimeExistsTwice);
        Assert.That(refused.Facts["candidates"], Is.EqualTo(new[] { "2025-11-02T01:30:00-04:00", "2025-11-02T01:30:00-05:00" }));
    }

    [TestCase("30.6.2025")]
    [TestCase("2025-06-31")]
    [TestCase("18:00 CST")]
    public void What_is_no_time_is_refused(string text) => Refused.ByAct(() => LocalTimes.Resolve("closesAt", text, LocalTimes.Zone("Asia/Shanghai")!), Refusals.TimeIsNotReadable);
}
