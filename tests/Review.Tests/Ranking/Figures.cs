using System.Numerics;
using Challenges.Review.Ranking;
using Fractions;

namespace Challenges.Review.Tests.Ranking;

public sealed class Figures
{
    [TestCase(866649, 10000, "86.6649")]
    [TestCase(173330, 2000, "86.6650")]
    [TestCase(8666405, 100000, "86.6641")]
    [TestCase(-8666405, 100000, "-86.6641")]
    [TestCase(2, 3, "0.6667")]
    [TestCase(0, 7, "0.0000")]
    [TestCase(-1, 1000000, "0.0000")]
    [Property("Case", "E85")]
    public void A_figure_is_shown_with_four_decimals_half_away_from_zero(int numerator, int denominator, string shown) =>
        Assert.That(Exact.Shown(new Fraction(numerator, denominator)), Is.EqualTo(shown));

    [TestCase(8664, 100, "2166/25")]
    [TestCase(8700, 100, "87")]
    [TestCase(0, 5, "0")]
    public void An_exact_figure_is_an_integer_or_a_reduced_fraction(int numerator, int denominator, string text) =>
        Assert.That(Exact.Text(new Fraction(new BigInteger(numerator), new BigInteger(denominator))), Is.EqualTo(text));

    [Test]
    public void The_median_of_an_even_number_lies_between_the_middle_two() => Assert.That(Exact.Median(Of(90, 60, 81, 80)), Is.EqualTo(new Fraction(161, 2)));

    [Test]
    public void One_highest_and_one_lowest_are_dropped_from_the_profiles_number_of_sheets_on()
    {
        Assert.That(Exact.TrimmedMean(Of(0, 80, 80, 82, 100), 5), Is.EqualTo(new Fraction(242, 3)));
        Assert.That(Exact.TrimmedMean(Of(0, 80, 80, 100), 5), Is.EqualTo(new Fraction(65)));
    }

    [Test]
    public void Two_sheets_are_never_trimmed_away() => Assert.That(Exact.TrimmedMean(Of(10, 20), 1), Is.EqualTo(new Fraction(15)));

    [Test, Property("Case", "E67")]
    public void The_mean_does_not_halve_its_way_through_the_scores() => Assert.That(Exact.Mean(Of(60, 90, 90)), Is.EqualTo(new Fraction(80)));

    static IReadOnlyList<Fraction> Of(params int[] values) => [.. values.Select(v => new Fraction(v))];
}
