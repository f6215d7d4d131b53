using System.Globalization;
using System.Text.RegularExpressions;

namespace Challenges.Telling;

public enum Shape { Instant, Day, Number, Rule }

/// <summary>The shapes of facts on the wire.</summary>
public static partial class Shapes
{
    public static bool Fits(Shape shape, string value) => value.Length <= 40 && shape switch
    {
        Shape.Instant => Instant(value) is not null,
        Shape.Day => Day(value) is not null,
        Shape.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 9_999,
        _ => Rule().IsMatch(value)
    };

    public static DateTimeOffset? Instant(string value) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    public static DateOnly? Day(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <exception cref="ArgumentException">No shape holds such a value.</exception>
    public static string Write(object value) => value switch
    {
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        string rule => rule,
        _ => throw new ArgumentException($"{value.GetType().Name} is no fact.", nameof(value))
    };

    [GeneratedRegex(@"\AR[0-9]{2}\z")]
    private static partial Regex Rule();
}
