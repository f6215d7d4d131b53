using Challenges.Shared.Time;

namespace Challenges.Applications;

/// <summary>The working days in which an applicant may mend what the formal check found (R12).</summary>
public static class FixWindow
{
    /// <summary>The first instant after the window: the end of the last of so many working days after the day of the sealing, in the challenge's zone.</summary>
    /// <exception cref="CalendarYearMissingException">The count runs into a year that was not announced.</exception>
    public static DateTimeOffset Ends(DateTimeOffset sealedAt, string zone, int workingDays, WorkingCalendar calendar)
    {
        if (workingDays == 0) return sealedAt;
        return ZoneDay.End(calendar.Count(ZoneDay.Of(sealedAt, zone).AddDays(1), workingDays)[^1], zone);
    }
}
