using System.Text.Json;
using System.Text.Json.Serialization;

namespace Challenges.Award;

/// <summary>The stored form of an aggregate and of a foreign fact: JSON, enums as text, decimals exact.</summary>
static class Document
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("The document is empty.");
}
