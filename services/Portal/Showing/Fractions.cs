using System.Globalization;

namespace Challenges.Portal.Showing;

/// <summary>Exact numbers of a service, such as <c>471/5</c>, as decimals for the eye; what decides stays exact at the service.</summary>
public static class Fractions
{
    public static string Show(string exact, int decimals)
    {
        var parts = exact.Split('/');
        return decimal.TryParse(parts[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var above)
            && decimal.TryParse(parts.ElementAtOrDefault(1) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var below) && below != 0
            ? Math.Round(above / below, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : exact;
    }
}
