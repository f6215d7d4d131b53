using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Challenges.Identity.Tests.Telling;

/// <summary>The API over one's own messages, as the portal uses it.</summary>
sealed class Api : IDisposable
{
    readonly HttpClient _http;

    Api(Uri address, string? token)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public static Api With(IdentityUnderTest identity, string? token) => new(identity.Address, token);

    /// <summary>With the token that the portal would have for the person.</summary>
    public static async Task<Api> Of(IdentityUnderTest identity, string email, string scope = Portal.Scope + " identity")
    {
        using var portal = new Portal(identity.Address);
        using var browser = identity.Browser();
        Assert.That((await browser.SignIn(email)).Location, Is.EqualTo("/account"));
        return new Api(identity.Address, (await portal.SignedIn(browser, scope)).Access);
    }

    public async Task<JsonElement> Get(string path)
    {
        using var answer = await _http.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<int> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>Code, what happened and what to do.</summary>
    public async Task<(string Code, string Detail, string Then)> Refused(HttpMethod method, string path, object? body, string language)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo($"urn:challenges:refusal:{problem.GetProperty("code").GetString()}"));
        return (problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!, problem.GetProperty("then").GetString()!);
    }

    public async Task<IReadOnlyList<JsonElement>> Messages() => [.. (await Get("/inbox")).GetProperty("messages").EnumerateArray()];

    public async Task<int> Unread() => (await Get("/inbox/unread")).GetProperty("unread").GetInt32();

    public void Dispose() => _http.Dispose();
}
