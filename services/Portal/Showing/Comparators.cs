using System.Globalization;
using Challenges.Portal.Saying;

namespace Challenges.Portal.Showing;

/// <summary>Targets as they are read: <c>≥ 4.0 t/day</c>. Digits are grouped, decimals stay as they were written.</summary>
public static class Comparators
{
    public static string Target(string comparator, decimal target, string unit) => $"{Sign(comparator)} {Number(target)}\u00a0{unit}";

    public static string Value(decimal value, string unit) => $"{Number(value)}\u00a0{unit}";

    /// <summary>As many decimals as were written: 4.0 stays 4.0.</summary>
    public static string Number(decimal value) => value.ToString("N" + value.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>How far a value is from the target, in words: <c>meets, +0.8 t/day</c>. It says what the numbers say and decides nothing.</summary>
    public static string Against(string comparator, decimal target, decimal value, string unit, Tongue tongue)
    {
        var meets = comparator switch { ">=" => value >= target, ">" => value > target, "<=" => value <= target, "<" => value < target, _ => value == target };
        var by = value - target;
        var distance = by == 0 ? "±0" : (by > 0 ? "+" : "−") + Number(Math.Abs(by));
        return tongue.Say(meets ? "compare.meets" : "compare.short", ("by", $"{distance}\u00a0{unit}"));
    }

    static string Sign(string comparator) => comparator switch { ">=" => "≥", "<=" => "≤", _ => comparator };
}
