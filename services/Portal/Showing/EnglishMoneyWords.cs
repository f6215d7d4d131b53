namespace Challenges.Portal.Showing;

/// <summary>An amount in English words: nineteen million eight hundred thousand yuan.</summary>
static class EnglishMoneyWords
{
    static readonly string[] Small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    static readonly string[] Thousands = ["", " thousand", " million", " billion", " trillion"];

    /// <param name="fen">0.01 yuan, 0 or more.</param>
    public static string Of(long fen)
    {
        var (yuan, rest) = (fen / 100, (int)(fen % 100));
        var words = $"{(yuan == 0 ? Small[0] : Whole(yuan))} yuan";
        return rest == 0 ? words : $"{words} and {Below(rest)} fen";
    }

    static string Whole(long number)
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
