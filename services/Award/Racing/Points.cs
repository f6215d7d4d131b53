using System.Globalization;
using System.Numerics;

namespace Challenges.Award.Racing;

/// <summary>An exact score of the ranking: an integer, a decimal number or a reduced fraction such as <c>2166/25</c>.</summary>
readonly record struct Points(BigInteger Numerator, BigInteger Denominator)
{
    public static Points Parse(string text)
    {
        if (text.Split('/') is [var above, var below]) return new(BigInteger.Parse(above, CultureInfo.InvariantCulture), BigInteger.Parse(below, CultureInfo.InvariantCulture));
        var parts = text.Split('.');
        var decimals = parts.Length == 2 ? parts[1] : "";
        return new(BigInteger.Parse(parts[0] + decimals, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals.Length));
    }

    /// <summary>At most so many whole points above the other one.</summary>
    public bool IsWithin(int points, Points other) =>
        Numerator * other.Denominator - other.Numerator * Denominator <= points * Denominator * other.Denominator;
}
