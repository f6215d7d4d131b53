using System.Text.Json;
using System.Text.Json.Serialization;

namespace Challenges.Review;

/// <summary>Parts of the aggregate that stand as a JSON document in one column.</summary>
static class Stored
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
    };

    public static string? Text<T>(T? value) where T : class => value is null ? null : JsonSerializer.Serialize(value, Options);

    public static T? Value<T>(string? text) where T : class => text is null ? null : JsonSerializer.Deserialize<T>(text, Options);
}
