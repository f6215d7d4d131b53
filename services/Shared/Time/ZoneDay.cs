namespace Challenges.Shared.Time;

/// <summary>Days of a zone as half-open intervals of instants. Instants are stored; days exist only in the challenge's zone.</summary>
public static class ZoneDay
{
    /// <summary>The day that <paramref name="instant"/> falls on in the zone with this IANA id.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    public static DateOnly Of(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>
    /// The first instant of the day, in UTC. Where clocks skip midnight the day begins after the gap; where they repeat it, with the first pass.
    /// </summary>
    public static DateTimeOffset Start(DateOnly day, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (rules.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        var offset = rules.IsAmbiguousTime(midnight) ? rules.GetAmbiguousTimeOffsets(midnight).Max() : rules.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>The instant at which the day ends, which is the start of the next one.</summary>
    public static DateTimeOffset End(DateOnly day, string zone) => Start(day.AddDays(1), zone);
}
