using System.Globalization;
using System.Text;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Finds given names in a text, however they are written: full or half width, upper or lower case, with blanks or invisible characters between the letters of a
/// Chinese name. A name in Latin letters must stand as words of its own, so that Li is not found in Limit.
/// </summary>
public sealed class NameSearch
{
    readonly IReadOnlyList<(string Name, string Folded, bool Dense)> _names;

    /// <param name="names">Names of fewer than two characters are left out: they would be found everywhere.</param>
    public NameSearch(IEnumerable<string> names) =>
        _names = [.. names.Select(n => n.Trim()).Distinct(StringComparer.Ordinal).Select(n => (n, Fold(n), IsDense(n))).Select(n => n.Item3 ? (n.n, Dense(n.Item2), true) : n).Where(n => n.Item2.Length >= 2)];

    public IReadOnlyList<string> In(string text)
    {
        if (_names.Count == 0 || text.Length < 2) return [];
        var folded = Fold(text);
        var dense = Dense(folded);
        return [.. _names.Where(n => n.Dense ? dense.Contains(n.Folded, StringComparison.Ordinal) : HoldsWords(folded, n.Folded)).Select(n => n.Name)];
    }

    static bool HoldsWords(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at - 1] > 0x2E7F) && (end == text.Length || !char.IsLetterOrDigit(text[end]) || text[end] > 0x2E7F)) return true;
        }
        return false;
    }

    static bool IsDense(string name) => name.Any(c => c >= 0x2E80);

    static string Dense(string folded) => folded.Replace(" ", "", StringComparison.Ordinal);

    static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Normal(text))
        {
            if (char.IsWhiteSpace(c)) { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString().TrimEnd(' ');
    }

    static string Normal(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair can't be normalised; the rest of the text still can be searched.
            return new string([.. text.Where(c => !char.IsSurrogate(c))]).Normalize(NormalizationForm.FormKC);
        }
    }
}
