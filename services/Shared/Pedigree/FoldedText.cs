using System.Globalization;
using System.Text;

namespace Challenges.Shared.Pedigree;

/// <summary>A copy of a text for comparing only, with the way back: each of its characters knows where it came from.</summary>
sealed class FoldedText
{
    // The characters of the words that are looked for, where the traditional form differs.
    const string Traditional = "齡歲學歷職稱級處廳長員師碩縣務別後過於導會領專業畢獲滿週講項國傑優萬計劃時間門檻黨總團個論問無設資歷齡臨軍學術條須";
    const string Simplified = "龄岁学历职称级处厅长员师硕县务别后过于导会领专业毕获满周讲项国杰优万计划时间门槛党总团个论问无设资历龄临军学术条须";

    // Cyrillic and Greek letters that look like Latin ones.
    const string Lookalikes = "аеорсухіјѕԁһοαρν";
    const string Latin = "aeopcyxijsdhoapv";

    static readonly Dictionary<char, char> Forms = Traditional.Zip(Simplified).Concat(Lookalikes.Zip(Latin))
        .DistinctBy(p => p.First).ToDictionary(p => p.First, p => p.Second);

    readonly StringBuilder _text = new();
    readonly List<(int Start, int End)> _origins = [];

    public string Text { get; private set; } = "";

    public static FoldedText Of(string text)
    {
        var folded = new FoldedText();
        var at = 0;
        while (at < text.Length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var taken) == System.Buffers.OperationStatus.Done)
                folded.Add(rune, at, at + taken);
            at += taken;
        }
        folded.CloseGaps();
        folded.Text = folded._text.ToString();
        return folded;
    }

    /// <summary>Where a run of folded characters stands in the text as it was given.</summary>
    public (int Start, int Length) Origin(int start, int length)
    {
        var from = _origins[start].Start;
        return (from, _origins[start + length - 1].End - from);
    }

    void Add(Rune rune, int start, int end)
    {
        if (IsInvisible(rune)) return;
        foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            _text.Append(Fold(c));
            _origins.Add((start, end));
        }
    }

    static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (< 0x20 and not (0x09 or 0x0A or 0x0D));

    static char Fold(char c)
    {
        if (char.IsWhiteSpace(c)) return c is '\n' or '\r' ? '\n' : ' ';
        if (c is '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4') return '\'';
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c == '\u2212') return '-';
        if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit) return (char)('0' + digit);
        var lower = char.ToLowerInvariant(c);
        return Forms.GetValueOrDefault(lower, lower);
    }

    /// <summary>Space between two Chinese characters divides nothing: 年 龄 reads as 年龄. Any other run of space reads as one, which also keeps the patterns fast.</summary>
    void CloseGaps()
    {
        var kept = new StringBuilder();
        var origins = new List<(int, int)>();
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] is ' ' or '\n' && kept.Length > 0 && IsChinese(kept[^1]))
            {
                var next = i;
                while (next < _text.Length && _text[next] is ' ' or '\n') next++;
                if (next < _text.Length && IsChinese(_text[next])) { i = next - 1; continue; }
            }
            if (_text[i] is ' ' or '\n' && kept.Length > 0 && kept[^1] is (' ' or '\n'))
            {
                if (_text[i] == '\n') kept[^1] = '\n';
                continue;
            }
            kept.Append(_text[i]);
            origins.Add(_origins[i]);
        }
        _text.Clear().Append(kept);
        _origins.Clear();
        _origins.AddRange(origins);
    }

    static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9FFF';
}
