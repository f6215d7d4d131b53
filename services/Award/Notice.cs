using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The public notice (公示) of one proposal: the days that count, and the half-open interval in which objections are in time.</summary>
public sealed record Notice
{
    public required Guid Id { get; init; }
    public required Guid ProposalId { get; init; }
    public required string OpenedBy { get; init; }
    /// <summary>Visible from here on.</summary>
    public required DateTimeOffset OpenedAt { get; init; }
    /// <summary><c>WorkingDay</c> or <c>CalendarDay</c>.</summary>
    public required string Unit { get; init; }
    public required IReadOnlyList<DateOnly> CountedDays { get; init; }
    /// <summary>Start of the day after the last counted one, in the challenge's zone: an objection that arrives now is late.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>The end and the grace in which objections whose arrival was stamped before the end may finish (the same grace as at the close of applications).</summary>
    public required DateTimeOffset ConfirmableFrom { get; init; }
    public StandContact? Contact { get; init; }
    public bool EndReached { get; init; }
    /// <summary>True when an upheld objection or a new ranking led back to the decision.</summary>
    public bool LedBack { get; init; }
    /// <summary>What led back: <c>objection</c> or <c>reconsideration</c>; null for a notice that did not.</summary>
    public string? LedBackBy { get; init; }

    public const string Objection = "objection";
    public const string Reconsideration = "reconsideration";

    /// <summary>Counts the days of a notice that becomes visible now (R19).</summary>
    /// <exception cref="CalendarYearMissingException">The count runs into a year that was not announced.</exception>
    public static IReadOnlyList<DateOnly> Count(Timetable timetable, AwardSettings settings, DateTimeOffset now) => NoticeTerms.Of(timetable, settings).Count(settings.Calendar, now);
}

/// <summary>All that the days of a notice are counted from, the announced calendar among it, so that the count can be made again.</summary>
/// <param name="Unit"><c>WorkingDay</c> or <c>CalendarDay</c>.</param>
/// <param name="Calendar">Empty for calendar days.</param>
public sealed record NoticeTerms(string Zone, string Unit, int Length, int GraceSeconds, bool CountsFromNextDay, IReadOnlyList<AnnouncedYear> Calendar)
{
    public static NoticeTerms Of(Timetable timetable, AwardSettings settings) =>
        new(timetable.Zone, timetable.NoticeUnit, timetable.NoticeLength, timetable.GraceSeconds, settings.NoticeCountsFromNextDay,
            timetable.NoticeUnit == "WorkingDay" ? settings.Calendar.Announced(int.MinValue, int.MaxValue) : []);

    /// <summary>The same with no more of the calendar than these days need.</summary>
    public NoticeTerms For(IReadOnlyList<DateOnly> days) => this with { Calendar = [.. Calendar.Where(year => year.Year >= days[0].Year - 1 && year.Year <= days[^1].Year)] };

    /// <exception cref="CalendarYearMissingException">The count runs into a year that was not announced.</exception>
    public IReadOnlyList<DateOnly> Count(DateTimeOffset now) => Count(WorkingCalendar.From(Calendar), now);

    /// <inheritdoc cref="Count(DateTimeOffset)"/>
    public IReadOnlyList<DateOnly> Count(WorkingCalendar calendar, DateTimeOffset now)
    {
        var first = ZoneDay.Of(now, Zone).AddDays(CountsFromNextDay ? 1 : 0);
        return Unit == "WorkingDay" ? calendar.Count(first, Length) : [.. Enumerable.Range(0, Length).Select(first.AddDays)];
    }

    /// <summary>Objections are in time before it.</summary>
    public DateTimeOffset EndOf(IReadOnlyList<DateOnly> days) => ZoneDay.End(days[^1], Zone);

    /// <summary>From here on no objection that arrived in time can still be on its way.</summary>
    public DateTimeOffset SettledAfter(IReadOnlyList<DateOnly> days) => EndOf(days) + TimeSpan.FromSeconds((long)GraceSeconds);
}
