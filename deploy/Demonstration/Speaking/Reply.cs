using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Challenges.Demonstration.Speaking;

/// <summary>What a service answered: a status, a body, the version for the next <c>If-Match</c>.</summary>
public sealed record Reply(string Asked, HttpStatusCode Status, string Text, string? EntityTag)
{
    public bool IsRefused => (int)Status >= 400;

    public JsonNode Json => (Text.Length == 0 ? null : JsonNode.Parse(Text)) ?? throw new UnexpectedAnswerException($"{Asked}: nothing in the answer ({(int)Status})");

    public T As<T>() => JsonSerializer.Deserialize<T>(Text, JsonSerializerOptions.Web) ?? throw new UnexpectedAnswerException($"{Asked}: nothing in the answer ({(int)Status})");

    /// <exception cref="UnexpectedAnswerException">The service refused.</exception>
    public Reply Demand() => IsRefused ? throw new UnexpectedAnswerException($"{Asked}: {(int)Status} {Text}") : this;

    /// <summary>The refusal that this reply must be: the demonstration counts on being refused here, and for this reason.</summary>
    /// <param name="codes">One of them, such as <c>APP-A-01</c>.</param>
    /// <exception cref="UnexpectedAnswerException">Not refused, or for another reason.</exception>
    public Refusal DemandRefusal(params IReadOnlyList<string> codes) =>
        IsRefused && As<Refusal>() is var refusal && codes.Contains(refusal.Code) ? refusal
        : throw new UnexpectedAnswerException($"{Asked}: a refusal {string.Join(" or ", codes)} was due, but the answer is {(int)Status} {Text}");
}

/// <summary>Problem details (RFC 9457) as the services send them.</summary>
public sealed record Refusal
{
    public required int Status { get; init; }
    public required string Code { get; init; }
    public string? Rule { get; init; }
    public required string Detail { get; init; }
    public string? Then { get; init; }
    public JsonNode? Facts { get; init; }
    public JsonNode? Errors { get; init; }
}

/// <summary>The play can't go on: a service answered otherwise than the competition needs.</summary>
public sealed class UnexpectedAnswerException(string message) : Exception(message);
