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

    /// <summary>
    /// The fiscal part of each amount; the owner pays the rest. The parts follow the amounts; when the first fiscal payment is linked to the owner's (Anhui: at most half of it),
    /// what is above the cap moves to the end, the last payment first. Both streams total to the fen.
    /// </summary>
    /// <param name="amounts">Fen (0.01 yuan), not negative.</param>
    /// <param name="percent">Per cent of the total from fiscal money, 0 to 100.</param>
    /// <param name="capOfOwners">Per cent of the owner's first payment that the first fiscal one may be; null: not linked.</param>
    /// <returns>Null when what moves finds no room: the fiscal share is too large for the link.</returns>
    public static IReadOnlyList<long>? Fiscal(IReadOnlyList<long> amounts, int percent, int? capOfOwners)
    {
        var parts = new long[amounts.Count];
        Int128 sum = 0, before = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            sum += amounts[i];
            parts[i] = (long)(sum * percent / 100 - before);
            before += parts[i];
        }
        if (capOfOwners is not { } cap) return parts;
        // At most cap per cent of the owner's part of the same amount: part <= cap / 100 * (amount - part).
        var most = (long)((Int128)amounts[0] * cap / (100 + cap));
        var moves = Math.Max(0, parts[0] - most);
        parts[0] -= moves;
        for (var i = parts.Length - 1; i > 0 && moves > 0; i--)
        {
            var room = Math.Min(moves, amounts[i] - parts[i]);
            parts[i] += room;
            moves -= room;
        }
        return moves > 0 ? null : parts;
    }
}
