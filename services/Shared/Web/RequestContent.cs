using System.Text.Json;
using System.Text.Unicode;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Pedigree;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Configuration;

namespace Challenges.Shared.Web;

/// <summary>
/// The body of a request, read whole once (bounded in size and time, after the caller was authorised) before anything binds it: its raw bytes are what idempotency
/// compares, and its texts are checked for what no database or reader can hold.
/// </summary>
internal sealed class RequestContent(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    public static RequestContent? Of(HttpContext context) => context.Features.Get<RequestContent>();

    public JsonFaults? Faults(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type ? JsonFaults.Find(Bytes, type) : null;

    /// <summary>
    /// True when the serializer would let something pass that the walk over the members finds: a name that R07 may keep out, or a null in a list. Throws for JSON that is malformed, too deep or holds broken text.
    /// </summary>
    bool ScanJson()
    {
        if (!Utf8.IsValid(Bytes)) throw SharedRefusals.BrokenText.Now();
        var reader = new Utf8JsonReader(Bytes, new JsonReaderOptions { MaxDepth = JsonSettings.MaxDepth });
        var (suspicious, before) = (false, JsonTokenType.None);
        while (reader.Read())
        {
            suspicious |= reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName;
            before = reader.TokenType;
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) continue;
            if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped) continue;
            var text = TextOf(ref reader);
            if (reader.TokenType == JsonTokenType.PropertyName) suspicious |= PedigreeMembers.NamesWhereUnknown(text);
        }
        return suspicious;
    }

    static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw SharedRefusals.BrokenText.Now() : text;
        }
        catch (InvalidOperationException)
        {
            throw SharedRefusals.BrokenText.Now(); // half of a surrogate pair
        }
    }

    /// <summary>Middleware. The time limit keeps a request that began before a close from lasting beyond its grace.</summary>
    public static Func<HttpContext, RequestDelegate, Task> Reader(IConfiguration configuration)
    {
        var limit = TimeSpan.FromSeconds(configuration.GetValue("Http:BodyTimeoutSeconds", 30));
        return async (context, next) =>
        {
            var request = context.Request;
            if (request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true) throw SharedRefusals.BrokenText.Now();
            if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
            {
                await next(context);
                return;
            }
            // A file is received by its endpoint, once it knows that the caller may send one.
            if (context.GetEndpoint()?.Metadata.GetMetadata<FileBodyMetadata>() is not null)
            {
                await next(context);
                return;
            }
            var content = new RequestContent(await ReadAll(context, limit));
            context.Features.Set(content);
            request.Body = new MemoryStream(content.Bytes, writable: false);
            if (request.HasJsonContentType() && content.Bytes.Length > 0 && content.ScanJson() && content.Faults(context)?.Refused() is not null)
                throw new JsonException(); // answered with all faults, as if the serializer had found them
            await next(context);
        };
    }

    static async Task<byte[]> ReadAll(HttpContext context, TimeSpan limit)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(limit);
        using var buffer = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, 1 << 21));
        try
        {
            await context.Request.Body.CopyToAsync(buffer, timeout.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw SharedRefusals.BodyTooSlow.Now();
        }
        return buffer.ToArray();
    }
}
