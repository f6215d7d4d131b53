using System.Text.Json;

namespace Challenges.Publication.Checking;

/// <summary>Named values in an address, written as in JSON: camelCase, never numbers.</summary>
static class QueryValue
{
    public static T? Of<T>(string name, string? text) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;
        foreach (var value in Enum.GetValues<T>())
            if (Written(value) == text) return value;
        throw Refusals.FilterIsNotReadable.With(("name", name), ("value", text), ("allowed", Enum.GetValues<T>().Select(Written).ToList()));
    }

    static string Written<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
