using System.Collections.Frozen;
using System.Text.Json;

namespace Challenges.Shared.Time;

/// <summary>
/// Working days of a country: weekends and announced days off rest, announced make-up days count. A year that was not announced is refused, never guessed.
/// An announcement may name a day of a neighbouring year (the one for 2023 names 31 December 2022); such a day counts as announced, the year it falls in does not.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The State Council's announcements for the years that the embedded table (<c>cn.json</c>) holds: 2020 to 2026.</summary>
    public static WorkingCalendar China => LazyChina.Value;

    static readonly Lazy<WorkingCalendar> LazyChina = new(ReadChina);

    readonly FrozenSet<int> _years;
    readonly FrozenSet<DateOnly> _daysOff;
    readonly FrozenSet<DateOnly> _makeUpDays;

    WorkingCalendar(Table table)
    {
        _years = table.Years.Keys.ToFrozenSet();
        _daysOff = table.Years.Values.SelectMany(year => year.DaysOff).ToFrozenSet();
        _makeUpDays = table.Years.Values.SelectMany(year => year.MakeUpWorkdays).ToFrozenSet();
        if (_daysOff.Overlaps(_makeUpDays))
            throw new FormatException($"{_daysOff.Intersect(_makeUpDays).Min():O} is announced both as a day off and as a make-up workday.");
    }

    /// <summary>The years that can be counted in, in order.</summary>
    public IReadOnlyList<int> Years => [.. _years.Order()];

    /// <summary>
    /// Reads a table of the form <c>{"years":{"2023":{"daysOff":["2023-01-01"],"makeUpWorkdays":["2023-01-28"]}}}</c>; other members are skipped.
    /// </summary>
    /// <exception cref="FormatException">The table is not of that form, holds no year, or names a day as both.</exception>
    public static WorkingCalendar Parse(string json)
    {
        try
        {
            var table = JsonSerializer.Deserialize<Table>(json, JsonSerializerOptions.Web);
            return table is { Years.Count: > 0 } ? new(table) : throw new FormatException("The calendar holds no year.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The calendar can't be read: {e.Message}", e);
        }
    }

    /// <exception cref="CalendarYearMissingException">The year of <paramref name="day"/> was not announced.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!_years.Contains(day.Year)) throw new CalendarYearMissingException(day.Year);
        if (_makeUpDays.Contains(day)) return true;
        return !_daysOff.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The next <paramref name="count"/> working days from <paramref name="first"/> on, itself included when it counts.</summary>
    /// <exception cref="CalendarYearMissingException">The count runs into a year that was not announced.</exception>
    public IReadOnlyList<DateOnly> Count(DateOnly first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var days = new List<DateOnly>(count);
        for (var day = first; days.Count < count; day = day.AddDays(1))
            if (IsWorkingDay(day)) days.Add(day);
        return days;
    }

    /// <summary>What is announced for the days of these years: enough to count in them again, whatever a later table says. A year that was not announced is left out.</summary>
    public IReadOnlyList<AnnouncedYear> Announced(int from, int to) =>
        [.. Years.Where(year => year >= from && year <= to).Select(year => new AnnouncedYear(year, Of(_daysOff, year), Of(_makeUpDays, year)))];

    /// <summary>The calendar of what <see cref="Announced"/> gave.</summary>
    /// <exception cref="FormatException">A day is named as both.</exception>
    public static WorkingCalendar From(IReadOnlyList<AnnouncedYear> years) =>
        new(new Table { Years = years.ToDictionary(year => year.Year, year => new Announcement { DaysOff = year.DaysOff, MakeUpWorkdays = year.MakeUpWorkdays }) });

    static IReadOnlyList<DateOnly> Of(FrozenSet<DateOnly> days, int year) => [.. days.Where(day => day.Year == year).Order()];

    static WorkingCalendar ReadChina()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("Challenges.Shared.Time.cn.json")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    sealed record Table
    {
        public required Dictionary<int, Announcement> Years { get; init; }
    }

    sealed record Announcement
    {
        public required IReadOnlyList<DateOnly> DaysOff { get; init; }
        public required IReadOnlyList<DateOnly> MakeUpWorkdays { get; init; }
    }
}

/// <param name="DaysOff">Announced days of rest in this year, weekdays among them.</param>
/// <param name="MakeUpWorkdays">Weekend days of this year that count.</param>
public sealed record AnnouncedYear(int Year, IReadOnlyList<DateOnly> DaysOff, IReadOnlyList<DateOnly> MakeUpWorkdays);

public sealed class CalendarYearMissingException(int year) : Exception($"The working-day calendar of {year} has not been announced.")
{
    public int Year { get; } = year;
}
