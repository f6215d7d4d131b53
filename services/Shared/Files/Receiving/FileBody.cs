using System.Text;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Challenges.Shared.Files.Receiving;

/// <summary>
/// Marks an endpoint whose body is one file: raw bytes, its name in <c>Content-Disposition: attachment; filename*=UTF-8''…</c>, so that no name stands in an address
/// or an access log.
/// </summary>
internal sealed class FileBodyMetadata : IRequestSizeLimitMetadata, IAcceptsMetadata
{
    /// <summary>The limit of <see cref="FileSettings.MaxBytes"/> applies instead, and answers with a refusal that names it.</summary>
    public long? MaxRequestBodySize => null;
    /// <summary>What the client says about the type is not believed, so nothing is refused for it.</summary>
    public IReadOnlyList<string> ContentTypes { get; } = ["*/*"];
    /// <summary>Described as bytes; a null here would be described as no type at all, which fails.</summary>
    public Type RequestType => typeof(Stream);
    public bool IsOptional => false;
}

/// <summary>Receives the file of a request.</summary>
public static class FileBody
{
    /// <summary>
    /// To be called once it is known that the caller may send a file, and before the transaction: the body is received whole, in bounded memory and time. Idempotency
    /// then compares its name and digest. The file goes with the request.
    /// </summary>
    /// <exception cref="RefusedException">Too large, empty or too slow.</exception>
    public static async Task<ReceivedFile> Receive(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<FileSettings>();
        if (context.Request.ContentLength > settings.MaxBytes) throw ReceivedFile.TooLarge(settings.MaxBytes);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(TimeSpan.FromSeconds(settings.ReceiveSeconds));
        try
        {
            var received = await ReceivedFile.Receive(context.Request.Body, NameIn(context.Request), settings.MaxBytes, timeout.Token);
            context.Response.RegisterForDispose(received);
            context.Features.Set(new RequestContent(Encoding.UTF8.GetBytes($"{received.Sha256} {received.Name}")));
            return received;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw SharedRefusals.BodyTooSlow.Now();
        }
    }

    static string? NameIn(HttpRequest request)
    {
        if (!ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)) return null;
        return disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
    }
}

public static class FileBodyExtensions
{
    /// <summary>The body of the request is one file, which the endpoint receives by <see cref="FileBody.Receive"/>.</summary>
    public static RouteHandlerBuilder ReceivesFile(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new FileBodyMetadata());
}
