using System.Globalization;
using System.Text;

namespace Challenges.Shared.Files;

/// <summary>
/// The name that the owner gave a file: shown to the owner and to auditors, part of no path, link, log or answer to anybody else. Invisible characters and
/// direction marks are taken out, so that a name that shows as <c>planexe.pdf</c> can't pass for another kind.
/// </summary>
public static class FileName
{
    /// <summary>Text elements kept, the extension included.</summary>
    public const int MaxLength = 120;

    // Endings that make a system run or render a file, and the archives; seen before another ending they are a disguise.
    static readonly HashSet<string> Disguises = new(StringComparer.OrdinalIgnoreCase)
    {
        "exe", "com", "bat", "cmd", "scr", "pif", "msi", "dll", "lnk", "js", "jse", "vbs", "vbe", "wsf", "ps1", "jar", "sh", "app", "html", "htm", "xhtml", "mht", "svg", "xml",
        "php", "asp", "aspx", "jsp", "hta", "zip", "rar", "7z", "gz", "iso", "img", "doc", "docm", "dotm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pptm", "rtf", "txt"
    };

    // Nothing that a system drops or hides at the ends of a name.
    static readonly char[] Edges = [' ', '.', '\u00a0', '\u3000'];

    /// <summary>The name without folders and invisible characters, in normal form C.</summary>
    /// <exception cref="Web.RefusedException">Nothing readable is left, or it has two endings such as <c>plan.pdf.exe</c>.</exception>
    public static string Clean(string? raw)
    {
        var name = (raw ?? "")[((raw ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            if (rune != Rune.ReplacementChar && !Invisible(rune)) kept.Append(rune.ToString());
        name = kept.ToString().Normalize(NormalizationForm.FormC).TrimEnd(Edges);
        var (stem, extension) = Split(name);
        stem = Cut(stem.Trim(Edges), MaxLength - extension.Length - 1).TrimEnd(Edges);
        if (!stem.EnumerateRunes().Any(Rune.IsLetterOrDigit)) throw FileRefusals.NoName.Now();
        var inner = Split(stem).Extension.Trim();
        if (inner.Length > 0 && (MediaKind.OfExtension(inner) is not null || Disguises.Contains(inner))) throw FileRefusals.TwoExtensions.With(("name", name));
        return extension.Length == 0 ? stem : $"{stem}.{extension}";
    }

    static string Cut(string stem, int room)
    {
        var elements = new StringInfo(stem);
        if (elements.LengthInTextElements > room) elements = new StringInfo(elements.SubstringByTextElements(0, room));
        while (elements.String.Length > 180) elements = new StringInfo(elements.SubstringByTextElements(0, elements.LengthInTextElements - 1));
        return elements.String;
    }

    public static string ExtensionOf(string name) => Split(name).Extension;

    static (string Stem, string Extension) Split(string name) => name.LastIndexOf('.') is var dot and >= 0 && name.Length - dot <= 17 ? (name[..dot], name[(dot + 1)..]) : (name, "");

    static bool Invisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>
    /// The name under which others receive a file, such as <c>QH-2022-01_K7QX2M_01.pdf</c>: number of the challenge, code, ordinal. Nothing of the owner's name is in it.
    /// </summary>
    public static string Neutral(string number, string code, int ordinal, MediaKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plain(number)}_{Plain(code)}_{ordinal:00}.{kind.Extension}");

    static string Plain(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
