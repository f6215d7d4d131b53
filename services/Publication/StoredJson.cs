using System.Text.Json;
using System.Text.Json.Serialization;

namespace Challenges.Publication;

/// <summary>How an aggregate stands in its Document column. Computed properties are left out, so that the rules may change without a migration.</summary>
static class StoredJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() }
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string document) => JsonSerializer.Deserialize<T>(document, Options) ?? throw new JsonException("The document is empty.");
}
