using System.Globalization;
using System.Text.RegularExpressions;

namespace Challenges.Publication;

/// <summary>
/// Times as an officer writes them. With an offset it is an instant; without one it is local to the challenge's zone, where a time that a clock change
/// skips is refused and one that it repeats is asked for; a date alone means the end of that day.
/// </summary>
public static partial class LocalTimes
{
    static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>Only IANA ids such as <c>Asia/Shanghai</c>: an abbreviation such as CST names several zones.</summary>
    public static TimeZoneInfo? Zone(string id) => id.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    public static DateTimeOffset Resolve(string field, string text, TimeZoneInfo zone)
    {
        if (HasOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return instant.ToUniversalTime();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return EndOf(day, zone);
        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw Refusals.TimeIsNotReadable.With(("field", field), ("text", text));
        if (zone.IsInvalidTime(local)) throw Refusals.TimeDoesNotExist.With(("field", field), ("text", text), ("zone", zone.Id));
        if (zone.IsAmbiguousTime(local))
            throw Refusals.TimeExistsTwice.With(("field", field), ("text", text), ("zone", zone.Id),
                ("candidates", zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(o => new DateTimeOffset(local, o).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)).ToList()));
        return At(local, zone);
    }

    /// <summary>The first instant that is no longer in the day, also where midnight is skipped.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return At(midnight, zone);
    }

    public static DateTime Local(this DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    static DateTimeOffset At(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

    [GeneratedRegex(@"T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex HasOffset();
}
