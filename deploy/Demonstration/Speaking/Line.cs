using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Challenges.Demonstration.Speaking;

/// <summary>
/// One person's line to one service; with several instances each request goes to the next. A request that got no answer, or 503, is sent again for a minute and a half under the same idempotency key, so that a service may
/// restart in the middle of the play and nothing is done twice.
/// </summary>
public sealed class Line(HttpClient http, IReadOnlyList<Uri> instances, string token)
{
    static int _next;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public Task<Reply> Get(string path, CancellationToken cancel) => Send(HttpMethod.Get, path, null, null, cancel);

    public Task<Reply> Post(string path, object? body, CancellationToken cancel, string? version = null) => Send(HttpMethod.Post, path, body ?? new { }, version, cancel);

    public Task<Reply> Put(string path, object body, CancellationToken cancel, string? version = null) => Send(HttpMethod.Put, path, body, version, cancel);

    /// <summary>Sends a file as raw bytes, its name in a header.</summary>
    public Task<Reply> PostFile(string path, string name, byte[] bytes, CancellationToken cancel) => Send(HttpMethod.Post, path, new NamedFile(name, bytes), null, cancel);

    async Task<Reply> Send(HttpMethod method, string path, object? body, string? version, CancellationToken cancel)
    {
        var key = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var reply = await SendOnce(method, path, body, version, key, cancel);
                // The first try may have done it although its answer was lost: what is there now is what was wanted.
                if (attempt > 1 && method == HttpMethod.Put && reply.Status == HttpStatusCode.PreconditionFailed) return await Get(path, cancel);
                if (reply.Status != HttpStatusCode.ServiceUnavailable || TimeProvider.System.GetElapsedTime(started) > Patience) return reply;
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException })
            {
                if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new UnexpectedAnswerException($"{method} {path}: no answer: {lost.Message}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }

    async Task<Reply> SendOnce(HttpMethod method, string path, object? body, string? version, string key, CancellationToken cancel)
    {
        var address = new Uri(instances[(int)((uint)Interlocked.Increment(ref _next) % instances.Count)], path);
        using var request = new HttpRequestMessage(method, address);
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (method != HttpMethod.Get) request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        if (body is NamedFile file)
        {
            request.Content = new ByteArrayContent(file.Bytes);
            request.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Name };
        }
        else if (body is not null) request.Content = JsonContent.Create(body, body.GetType());
        using var response = await http.SendAsync(request, cancel);
        return new Reply($"{method} {address}", response.StatusCode, await response.Content.ReadAsStringAsync(cancel), response.Headers.ETag?.ToString());
    }
}

sealed record NamedFile(string Name, byte[] Bytes);
