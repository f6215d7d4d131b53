namespace Challenges.Award;

/// <summary>Divides a price by shares in per cent, in whole fen, so that the parts always total the price (field cases 96 to 98).</summary>
public static class PaymentPlan
{
    /// <summary>True when every share is positive and they total 100 (R22).</summary>
    public static bool Totals100(IReadOnlyList<int> shares) => shares.All(share => share > 0) && shares.Sum(share => (long)share) == 100;

    /// <summary>
    /// Largest remainder: each part is rounded down, and the fen that remain go one each to the parts with the largest remainders, the earlier one first when they are equal.
    /// </summary>
    /// <param name="total">Fen (0.01 yuan), not negative.</param>
    /// <param name="shares">Per cent, positive, total 100.</param>
    public static IReadOnlyList<long> Allocate(long total, IReadOnlyList<int> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (!Totals100(shares)) throw new ArgumentException("The shares are positive and total 100.", nameof(shares));
        var parts = shares.Select(share => Int128.DivRem((Int128)total * share, 100)).ToList();
        var rest = (int)(total - parts.Sum(part => (long)part.Quotient));
        var raised = Enumerable.Range(0, parts.Count).OrderByDescending(index => parts[index].Remainder).ThenBy(index => index).Take(rest).ToHashSet();
        return [.. parts.Select((part, index) => (long)part.Quotient + (raised.Contains(index) ? 1 : 0))];
    }
}
