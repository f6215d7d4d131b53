using Challenges.Shared.Time;

namespace Challenges.Publication;

/// <summary>How long it is from one date of a timetable to another, in days of its zone. The first day doesn't count, the last one does; what ends at midnight ends with the day before it.</summary>
/// <param name="From"><c>publishedAt</c>, <c>closesAt</c>, or <c>now</c> in a draft, which is not published yet.</param>
/// <param name="To"><c>questionsUntil</c>, <c>closesAt</c> or <c>reviewEndsAt</c>.</param>
/// <param name="WorkingDays">Null when the calendar of a year in it was not announced.</param>
/// <param name="MissingYear">The first such year; null when all are announced.</param>
public sealed record Span(string From, string To, int Days, int? WorkingDays, int? MissingYear)
{
    /// <summary>From the publication, or from now, to the end of the questions and to the close, and from there to the end of the review; dates that have passed by then are left out.</summary>
    /// <param name="from">Name of the first date.</param>
    public static IReadOnlyList<Span> Of(Schedule schedule, string from, DateTimeOffset at, WorkingCalendar calendar)
    {
        (string From, DateTimeOffset At, string To, DateTimeOffset Until)[] spans =
        [
            (from, at, "questionsUntil", schedule.QuestionsUntil), (from, at, "closesAt", schedule.ClosesAt), ("closesAt", schedule.ClosesAt, "reviewEndsAt", schedule.ReviewEndsAt)
        ];
        return [.. spans.Where(s => s.At < s.Until).Select(s => Count(s.From, ZoneDay.Of(s.At, schedule.Zone), s.To, ZoneDay.Of(s.Until.AddTicks(-1), schedule.Zone), calendar))];
    }

    static Span Count(string from, DateOnly first, string to, DateOnly last, WorkingCalendar calendar)
    {
        var days = Math.Max(0, last.DayNumber - first.DayNumber);
        try
        {
            return new(from, to, days, Enumerable.Range(1, days).Count(n => calendar.IsWorkingDay(first.AddDays(n))), null);
        }
        catch (CalendarYearMissingException e)
        {
            return new(from, to, days, null, e.Year);
        }
    }
}
