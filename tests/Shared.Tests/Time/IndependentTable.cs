using System.Globalization;
using System.Text.Json.Nodes;
using Challenges.Shared.Time;

namespace Challenges.Shared.Tests.Time;

/// <summary>The announced table read a second time by other means, so that an error of the calendar's own reading shows.</summary>
static class IndependentTable
{
    public static IReadOnlyList<DateOnly> WorkingDays()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("Challenges.Shared.Time.cn.json")!;
        var years = JsonNode.Parse(stream)!["years"]!.AsObject();
        var days = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        for (var day = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2027; day = day.AddDays(1))
            days[day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] = (int)day.DayOfWeek is >= 1 and <= 5;
        foreach (var (_, year) in years)
        {
            foreach (var off in year!["daysOff"]!.AsArray()) days[off!.ToString()] = false;
            foreach (var makeUp in year["makeUpWorkdays"]!.AsArray()) days[makeUp!.ToString()] = true;
        }
        return [.. days.Where(day => day.Value).Select(day => DateOnly.Parse(day.Key, CultureInfo.InvariantCulture))];
    }
}
