namespace Challenges.Shared.Time;

/// <summary>Working days of a country: weekends and announced days off rest, announced make-up days count. A year that was not announced is refused, never guessed.</summary>
public sealed class WorkingCalendar
{
    /// <summary>The State Council's announcements for the years that the embedded table holds.</summary>
    public static WorkingCalendar China => throw new NotImplementedException();

    public bool IsWorkingDay(DateOnly day) => throw new NotImplementedException();

    /// <summary>The next <paramref name="count"/> working days from <paramref name="first"/> on, itself included when it counts.</summary>
    public IReadOnlyList<DateOnly> Count(DateOnly first, int count) => throw new NotImplementedException();
}

public sealed class CalendarYearMissingException(int year) : Exception($"The working-day calendar of {year} has not been announced.")
{
    public int Year { get; } = year;
}
