using System.Globalization;

namespace Challenges.Portal.Showing;

/// <summary>Amounts in fen (0.01 yuan), exact to the fen in both forms: 万元 for Chinese readers, yuan for English ones. Never rounded.</summary>
public static class Money
{
    const long Fen = 100, WanFen = 1_000_000;

    /// <summary><c>2,000.00 万元</c> or <c>CNY 20,000,000.00</c>.</summary>
    public static string Show(long fen, bool chinese) => chinese ? Wan(fen) + " 万元" : "CNY " + Yuan(fen);

    /// <summary><c>20,000,000.00</c>.</summary>
    public static string Yuan(long fen) => Divided(fen, Fen, 2);

    /// <summary>Two decimals, and up to six where the amount needs them.</summary>
    public static string Wan(long fen)
    {
        var decimals = 2;
        while (decimals < 6 && fen % (WanFen / (long)Math.Pow(10, decimals)) != 0) decimals++;
        return Divided(fen, WanFen, decimals);
    }

    static string Divided(long fen, long unit, int decimals) => ((decimal)fen / unit).ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture);
}
