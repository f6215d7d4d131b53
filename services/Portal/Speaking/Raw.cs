using System.Text.Json;
using System.Text.Json.Nodes;

namespace Challenges.Portal.Speaking;

/// <summary>An answer as it came: members that this version does not know go back unchanged when the document is saved.</summary>
public sealed record Raw(JsonObject Json)
{
    public string? Text(string member) => Json[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The whole answer as a page reads it.</summary>
    public T All<T>() where T : class => Json.Deserialize<T>(ServiceClient.Reading) ?? throw new JsonException("null");

    public T? As<T>(string member) where T : class => Json[member] is { } node ? node.Deserialize<T>(ServiceClient.Reading) : null;
}
