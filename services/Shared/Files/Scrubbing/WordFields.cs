namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// The codes of fields, such as PAGE. A code outside the list (one that fetches a picture, a text, another program's data, or names the author) is left out: the
/// field then shows what it showed last and does nothing. A code may be cut into pieces, and fields stand inside fields, so the first piece of each decides.
/// </summary>
sealed class WordFields
{
    const int MaxDepth = 100;

    static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "XE", "INDEX", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "EQ", "SYMBOL", "=", "CITATION", "BIBLIOGRAPHY"
    };

    // For each open field whether its code is kept; null until its first piece is read.
    readonly Stack<bool?> _open = new([null]);
    readonly Stack<bool> _inCode = new();

    /// <summary>True between the beginning of a field and its result. Word shows no text that stands there, but takes it for code.</summary>
    public bool InCode => _inCode.Contains(true);

    /// <param name="type"><c>begin</c>, <c>separate</c> or <c>end</c>.</param>
    public void Turn(string type)
    {
        if (type == "begin")
        {
            if (_inCode.Count >= MaxDepth) throw FileRefusals.Bomb.With(("what", "depth"), ("limit", MaxDepth));
            _open.Push(_open.Peek() == false ? false : null);
            _inCode.Push(true);
        }
        else if (_inCode.TryPop(out _))
        {
            if (type == "separate") _inCode.Push(false);
            else _open.Pop();
        }
    }

    /// <summary>Whether this piece of a code stays.</summary>
    public bool Keep(string piece)
    {
        var words = piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return true;
        if (_open.Peek() is { } decided) return decided;
        _open.Pop();
        _open.Push(Harmless.Contains(words[0]) || words[0][0] == '=' || IsLinkWithin(words));
        return _open.Peek() == true;
    }

    // Word writes the entries of a table of contents as links to places in the same document.
    static bool IsLinkWithin(string[] words) => words is ["HYPERLINK", "\\l", ..] && !words.Any(w => w.Contains("//", StringComparison.Ordinal));
}
