namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Walks over the text of a PDF, of which it understands as much as is needed to be sure that a parser can: names, nesting, strings, comments, and where streams
/// begin. Form: ISO 32000-1, 7.2 and 7.3. Nothing here recurses.
/// </summary>
struct PdfTokens(byte[] bytes, int start)
{
    /// <summary>Arrays and dictionaries inside each other. Real files stay below 30.</summary>
    public const int MaxDepth = 100;

    int _depth;

    /// <summary>Where the walk is.</summary>
    public int At { get; set; } = start;

    /// <summary>The name that was read last, without its slash and with <c>#xx</c> resolved.</summary>
    public string Name { get; private set; } = "";

    public PdfToken Next()
    {
        while (At < bytes.Length)
        {
            var c = bytes[At++];
            switch (c)
            {
                case (byte)'%':
                    SkipComment();
                    break;
                case (byte)'(':
                    SkipString();
                    break;
                case (byte)'/':
                    Name = ReadName();
                    return PdfToken.Name;
                case (byte)'<' when At < bytes.Length && bytes[At] == (byte)'<':
                    At++;
                    return Deeper(PdfToken.DictionaryBegins);
                case (byte)'[':
                    Deeper(PdfToken.Other);
                    break;
                case (byte)'>' when At < bytes.Length && bytes[At] == (byte)'>':
                    At++;
                    _depth = Math.Max(0, _depth - 1);
                    break;
                case (byte)']':
                    _depth = Math.Max(0, _depth - 1);
                    break;
                default:
                    if (char.IsAsciiLetterLower((char)c) && ReadWord() is { } word) return word;
                    break;
            }
        }
        return PdfToken.End;
    }

    PdfToken Deeper(PdfToken token) => ++_depth > MaxDepth ? throw FileRefusals.Bomb.With(("what", "depth"), ("limit", MaxDepth)) : token;

    void SkipComment()
    {
        while (At < bytes.Length && bytes[At] is not ((byte)'\r' or (byte)'\n')) At++;
    }

    void SkipString()
    {
        for (var open = 1; At < bytes.Length && open > 0; At++)
        {
            if (bytes[At] == (byte)'\\') At++;
            else if (bytes[At] == (byte)'(') open++;
            else if (bytes[At] == (byte)')') open--;
        }
    }

    string ReadName()
    {
        Span<char> name = stackalloc char[64];
        var length = 0;
        for (; At < bytes.Length && IsRegular(bytes[At]); At++)
        {
            var c = (char)bytes[At];
            if (c == '#' && At + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[At + 1]) && char.IsAsciiHexDigit((char)bytes[At + 2]))
            {
                c = (char)Convert.FromHexString([(char)bytes[At + 1], (char)bytes[At + 2]])[0];
                At += 2;
            }
            if (length < name.Length) name[length++] = c;
        }
        return new string(name[..length]);
    }

    PdfToken? ReadWord()
    {
        var from = At - 1;
        while (At < bytes.Length && char.IsAsciiLetter((char)bytes[At])) At++;
        var word = bytes.AsSpan(from, At - from);
        if (word.SequenceEqual("stream"u8)) return PdfToken.StreamBegins;
        if (!word.SequenceEqual("obj"u8) && !word.SequenceEqual("endobj"u8)) return null;
        _depth = 0;
        return word.Length == 3 ? PdfToken.ObjectBegins : null;
    }

    static bool IsRegular(byte c) => c is not (0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');
}

enum PdfToken { End, Name, DictionaryBegins, ObjectBegins, StreamBegins, Other }
