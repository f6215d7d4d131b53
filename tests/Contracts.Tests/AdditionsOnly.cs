using System.Text.Json.Nodes;
using Challenges.SchemaWriter;

namespace Challenges.Contracts.Tests;

public sealed class AdditionsOnly
{
    const string Pinned = """{"type":"object","properties":{"code":{"type":"string"},"items":{"type":"array","items":{"type":"object","properties":{"fen":{"type":"integer"}},"required":["fen"]}}},"required":["code"]}""";

    [Test]
    public void A_new_optional_member_is_an_addition() =>
        Assert.That(Breaks(Pinned.Replace("\"code\":{", "\"note\":{\"type\":[\"string\",\"null\"]},\"code\":{", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void A_new_required_member_breaks_the_messages_in_flight() =>
        Assert.That(Breaks(Pinned.Replace("\"code\":{", "\"note\":{\"type\":\"string\"},\"code\":{", StringComparison.Ordinal)
            .Replace("[\"code\"]", "[\"code\",\"note\"]", StringComparison.Ordinal)), Is.EqualTo(new[] { "$.note: became required" }));

    [Test]
    public void A_renamed_member_is_a_removed_one() =>
        Assert.That(Breaks(Pinned.Replace("\"fen\"", "\"yuan\"", StringComparison.Ordinal)), Does.Contain("$.items[].fen: was removed or renamed"));

    [Test]
    public void A_changed_type_breaks() =>
        Assert.That(Breaks(Pinned.Replace("integer", "string", StringComparison.Ordinal)), Has.One.Contains("$.items[].fen: type was"));

    [Test]
    public void A_member_that_becomes_optional_breaks_its_readers() =>
        Assert.That(Breaks(Pinned.Replace("[\"code\"]", "[]", StringComparison.Ordinal)), Is.EqualTo(new[] { "$.code: is no longer required" }));

    static IReadOnlyList<string> Breaks(string current) => Additions.Breaks(JsonNode.Parse(Pinned), JsonNode.Parse(current)!);
}
