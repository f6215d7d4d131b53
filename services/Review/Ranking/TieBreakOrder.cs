using Fractions;

namespace Challenges.Review.Ranking;

/// <summary>An application's exact figures on the way to its rank.</summary>
sealed record Measure
{
    public required string Code { get; init; }
    public required Fraction Score { get; init; }
    public required Fraction Mean { get; init; }
    public required Fraction Median { get; init; }
    public required Fraction? Attainment { get; init; }
    public required Fraction Spread { get; init; }
    public required Fraction Lowest { get; init; }
    public required Fraction Highest { get; init; }
    public required long PriceFen { get; init; }
    public required int Sheets { get; init; }
}

/// <summary>Higher score first; equal scores by the profile's tie-breaks: higher attainment, lower spread, lower price. Zero: still equal.</summary>
sealed class TieBreakOrder(IReadOnlyList<string> tieBreaks) : IComparer<Measure>
{
    public int Compare(Measure? x, Measure? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Score.CompareTo(x.Score) is not 0 and var byScore) return byScore;
        return DecidedBy(x, y) is { } tieBreak ? By(tieBreak, x, y) : 0;
    }

    /// <summary>The first tie-break that tells the two apart, or null.</summary>
    public string? DecidedBy(Measure x, Measure y) => tieBreaks.FirstOrDefault(t => By(t, x, y) != 0);

    static int By(string tieBreak, Measure x, Measure y) => tieBreak switch
    {
        "attainment" => x.Attainment is { } a && y.Attainment is { } b ? b.CompareTo(a) : 0,
        "spread" => x.Spread.CompareTo(y.Spread),
        "price" => x.PriceFen.CompareTo(y.PriceFen),
        _ => throw new ArgumentOutOfRangeException(nameof(tieBreak), tieBreak, "No such tie-break.")
    };
}
