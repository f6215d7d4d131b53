namespace Challenges.Shared.Pedigree;

/// <summary>Finds wording about age, birth date, degree, title or rank of people, in Chinese and English (R07).</summary>
public static class PedigreeScan
{
    public static IReadOnlyList<PedigreePassage> Find(string text) => throw new NotImplementedException();
}

/// <param name="Start">Offset into the text as it was given, in UTF-16 units.</param>
/// <param name="Text">The passage as it stands in the text.</param>
/// <param name="Kind"><c>age</c>, <c>birth</c>, <c>degree</c>, <c>title</c> or <c>rank</c>.</param>
public sealed record PedigreePassage(int Start, int Length, string Text, string Kind);
