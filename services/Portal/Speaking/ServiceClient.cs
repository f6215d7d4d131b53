using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

/// <summary>
/// One service over HTTP, for one request of a reader: in the reader's language, with the reader's token when signed in, and with the reader's address, so that the service's limits
/// count readers and not the portal.
/// </summary>
public abstract class ServiceClient(string service, IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
{
    /// <summary>Answers carry members that this version may not know: services add, they never remove.</summary>
    internal static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    protected Task<Reply<T>> Get<T>(string path) where T : class => Send<T>(new HttpRequestMessage(HttpMethod.Get, path));

    protected Task<Reply<Raw>> GetRaw(string path) => Send<Raw>(new HttpRequestMessage(HttpMethod.Get, path));

    /// <param name="key">Idempotency key of the form that was shown: pressing twice acts once.</param>
    protected Task<Reply<T>> Post<T>(string path, object? body, string? key, string? version = null) where T : class => Send<T>(Writing(HttpMethod.Post, path, body, key, version));

    protected Task<Reply<T>> Put<T>(string path, object body, string? version) where T : class => Send<T>(Writing(HttpMethod.Put, path, body, null, version));

    protected Task<Reply<T>> Delete<T>(string path, string? version) where T : class => Send<T>(Writing(HttpMethod.Delete, path, null, null, version));

    static HttpRequestMessage Writing(HttpMethod method, string path, object? body, string? key, string? version)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is HttpContent content) request.Content = content;
        else if (body is not null) request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), JsonSettings.Web)) { Headers = { ContentType = new("application/json") } };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return request;
    }

    protected async Task<Reply<T>> Send<T>(HttpRequestMessage request) where T : class
    {
        try
        {
            using var answer = await Answer(request, HttpCompletionOption.ResponseContentRead);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (answer.IsSuccessStatusCode)
                return new Reply<T> { Value = Read<T>(body.Length == 0 ? "{}"u8 : body), Version = answer.Headers.ETag?.ToString() };
            return new Reply<T> { Refusal = Refusal(answer, body) };
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException or JsonException)
        {
            log.LogWarning("{Service} did not answer {Method} {Path}: {Why}", service, request.Method, request.RequestUri, silent.Message);
            return new Reply<T>();
        }
    }

    protected async Task<HttpResponseMessage> Answer(HttpRequestMessage request, HttpCompletionOption until)
    {
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(tongue.Html));
        if (await bearer.Token() is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (context.HttpContext?.Connection.RemoteIpAddress is { } reader) request.Headers.TryAddWithoutValidation("X-Forwarded-For", Plain(reader));
        return await clients.CreateClient(service).SendAsync(request, until, context.HttpContext?.RequestAborted ?? CancellationToken.None);
    }

    /// <summary>A file as the service sends it: its kind, its name and its bytes pass through, nothing of it is kept.</summary>
    public async Task<IResult> File(string path)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await Answer(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            log.LogWarning("{Service} did not answer GET of a file: {Why}", service, silent.Message);
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }
        context.HttpContext?.Response.RegisterForDispose(answer);
        if (!answer.IsSuccessStatusCode) return Results.StatusCode((int)answer.StatusCode);
        var content = answer.Content;
        if (context.HttpContext is { } http)
        {
            http.Response.Headers.CacheControl = "no-store";
            if (content.Headers.ContentLength is { } length) http.Response.ContentLength = length;
        }
        return Results.Stream(await content.ReadAsStreamAsync(), content.Headers.ContentType?.ToString() ?? "application/octet-stream", content.Headers.ContentDisposition?.FileNameStar ?? content.Headers.ContentDisposition?.FileName?.Trim('"') ?? "file");
    }

    static T Read<T>(ReadOnlySpan<byte> body) where T : class => typeof(T) == typeof(Raw)
        ? (T)(object)new Raw(JsonSerializer.Deserialize<JsonNode>(body, Reading) as JsonObject ?? [])
        : JsonSerializer.Deserialize<T>(body, Reading) ?? throw new JsonException("null");

    static Refused? Refusal(HttpResponseMessage answer, byte[] body)
    {
        var status = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json") return JsonSerializer.Deserialize<Refused>(body, Reading)! with { Status = status };
        return status is >= 400 and < 500 ? new Refused { Status = status } : null;
    }

    static string Plain(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    /// <summary>A query from what is given: empty values are left out.</summary>
    protected static string Query(string path, params (string Name, string? Value)[] values)
    {
        var query = new StringBuilder(path);
        foreach (var (name, value) in values.Where(v => !string.IsNullOrWhiteSpace(v.Value)))
            query.Append(query.Length == path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value!));
        return query.ToString();
    }

    protected static string Part(string value) => Uri.EscapeDataString(value);
}
