using System.Globalization;
using System.Numerics;
using Fractions;

namespace Challenges.Review.Ranking;

/// <summary>Means, medians and spreads of exact rationals, and their printed forms. No floating point anywhere.</summary>
public static class Exact
{
    public static Fraction Mean(IReadOnlyList<Fraction> values) => Sum(values) / new Fraction(values.Count);

    public static Fraction Median(IReadOnlyList<Fraction> values)
    {
        var sorted = values.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / new Fraction(2);
    }

    /// <summary>Without one highest and one lowest when there are <paramref name="trimFrom"/> values or more (and at least three); the plain mean otherwise.</summary>
    public static Fraction TrimmedMean(IReadOnlyList<Fraction> values, int trimFrom) =>
        values.Count < Math.Max(trimFrom, 3) ? Mean(values) : (Sum(values) - values.Max() - values.Min()) / new Fraction(values.Count - 2);

    public static Fraction Variance(IReadOnlyList<Fraction> values)
    {
        var mean = Mean(values);
        return Mean([.. values.Select(v => (v - mean) * (v - mean))]);
    }

    public static Fraction Aggregate(string method, IReadOnlyList<Fraction> values, int trimFrom) => method switch
    {
        "trimmed-mean" => TrimmedMean(values, trimFrom),
        "mean" => Mean(values),
        "median" => Median(values),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such aggregation.")
    };

    /// <summary>An integer or a reduced fraction such as <c>2166/25</c>.</summary>
    public static string Text(Fraction value)
    {
        var reduced = value.Reduce();
        return reduced.Denominator.IsOne
            ? reduced.Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{reduced.Numerator}/{reduced.Denominator}");
    }

    /// <summary>Four decimals, half away from zero.</summary>
    public static string Shown(Fraction value)
    {
        var numerator = BigInteger.Abs(value.Numerator) * 10_000;
        var scaled = (numerator * 2 + value.Denominator) / (value.Denominator * 2);
        var sign = value.Numerator.Sign < 0 && !scaled.IsZero ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{scaled / 10_000}.{(int)(scaled % 10_000):0000}");
    }

    static Fraction Sum(IEnumerable<Fraction> values) => values.Aggregate(Fraction.Zero, (sum, v) => sum + v);
}
