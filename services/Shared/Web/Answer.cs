using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Challenges.Shared.Web;

/// <summary>What an endpoint answers: a body, its version as ETag and, for something new, its address. The idempotency filter can keep and repeat it.</summary>
public class Answer : IResult
{
    internal Answer(int status, byte[] body, string? entityTag, string? location) => (Status, Body, EntityTag, Location) = (status, body, entityTag, location);

    internal int Status { get; }
    internal byte[] Body { get; }
    internal string? EntityTag { get; }
    internal string? Location { get; }
    internal bool Repeated { get; init; }

    public static Answer<T> Ok<T>(T body, long? version = null) => new(200, body, version, null);

    /// <summary>201; <paramref name="location"/> is the path of the new resource.</summary>
    public static Answer<T> Created<T>(string location, T body, long? version = null) => new(201, body, version, location);

    /// <summary>202: taken, to be done later.</summary>
    public static Answer<T> Accepted<T>(T body, long? version = null) => new(202, body, version, null);

    public static Answer NoContent(long? version = null) => new(204, [], version is { } v ? IfMatch.EntityTag(v) : null, null);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (EntityTag is not null) response.Headers.ETag = EntityTag;
        if (Location is not null) response.Headers.Location = Location;
        if (Repeated) response.Headers["Idempotency-Replayed"] = "true";
        if (Body.Length == 0) return;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}

/// <inheritdoc />
public sealed class Answer<T> : Answer, IEndpointMetadataProvider
{
    internal Answer(int status, T body, long? version, string? location)
        : base(status, JsonSerializer.SerializeToUtf8Bytes(body, JsonSettings.Web), version is { } v ? IfMatch.EntityTag(v) : null, location) => Value = body;

    public T Value { get; }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), ["application/json"]));
}
