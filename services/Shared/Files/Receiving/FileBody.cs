using System.Reflection;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Challenges.Shared.Files.Receiving;

/// <summary>
/// Marks an endpoint whose body is one file: raw bytes, its name in <c>Content-Disposition: attachment; filename*=UTF-8''…</c>, so that no name stands in an address
/// or an access log. It is received whole, in bounded memory, before the transaction of the handler begins.
/// </summary>
internal sealed class FileBodyMetadata : IRequestSizeLimitMetadata, IAcceptsMetadata
{
    /// <summary>The limit of <see cref="FileSettings.MaxBytes"/> applies instead, and answers with a refusal that names it.</summary>
    public long? MaxRequestBodySize => null;
    /// <summary>What the client says about the type is not believed, so nothing is refused for it.</summary>
    public IReadOnlyList<string> ContentTypes { get; } = ["*/*"];
    public Type? RequestType => null;
    public bool IsOptional => false;
}

/// <summary>Binds the received file to a handler's parameter.</summary>
public sealed class FileBody(ReceivedFile file)
{
    public ReceivedFile File { get; } = file;

    public static ValueTask<FileBody?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<FileBody?>(context.Features.Get<FileBody>() ?? throw new InvalidOperationException("The endpoint must say .ReceivesFile()."));

    /// <summary>Receives the file of this request, and gives the text that idempotency compares: name and digest.</summary>
    internal static async Task<string> Receive(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<FileSettings>();
        if (context.Request.ContentLength > settings.MaxBytes) throw ReceivedFile.TooLarge(settings.MaxBytes);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(TimeSpan.FromSeconds(settings.ReceiveSeconds));
        try
        {
            var received = await ReceivedFile.Receive(context.Request.Body, NameIn(context.Request), settings.MaxBytes, timeout.Token);
            context.Response.RegisterForDispose(received);
            context.Features.Set(new FileBody(received));
            return $"{received.Sha256} {received.Name}";
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
    /// <summary>The body of the request is one file; the handler takes it as <see cref="FileBody"/>.</summary>
    public static RouteHandlerBuilder ReceivesFile(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new FileBodyMetadata());
}
