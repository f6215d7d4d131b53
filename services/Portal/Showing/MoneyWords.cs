using System.Text;

namespace Challenges.Portal.Showing;

/// <summary>An amount in the words of cheques and contracts: 19,800,000.00 yuan is 人民币壹仟玖佰捌拾万元整 (rules for filling bills of exchange, People's Bank of China).</summary>
public static class MoneyWords
{
    const string Digits = "零壹贰叁肆伍陆柒捌玖";
    static readonly string[] Units = ["", "拾", "佰", "仟"], Groups = ["", "万", "亿", "万亿"];

    /// <param name="fen">0.01 yuan.</param>
    public static string Of(long fen)
    {
        var (yuan, jiao, rest) = (Math.Abs(fen) / 100, (int)(Math.Abs(fen) / 10 % 10), (int)(Math.Abs(fen) % 10));
        var words = new StringBuilder(fen < 0 ? "人民币负" : "人民币");
        if (yuan > 0 || (jiao == 0 && rest == 0)) words.Append(Whole(yuan)).Append('元');
        if (jiao == 0 && rest == 0) return words.Append('整').ToString();
        if (jiao > 0) words.Append(Digits[jiao]).Append('角');
        else if (yuan > 0) words.Append('零');
        return (rest > 0 ? words.Append(Digits[rest]).Append('分') : words.Append('整')).ToString();
    }

    /// <summary>In the words of the reader's language.</summary>
    public static string Of(long fen, bool chinese) => chinese ? Of(fen) : EnglishMoneyWords.Of(fen);

    static string Whole(long yuan)
    {
        if (yuan == 0) return "零";
        var words = new StringBuilder();
        var gap = false;
        for (var group = 3; group >= 0; group--)
        {
            var four = (int)(group == 3 ? yuan / 1_000_000_000_000 : yuan / (long)Math.Pow(10_000, group) % 10_000);
            if (four == 0)
            {
                gap = words.Length > 0;
                continue;
            }
            if (words.Length > 0 && (gap || four < 1_000)) words.Append('零');
            Four(words, four);
            words.Append(Groups[group]);
            gap = false;
        }
        return words.ToString();
    }

    static void Four(StringBuilder words, int four)
    {
        var gap = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = four / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                gap = true;
                continue;
            }
            if (gap && four / (int)Math.Pow(10, place + 1) > 0) words.Append('零');
            words.Append(Digits[digit]).Append(Units[place]);
            gap = false;
        }
    }
}
