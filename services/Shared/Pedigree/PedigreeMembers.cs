namespace Challenges.Shared.Pedigree;

/// <summary>Names of JSON members, columns and properties that would hold age, birth date, degree, title or rank of a person (R07).</summary>
public static class PedigreeMembers
{
    /// <summary>True for <c>birthDate</c>, <c>birth_date</c>, <c>academicTitle</c>, <c>职称</c> …, whatever the case and separators; false for the title of a challenge.</summary>
    public static bool Names(string member) => throw new NotImplementedException();
}
