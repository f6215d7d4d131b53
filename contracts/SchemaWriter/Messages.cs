using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Challenges.Contracts.Publication;

namespace Challenges.SchemaWriter;

/// <summary>The messages of the contracts assembly and their wire form.</summary>
public static class Messages
{
    public static readonly JsonSerializerOptions Wire = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n"
    };

    /// <summary>Every record that travels on its own: those that say which version of which aggregate they tell of, and what is sent to people under the id of its event.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(ChallengePublished).Assembly.GetExportedTypes()
            .Where(type => (type.GetProperty("Version")?.PropertyType == typeof(int) || type.GetProperty("EventId") is not null) && type.GetProperty("At")?.PropertyType == typeof(DateTimeOffset))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static JsonNode Schema(Type message) =>
        Wire.GetJsonSchemaAsNode(message, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    public static JsonNode? Pinned(string folder, Type message) =>
        File.Exists(SchemaFile(folder, message)) ? JsonNode.Parse(File.ReadAllText(SchemaFile(folder, message))) : null;

    public static string SchemaFile(string folder, Type message) => Path.Combine(folder, $"{Name(message)}.schema.json");

    public static string SampleFile(string folder, Type message) => Path.Combine(folder, $"{Name(message)}.sample.json");

    public static string Text(JsonNode node) => node.ToJsonString(Wire) + "\n";

    /// <summary>The folder contracts/schemas of the checkout that this program was built in.</summary>
    public static string FindSchemas()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Challenges.sln"))) return Path.Combine(folder.FullName, "contracts", "schemas");
        }
        throw new DirectoryNotFoundException("No folder above this program holds Challenges.sln; give the folder of the schemas as the argument.");
    }

    static string Name(Type message) => message.FullName!["Challenges.Contracts.".Length..];
}
