using System.Numerics;
using Fractions;

namespace Challenges.Review.Ranking;

/// <summary>
/// Per-reviewer standardisation. Each total becomes its distance from its reviewer's mean in units of that reviewer's deviation; an application's score is the mean of its distances, put back on
/// the scale of points: mean of all totals + mean of the reviewers' deviations x mean distance, so that it can be held against the passing score. It may leave 0 to 100 by a little and is not cut off.
/// Who scored all alike says nothing: distance 0.
/// </summary>
/// <remarks>
/// No floating point: totals, means and variances are exact fractions; a deviation is the integer square root of its variance at twelve decimals, rounded down; a distance is rounded once to
/// twelve decimals, half away from zero. So the numbers are the same on every machine. With fewer than <see cref="LeastTotals"/> totals of a reviewer there is no standardising, and the mean counts.
/// </remarks>
public sealed class Standardising
{
    public const string Method = "standardised";

    /// <summary>Fewer applications than these tell too little of a reviewer's own scale (domain 3.5).</summary>
    public const int LeastTotals = 4;

    static readonly BigInteger Scale = BigInteger.Pow(10, 12);
    readonly RankingInput input;
    readonly Dictionary<string, (Fraction Mean, Fraction Deviation)> scales;
    readonly Fraction mean, deviation;

    Standardising(RankingInput input, Dictionary<string, List<Fraction>> totals)
    {
        this.input = input;
        scales = totals.ToDictionary(t => t.Key, t => (Exact.Mean(t.Value), Root(Exact.Variance(t.Value))));
        mean = Exact.Mean([.. totals.Values.SelectMany(t => t)]);
        deviation = Exact.Mean([.. scales.Values.Select(s => s.Deviation)]);
    }

    /// <summary>Null when a reviewer scored too few applications, or none was scored.</summary>
    public static Standardising? Of(RankingInput input)
    {
        var totals = input.Applications.SelectMany(a => a.Sheets).GroupBy(s => s.Reviewer).ToDictionary(g => g.Key, g => g.Select(s => RankingEngine.Total(input.Criteria, s.Scores)).ToList());
        return totals.Count == 0 || totals.Values.Any(t => t.Count < LeastTotals) ? null : new Standardising(input, totals);
    }

    public Fraction ScoreOf(RankingCandidate application) => mean + deviation * Exact.Mean([.. application.Sheets.Select(s =>
    {
        var (own, unit) = scales[s.Reviewer];
        return unit.IsZero ? Fraction.Zero : Rounded((RankingEngine.Total(input.Criteria, s.Scores) - own) / unit);
    })]);

    static Fraction Rounded(Fraction value)
    {
        var twice = BigInteger.Abs(value.Numerator) * Scale * 2;
        var rounded = (twice + value.Denominator) / (value.Denominator * 2);
        return new Fraction(value.Numerator.Sign < 0 ? -rounded : rounded, Scale);
    }

    /// <summary>Square root at twelve decimals, rounded down.</summary>
    public static Fraction Root(Fraction variance)
    {
        var square = variance.Numerator * Scale * Scale / variance.Denominator;
        if (square.IsZero) return Fraction.Zero;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + square / root) / 2;
            if (next >= root) return new Fraction(root, Scale);
            root = next;
        }
    }
}
