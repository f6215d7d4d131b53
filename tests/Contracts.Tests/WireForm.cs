using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.SchemaWriter;
using Json.Schema;

namespace Challenges.Contracts.Tests;

public sealed class WireForm
{
    static readonly string Folder = Messages.FindSchemas();

    static IEnumerable<Type> All => Messages.All;

    [TestCaseSource(nameof(All))]
    public void A_message_changes_by_additions_only(Type message)
    {
        var pinned = Messages.Pinned(Folder, message);
        Assert.That(pinned, Is.Not.Null, "Run `dotnet run --project contracts/SchemaWriter` and commit contracts/schemas.");
        Assert.That(Additions.Breaks(pinned, Messages.Schema(message)), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void The_pinned_schema_is_the_current_one(Type message)
    {
        Assert.That(File.ReadAllText(Messages.SchemaFile(Folder, message)), Is.EqualTo(Messages.Text(Messages.Schema(message))),
            "Run `dotnet run --project contracts/SchemaWriter` and commit contracts/schemas.");
    }

    [TestCaseSource(nameof(All))]
    public void The_pinned_sample_is_read_and_written_without_loss(Type message)
    {
        var pinned = JsonNode.Parse(File.ReadAllText(Messages.SampleFile(Folder, message)))!;
        var read = pinned.Deserialize(message, Messages.Wire);
        Assert.That(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(read, message, Messages.Wire), pinned), Is.True);
    }

    [TestCaseSource(nameof(All))]
    public void The_pinned_sample_follows_the_pinned_schema(Type message)
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Messages.SchemaFile(Folder, message)));
        var sample = JsonDocument.Parse(File.ReadAllText(Messages.SampleFile(Folder, message))).RootElement;
        Assert.That(schema.Evaluate(sample).IsValid, Is.True);
    }

    [Test]
    public void No_message_was_removed_or_renamed()
    {
        var pinned = Directory.GetFiles(Folder, "*.schema.json").Order(StringComparer.Ordinal);
        Assert.That(pinned, Is.EqualTo(Messages.All.Select(m => Messages.SchemaFile(Folder, m)).Order(StringComparer.Ordinal)));
    }
}
