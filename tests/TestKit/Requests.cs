using System.Globalization;
using System.Net.Http.Json;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.TestKit;

/// <summary>Requests as a client of the services sends them.</summary>
public static class Requests
{
    /// <summary>A request with a JSON body (text is sent as it stands) and, unless <paramref name="key"/> is empty, an Idempotency-Key: a new one when none is given.</summary>
    public static Task<HttpResponseMessage> Send(this HttpClient client, HttpMethod method, string path, object? body = null, long? version = null, string? key = null) =>
        client.SendAsync(Request(method, path, body, version, key));

    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, object? body = null, long? version = null, string? key = null) =>
        client.Send(HttpMethod.Post, path, body, version, key);

    public static Task<HttpResponseMessage> Put(this HttpClient client, string path, object? body = null, long? version = null) =>
        client.Send(HttpMethod.Put, path, body, version);

    public static Task<HttpResponseMessage> Delete(this HttpClient client, string path, long? version = null) =>
        client.Send(HttpMethod.Delete, path, null, version);

    public static HttpRequestMessage Request(HttpMethod method, string path, object? body = null, long? version = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is string json) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: JsonSettings.Web);
        if (version is { } v) request.IfMatch(v);
        if (method == HttpMethod.Post && key != "") request.Headers.Add("Idempotency-Key", key ?? NewId.NextGuid().ToString());
        return request;
    }

    public static void IfMatch(this HttpRequestMessage request, long version) =>
        request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
}
