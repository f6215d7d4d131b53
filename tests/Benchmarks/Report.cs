using System.Globalization;

namespace Challenges.Benchmarks;

static class Report
{
    internal static void Line(string name, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-64} {value,10:0.##} {unit}"));

    internal static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    internal static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)(part * (sorted.Length - 1))];
    }
}
