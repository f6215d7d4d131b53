using System.Text.RegularExpressions;

namespace Challenges.Shared.Pedigree;

/// <summary>One kind of wording and the pattern that finds it in folded text.</summary>
sealed record PedigreeWords(string Kind, Regex Pattern)
{
    // \b of .NET counts Chinese characters as parts of a word, so that 有PhD学位 would hide its PhD.
    const string Edge = "(?:(?<![a-z0-9])(?=[a-z0-9])|(?<=[a-z0-9])(?![a-z0-9]))";

    /// <summary>White space in a pattern means nothing; <c>\b</c> is the edge of a Latin word or number.</summary>
    public static PedigreeWords Of(string kind, params string[] patterns) => new(kind, Compile(patterns));

    public static Regex Compile(params string[] patterns) => new(
        string.Join('|', patterns).Replace(@"\b", Edge, StringComparison.Ordinal),
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture);
}
