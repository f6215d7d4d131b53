using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Challenges.Portal.Speaking;

/// <summary>What a service answered: a value, a refusal in the reader's language, or nothing at all. A block that gets nothing says so, and the rest of the page stands.</summary>
public sealed record Reply<T> where T : class
{
    public T? Value { get; init; }
    public Refused? Refusal { get; init; }
    /// <summary>Version of the resource, to be sent back as If-Match.</summary>
    public string? Version { get; init; }
    /// <summary>The service did not answer, or not in a way that can be read.</summary>
    public bool IsSilent => Value is null && Refusal is null;

    [MemberNotNullWhen(true, nameof(Value))]
    public bool HasValue => Value is not null;

    public bool IsMissing => Refusal?.Status == 404;
}

/// <summary>RFC 9457 problem details of a service, as the portal prints them.</summary>
public sealed record Refused
{
    public int Status { get; init; }
    public string? Title { get; init; }
    public string? Detail { get; init; }
    public string? Code { get; init; }
    public string? Rule { get; init; }
    public string? Then { get; init; }
    public Dictionary<string, string[]>? Errors { get; init; }
    /// <summary>What the refusal stands on, as the service gives it.</summary>
    public Dictionary<string, JsonElement>? Facts { get; init; }
}
