using System.Globalization;

namespace Challenges.Portal.Showing;

/// <summary>Targets as they are read: <c>≥ 4.0 t/day</c>. Digits are grouped, decimals stay as they were written.</summary>
public static class Comparators
{
    public static string Target(string comparator, decimal target, string unit) => $"{Sign(comparator)} {Number(target)}\u00a0{unit}";

    public static string Value(decimal value, string unit) => $"{Number(value)}\u00a0{unit}";

    /// <summary>As many decimals as were written: 4.0 stays 4.0.</summary>
    public static string Number(decimal value) => value.ToString("N" + value.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static string Sign(string comparator) => comparator switch { ">=" => "≥", "<=" => "≤", _ => comparator };
}
