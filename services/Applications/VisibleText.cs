using System.Globalization;
using System.Text;

namespace Challenges.Applications;

/// <summary>A name of zero-width characters could not be read, clicked or told from another.</summary>
public static class VisibleText
{
    public static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit) && !text.EnumerateRunes().Any(IsInvisible);

    static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
