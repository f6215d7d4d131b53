using System.Text.RegularExpressions;

namespace Challenges.Shared.Pedigree;

/// <summary>Names of JSON members, columns and properties that would hold age, birth date, degree, title or rank of a person (R07).</summary>
public static partial class PedigreeMembers
{
    static readonly HashSet<string> Always =
    [
        "birth", "birthdate", "birthday", "birthyear", "born", "dob", "phd", "doctorate", "bachelor", "diploma", "education", "educational", "schooling", "seniority",
        "professor", "academician", "jobtitle", "nianling", "chusheng", "shengri", "xueli", "xuewei", "zhicheng", "zhiji"
    ];
    static readonly HashSet<string> OfThings =
        ["outbox", "inbox", "message", "row", "cache", "max", "oldest", "sludge", "concrete", "key", "queue", "unsent", "token", "celsius", "conversion", "freedom", "purity", "of"];
    static readonly HashSet<string> OfPeople =
    [
        "academic", "professional", "job", "honorary", "administrative", "military", "official", "civil", "personal", "person", "persons", "people", "leader", "applicant", "member",
        "author", "reviewer", "expert", "candidate", "staff", "employee", "solver", "representative", "officer", "scientist", "senior", "position", "highest"
    ];

    /// <summary>True for <c>birthDate</c>, <c>birth_date</c>, <c>academicTitle</c>, <c>职称</c> …, whatever the case and separators; false for the title of a challenge.</summary>
    public static bool Names(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var words = Words(member);
        if (ChineseName().IsMatch(FoldedText.Of(member).Text) || words.Any(Always.Contains)) return true;
        if (words.Any(w => w is "age" or "ages" or "degree" or "degrees")) return !words.Any(OfThings.Contains) || words.Any(OfPeople.Contains);
        return words.Any(w => w is "title" or "titles" or "rank" or "ranks" or "grade") && words.Any(OfPeople.Contains);
    }

    /// <summary>Like <see cref="Names"/>, and true for a bare <c>title</c> or <c>rank</c> too: for members that a request does not know, where they can only be a person's.</summary>
    public static bool NamesWhereUnknown(string member) => Names(member) || Words(member) is ["title" or "titles" or "rank" or "ranks" or "grade"];

    static string[] Words(string member)
    {
        var parted = FoldedText.Of(Camel().Replace(member, "$1 $2")).Text;
        return parted.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
    }

    static readonly char[] Separators = [' ', '_', '-', '.', '/', ':', '\n', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    [GeneratedRegex(@"(\p{Ll}|\p{Lu}(?=\p{Lu}\p{Ll}))(\p{Lu})")]
    private static partial Regex Camel();

    [GeneratedRegex("年龄|周岁|出生|(?<![产发])生日|学历|学位|职称|职级|职务|行政级别|军衔|学士|硕士|博士")]
    private static partial Regex ChineseName();
}
