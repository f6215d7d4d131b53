namespace Challenges.Shared.Pedigree;

/// <summary>Finds wording about age, birth date, degree, title or rank of people, in Chinese and English (R07).</summary>
/// <remarks>
/// Compares a folded copy (widths, zero-width characters, traditional forms, case) and answers with offsets into the text as it was given.
/// A sentence that says that no such condition is set ("regardless of age", 不限年龄) is no hit. Where a word is mostly technical it counts
/// only near people: "degree of conversion", 龄期 and "rank the routes" are innocent.
/// </remarks>
public static class PedigreeScan
{
    /// <summary>The passages in the order of the text; they don't overlap.</summary>
    public static IReadOnlyList<PedigreePassage> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = FoldedText.Of(text);
        var waived = PedigreeWaivers.In(folded.Text);
        var passages = new List<PedigreePassage>();
        var end = 0;
        foreach (var hit in Hits(folded.Text, waived).OrderBy(h => h.Start).ThenByDescending(h => h.Length))
        {
            if (hit.Start < end) continue;
            end = hit.Start + hit.Length;
            var (start, length) = folded.Origin(hit.Start, hit.Length);
            passages.Add(new PedigreePassage(start, length, text.Substring(start, length), hit.Kind));
        }
        return passages;
    }

    static IEnumerable<(int Start, int Length, string Kind)> Hits(string folded, List<(int Start, int End)> waived) =>
        from words in ChinesePedigreeWords.All.Concat(EnglishPedigreeWords.All)
        from System.Text.RegularExpressions.Match match in words.Pattern.Matches(folded)
        where match.Length > 0 && !waived.Any(w => w.Start <= match.Index && match.Index + match.Length <= w.End)
        select (match.Index, match.Length, words.Kind);
}

/// <param name="Start">Offset into the text as it was given, in UTF-16 units.</param>
/// <param name="Text">The passage as it stands in the text.</param>
/// <param name="Kind"><c>age</c>, <c>birth</c>, <c>degree</c>, <c>title</c> or <c>rank</c>.</param>
public sealed record PedigreePassage(int Start, int Length, string Text, string Kind);
