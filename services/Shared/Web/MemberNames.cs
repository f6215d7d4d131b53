using System.Globalization;
using System.Text.RegularExpressions;

namespace Challenges.Shared.Web;

/// <summary>
/// Members of a request as people call them, where a text names some: <c>indicators[1].target</c> is shown as "indicators 2 › target" from the resources <c>member.NAME</c>.
/// The answer's facts and errors keep the paths for programs; a path of which a part has no text is shown as it stands.
/// </summary>
static partial class MemberNames
{
    static readonly string[] Facts = ["member", "members", "field", "fields", "setting"];

    /// <summary>The value of a fact, with names where the fact holds paths of members.</summary>
    public static object? Of(string fact, object? value, Texts texts, CultureInfo language) => !Facts.Contains(fact) ? value : value switch
    {
        string path => Name(path, texts, language),
        IEnumerable<string> paths => paths.Select(path => Name(path, texts, language)).ToList(),
        _ => value
    };

    static string Name(string path, Texts texts, CultureInfo language)
    {
        var names = path.Split('.').Select(part => Part(part, texts, language)).ToList();
        return names.Contains(null) ? path : string.Join(" › ", names);
    }

    static string? Part(string part, Texts texts, CultureInfo language)
    {
        var match = Place().Match(part);
        if (texts.Find($"member.{match.Groups[1].Value}", language) is not { } name) return null;
        return match.Groups[2].Success ? $"{name} {int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + 1}" : name;
    }

    [GeneratedRegex(@"^([^\[]*)(?:\[(\d{1,6})\])?")]
    private static partial Regex Place();
}
