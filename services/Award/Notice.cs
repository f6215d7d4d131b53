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
    /// <summary>True when an upheld objection led back to proposal.</summary>
    public bool LedBack { get; init; }

    /// <summary>Counts the days of a notice that becomes visible now (R19).</summary>
    /// <exception cref="CalendarYearMissingException">The count runs into a year that was not announced.</exception>
    public static IReadOnlyList<DateOnly> Count(Timetable timetable, AwardSettings settings, DateTimeOffset now)
    {
        var first = ZoneDay.Of(now, timetable.Zone).AddDays(settings.NoticeCountsFromNextDay ? 1 : 0);
        return timetable.NoticeUnit == "WorkingDay"
            ? settings.Calendar.Count(first, timetable.NoticeLength)
            : [.. Enumerable.Range(0, timetable.NoticeLength).Select(first.AddDays)];
    }
}
