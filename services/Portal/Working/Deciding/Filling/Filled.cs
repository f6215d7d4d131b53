using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Challenges.Portal.Working.Solving;

namespace Challenges.Portal.Working.Deciding.Filling;

/// <summary>
/// What was typed into a form, as members of a request. The names of its fields are the members' own paths, such as <c>indicators[0].name.zh</c>, so that what a service finds wrong stands
/// beside the field. Nothing is judged here; what can't be read as a number, a day or an instant is named.
/// </summary>
/// <param name="unread">Told each field that could not be read.</param>
public sealed class Filled(IFormCollection form, Action<string> unread)
{
    /// <summary>The most that fits into a request as money: 10 trillion yuan in fen.</summary>
    const decimal MostFen = 1_000_000_000_000_000;

    public string Text(string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    public string? Some(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public bool Ticked(string name) => form.ContainsKey(name);

    public JsonObject Both(string name) => new() { ["zh"] = Text(name + ".zh"), ["en"] = Text(name + ".en") };

    public JsonObject? SomeBoth(string name) => Some(name + ".zh") is null && Some(name + ".en") is null ? null : Both(name);

    public JsonArray Lines(string name) => [.. Rows(name).Select(line => (JsonNode)line)];

    public string[] Rows(string name) => Text(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A whole number in each line.</summary>
    public JsonArray Numbers(string name)
    {
        var numbers = new JsonArray();
        foreach (var line in Rows(name))
            if (int.TryParse(line.Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else unread(name);
        return numbers;
    }

    /// <summary>13,000 and １３０００ alike.</summary>
    public decimal? Number(string name)
    {
        if (Some(name) is not { } text) return null;
        var number = DraftForm.Read(text.Normalize(NormalizationForm.FormKC).Trim());
        if (number is null) unread(name);
        return number;
    }

    /// <summary>An amount in 万元 (10,000 yuan) as fen (0.01 yuan); a part of a fen is no money.</summary>
    public long? Fen(string name)
    {
        if (Number(name) is not { } wan) return null;
        if (Math.Abs(wan) <= MostFen / 1_000_000 && wan * 1_000_000 is var fen && fen == decimal.Truncate(fen)) return (long)fen;
        unread(name);
        return null;
    }

    public long? Whole(string name)
    {
        if (Number(name) is not { } number) return null;
        if (Math.Abs(number) <= MostFen && number == decimal.Truncate(number)) return (long)number;
        unread(name);
        return null;
    }

    public string? Day(string name)
    {
        if (Some(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        unread(name);
        return null;
    }

    /// <summary><c>2023-01-10 18:00</c> on the clock of the zone, or an instant with its own offset.</summary>
    public string? Instant(string name, string zone)
    {
        if (Some(name) is not { } text) return null;
        text = Joined(text);
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        unread(name);
        return null;
    }

    /// <summary>A blank between day and time is a T to programs.</summary>
    public static string Joined(string time) => time.Normalize(NormalizationForm.FormKC) is var text && text.Length > 11 && text[10] == ' ' && char.IsAsciiDigit(text[9]) && char.IsAsciiDigit(text[11]) ? text[..10] + "T" + text[11..] : text;

    /// <summary>Two members in each line, parted by a blank, such as an indicator and its value.</summary>
    public JsonArray Pairs(string name, string first, string second, bool number) =>
        [.. Rows(name).Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries)).Select(parts => Pair(name, parts, first, second, number)).OfType<JsonNode>()];

    JsonObject? Pair(string name, string[] parts, string first, string second, bool number)
    {
        if (parts.Length == 2 && !number) return new JsonObject { [first] = parts[0], [second] = parts[1] };
        if (parts.Length == 2 && DraftForm.Read(parts[1].Normalize(NormalizationForm.FormKC)) is { } value) return new JsonObject { [first] = parts[0], [second] = value };
        unread(name);
        return null;
    }
}
