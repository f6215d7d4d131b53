using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Challenges.TestKit;

/// <summary>The few calls of RabbitMQ's management API that tests need.</summary>
public sealed class RabbitManagement(Uri url)
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task<bool> IsUp()
    {
        try
        {
            using var answer = await Send(HttpMethod.Get, "api/vhosts", null);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    public async Task CreateVirtualHost(string name, string user)
    {
        (await Send(HttpMethod.Put, $"api/vhosts/{name}", null)).EnsureSuccessStatusCode().Dispose();
        (await Send(HttpMethod.Put, $"api/permissions/{name}/{user}", new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode().Dispose();
    }

    public async Task DeleteVirtualHost(string name) => (await Send(HttpMethod.Delete, $"api/vhosts/{name}", null)).Dispose();

    /// <summary>The declared arguments of a queue, or null when there is no such queue.</summary>
    public async Task<JsonElement?> Arguments(string virtualHost, string queue)
    {
        using var answer = await Send(HttpMethod.Get, $"api/queues/{virtualHost}/{queue}", null);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("arguments");
    }

    Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, new Uri(url, path)) { Content = body is null ? null : JsonContent.Create(body) };
        var credentials = Uri.UnescapeDataString(url.UserInfo.Length > 0 ? url.UserInfo : "guest:guest");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return Http.SendAsync(request);
    }
}
