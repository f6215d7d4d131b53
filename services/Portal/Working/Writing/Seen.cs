using System.Security.Cryptography;
using System.Text;

namespace Challenges.Portal.Working.Writing;

/// <summary>
/// What a form showed when it was made, as one hidden field: a mark for each value. With it the next save knows which fields this form changed and which somebody else did, without a
/// copy of the texts.
/// </summary>
static class Seen
{
    public const string Field = "was";

    public static string Mark(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..12];

    public static string Of(IEnumerable<KeyValuePair<string, string>> fields) => Write(fields.Select(f => KeyValuePair.Create(f.Key, Mark(f.Value))));

    public static string Write(IEnumerable<KeyValuePair<string, string>> marks) => string.Join(' ', marks.Select(m => Uri.EscapeDataString(m.Key) + ":" + m.Value));

    public static Dictionary<string, string> Read(string? text)
    {
        Dictionary<string, string> marks = [];
        foreach (var pair in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split(':') is [var field, var mark]) marks[Uri.UnescapeDataString(field)] = mark;
        return marks;
    }
}
