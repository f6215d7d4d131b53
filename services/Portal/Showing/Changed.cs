using System.Globalization;
using System.Text.Json;
using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Showing;

/// <summary>One side of a difference as people read it: money as money, instants with their zone, indicators as lines.</summary>
static class Changed
{
    public static string Show(string field, string value, string zone, Tongue tongue)
    {
        if (field == "bountyFen" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var fen)) return Money.Show(fen, tongue.IsChinese);
        if (field.StartsWith("schedule.", StringComparison.Ordinal) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return Dates.Instant(at, zone, tongue.IsChinese) + " " + Dates.ZoneName(zone, at, tongue.IsChinese);
        return field == "indicators" ? Lines(value, tongue) ?? value : value;
    }

    static string? Lines(string json, Tongue tongue)
    {
        try
        {
            return string.Join('\n', JsonSerializer.Deserialize<IReadOnlyList<Indicator>>(json, ServiceClient.Reading)!.Select(i =>
                $"{tongue.Of(i.Name)} {Comparators.Target(i.Comparator, i.Target, i.Unit)} ({tongue[i.MustHave ? "indicators.must" : "indicators.preferred"]})"));
        }
        catch (JsonException)
        {
            // A later form of the text: shown as it is.
            return null;
        }
    }
}
