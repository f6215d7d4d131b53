using Challenges.Shared.Time;
using CsCheck;

namespace Challenges.Shared.Tests.Time;

sealed class WorkingCalendarTests
{
    static readonly WorkingCalendar China = WorkingCalendar.China;

    [Test]
    public void Five_working_days_from_27_April_2023_skip_the_May_holiday_and_count_the_make_up_Saturday() =>
        Assert.That(China.Count(new(2023, 4, 27), 5), Is.EqualTo(Days("2023-04-27 2023-04-28 2023-05-04 2023-05-05 2023-05-06")));

    [Test, Property("Case", "A25")]
    public void Five_working_days_from_26_September_2025_count_the_make_up_Sunday_and_skip_the_eight_days_of_October() =>
        Assert.That(China.Count(new(2025, 9, 26), 5), Is.EqualTo(Days("2025-09-26 2025-09-28 2025-09-29 2025-09-30 2025-10-09")));

    [Test]
    public void Five_working_days_from_20_August_2020_are_the_seven_calendar_days_of_Xiamen() =>
        Assert.That(China.Count(new(2020, 8, 20), 5), Is.EqualTo(Days("2020-08-20 2020-08-21 2020-08-24 2020-08-25 2020-08-26")));

    [Test]
    public void A_day_that_rests_is_not_counted_although_it_is_the_first() =>
        Assert.That(China.Count(new(2023, 4, 29), 1), Is.EqualTo(Days("2023-05-04")));

    [Test]
    public void A_day_off_that_next_years_announcement_names_rests()
    {
        var calendar = WorkingCalendar.Parse("""
            { "years": { "2021": { "daysOff": [], "makeUpWorkdays": ["2020-12-26"] },
                         "2020": { "daysOff": [], "makeUpWorkdays": [] },
                         "2022": { "daysOff": ["2021-12-31"], "makeUpWorkdays": [] } } }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(calendar.IsWorkingDay(new(2021, 12, 31)), Is.False, "a Friday");
            Assert.That(calendar.IsWorkingDay(new(2020, 12, 26)), Is.True, "a Saturday");
            Assert.That(China.IsWorkingDay(new(2022, 12, 31)), Is.False);
        });
    }

    [Test]
    public void A_day_of_a_missing_year_stays_refused_although_a_neighbours_announcement_names_it()
    {
        var calendar = WorkingCalendar.Parse("""{ "years": { "2023": { "daysOff": ["2022-12-31"], "makeUpWorkdays": [] } } }""");
        Assert.That(() => calendar.IsWorkingDay(new(2022, 12, 31)), Throws.TypeOf<CalendarYearMissingException>().With.Property("Year").EqualTo(2022));
    }

    [TestCase("2019-12-31", 1, 2019)]
    [TestCase("2026-12-30", 3, 2027)]
    [TestCase("2027-01-01", 1, 2027)]
    public void Counting_into_a_year_that_was_not_announced_is_refused(string first, int count, int missing) =>
        Assert.That(() => China.Count(Day(first), count), Throws.TypeOf<CalendarYearMissingException>().With.Property("Year").EqualTo(missing));

    [Test]
    public void Counting_that_ends_on_the_last_announced_day_is_not_refused() =>
        Assert.That(China.Count(new(2026, 12, 30), 2), Is.EqualTo(Days("2026-12-30 2026-12-31")));

    [TestCase("{}")]
    [TestCase("""{ "years": {} }""")]
    [TestCase("""{ "years": { "2023": { "daysOff": ["2023-01-28"], "makeUpWorkdays": ["2023-01-28"] } } }""")]
    [TestCase("""{ "years": { "2023": { "daysOff": ["January"], "makeUpWorkdays": [] } } }""")]
    public void A_table_that_says_nothing_or_both_is_refused(string json) =>
        Assert.That(() => WorkingCalendar.Parse(json), Throws.TypeOf<FormatException>());

    /// <summary>Every start day of the table against a count that shares no code with the calendar: it strikes days from the whole list of days.</summary>
    [Test]
    public void Every_start_day_agrees_with_an_independent_count()
    {
        var expected = IndependentTable.WorkingDays();
        var last = new DateOnly(2026, 12, 31);
        for (var first = new DateOnly(2020, 1, 1); first <= last; first = first.AddDays(1))
        {
            var counted = expected.Where(day => day >= first).Take(15).ToList();
            if (counted.Count == 15) Assert.That(China.Count(first, 15), Is.EqualTo(counted), $"from {first:O}");
            else Assert.That(() => China.Count(first, 15), Throws.TypeOf<CalendarYearMissingException>(), $"from {first:O}");
        }
    }

    [Test]
    public void A_longer_count_only_adds_days_at_the_end() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((start, some, more) =>
        {
            var first = new DateOnly(2020, 1, 1).AddDays(start);
            return China.Count(first, some + more).Take(some).SequenceEqual(China.Count(first, some));
        });

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static DateOnly[] Days(string texts) => [.. texts.Split(' ').Select(Day)];
}
