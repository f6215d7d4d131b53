using System.Text.Json.Nodes;

namespace Challenges.SchemaWriter;

/// <summary>
/// Compares two schemas of a message. Only an addition keeps every running service able to read every message in flight: a member that was there stays as it was,
/// and a new one is optional, because messages without it may still wait in a queue.
/// </summary>
public static class Additions
{
    public static IReadOnlyList<string> Breaks(JsonNode? pinned, JsonNode current)
    {
        List<string> breaks = [];
        if (pinned is not null) Compare(pinned, current, "$", breaks);
        return breaks;
    }

    static void Compare(JsonNode pinned, JsonNode current, string path, List<string> breaks)
    {
        foreach (var keyword in (string[])["type", "format", "pattern", "enum", "$ref"])
        {
            if (Written(pinned[keyword]) != Written(current[keyword])) breaks.Add($"{path}: {keyword} was {Written(pinned[keyword])}, is {Written(current[keyword])}");
        }
        if (pinned["items"] is { } items) Compare(items, current["items"] ?? new JsonObject(), $"{path}[]", breaks);
        var before = pinned["properties"] as JsonObject ?? [];
        var after = current["properties"] as JsonObject ?? [];
        foreach (var (name, schema) in before)
        {
            if (after[name] is { } same) Compare(schema!, same, $"{path}.{name}", breaks);
            else breaks.Add($"{path}.{name}: was removed or renamed");
        }
        var requiredBefore = Required(pinned);
        var requiredAfter = Required(current);
        breaks.AddRange(requiredAfter.Except(requiredBefore).Select(name => $"{path}.{name}: became required"));
        breaks.AddRange(requiredBefore.Except(requiredAfter).Select(name => $"{path}.{name}: is no longer required"));
    }

    static HashSet<string> Required(JsonNode schema) => [.. (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())];

    static string Written(JsonNode? node) => node?.ToJsonString() ?? "absent";
}
