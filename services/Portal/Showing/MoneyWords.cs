using System.Text;

namespace Challenges.Portal.Showing;

/// <summary>An amount in words, as contracts write it: 人民币壹仟玖佰捌拾万元整; nineteen million eight hundred thousand yuan. Exact to the fen.</summary>
public static class MoneyWords
{
    static readonly string[] Digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    static readonly string[] Places = ["", "拾", "佰", "仟"];
    static readonly string[] Groups = ["", "万", "亿", "万亿"];
    static readonly string[] Small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    static readonly string[] Thousands = ["", " thousand", " million", " billion", " trillion"];

    /// <param name="fen">0 or more.</param>
    public static string Of(long fen, bool chinese) => chinese ? Chinese(fen) : English(fen);

    static string Chinese(long fen)
    {
        var (yuan, jiao, rest) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var text = new StringBuilder("人民币");
        if (yuan > 0 || fen == 0) text.Append(yuan == 0 ? Digits[0] : ChineseWhole(yuan)).Append('元');
        if (jiao == 0 && rest == 0) return text.Append('整').ToString();
        if (jiao > 0) text.Append(Digits[jiao]).Append('角');
        else if (yuan > 0) text.Append(Digits[0]);
        if (rest > 0) text.Append(Digits[rest]).Append('分');
        return text.ToString();
    }

    static string ChineseWhole(long number)
    {
        var (text, gap) = (new StringBuilder(), false);
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var part = (int)(number / (long)Math.Pow(10_000, group) % 10_000);
            if (part == 0) { gap = text.Length > 0; continue; }
            for (var (place, started) = (3, false); place >= 0; place--)
            {
                var digit = part / (int)Math.Pow(10, place) % 10;
                if (digit == 0) { gap |= started || text.Length > 0; continue; }
                if (gap) text.Append(Digits[0]);
                (gap, started) = (false, true);
                text.Append(Digits[digit]).Append(Places[place]);
            }
            gap = false;
            text.Append(Groups[group]);
        }
        return text.ToString();
    }

    static string English(long fen)
    {
        var (yuan, rest) = (fen / 100, (int)(fen % 100));
        var words = $"{(yuan == 0 ? Small[0] : EnglishWhole(yuan))} yuan";
        return rest == 0 ? words : $"{words} and {Below(rest)} fen";
    }

    static string EnglishWhole(long number)
    {
        List<string> parts = [];
        for (var group = Thousands.Length - 1; group >= 0; group--)
        {
            var part = (int)(number / (long)Math.Pow(1000, group) % 1000);
            if (part > 0) parts.Add(Below(part) + Thousands[group]);
        }
        return string.Join(' ', parts);
    }

    static string Below(int number)
    {
        if (number >= 100) return Small[number / 100] + " hundred" + (number % 100 > 0 ? " and " + Below(number % 100) : "");
        if (number < 20) return Small[number];
        return Tens[number / 10] + (number % 10 > 0 ? "-" + Small[number % 10] : "");
    }
}
