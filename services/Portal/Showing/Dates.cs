using System.Globalization;

namespace Challenges.Portal.Showing;

/// <summary>Instants as people read them: date, weekday, time, and the city and offset of the zone in which the challenge counts.</summary>
public static class Dates
{
    static readonly string[] ZhDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary><c>2022年12月19日（周一）18:00</c> or <c>Mon 19 December 2022, 18:00</c>; an end of day is that day's 24:00.</summary>
    public static string Instant(DateTimeOffset at, string zone, bool chinese)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var (day, time) = local.TimeOfDay == TimeSpan.Zero ? (local.Date.AddDays(-1), "24:00") : (local.Date, local.ToString("HH:mm", CultureInfo.InvariantCulture));
        return Day(DateOnly.FromDateTime(day), chinese) + (chinese ? "" : ", ") + time;
    }

    /// <summary>For tables: <c>2022-12-19 18:00</c> in both languages.</summary>
    public static string Brief(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>To the millisecond, where an arrival decides.</summary>
    public static string Exact(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day, bool chinese) => chinese
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日（{ZhDays[(int)day.DayOfWeek]}）")
        : day.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string ZoneName(string zone, DateTimeOffset at, bool chinese)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(at);
        var utc = "UTC" + (offset < TimeSpan.Zero ? "-" : "+") + (offset.Minutes == 0
            ? Math.Abs(offset.Hours).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(offset.Hours)}:{Math.Abs(offset.Minutes):00}"));
        return (zone, chinese) switch
        {
            ("Asia/Shanghai", true) => $"北京时间（{utc}）",
            ("Asia/Shanghai", false) => $"Beijing time ({utc})",
            ("Asia/Urumqi", true) => $"乌鲁木齐时间（{utc}）",
            (_, true) => $"{City(zone)} 时间（{utc}）",
            _ => $"{City(zone)} time ({utc})"
        };
    }

    /// <summary>Days, hours and minutes, rounded down; under an hour minutes and seconds. The service's own clock is subtracted, never this machine's.</summary>
    public static string Left(TimeSpan left, bool chinese)
    {
        var (days, hours, minutes, seconds) = (Text(left.Days), Two(left.Hours), Two(left.Minutes), Two(left.Seconds));
        if (left < TimeSpan.FromHours(1)) return chinese ? $"{Text(left.Minutes)} 分 {seconds} 秒" : $"{Text(left.Minutes)} min {seconds} s";
        return chinese ? $"{days} 天 {hours} 小时 {minutes} 分" : $"{days} d {hours} h {minutes} min";
    }

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
