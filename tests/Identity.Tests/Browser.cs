using System.Net;
using System.Text.RegularExpressions;

namespace Challenges.Identity.Tests;

/// <summary>A browser without script: keeps cookies, reads forms, follows nothing by itself.</summary>
sealed partial class Browser : IDisposable
{
    readonly HttpClient _http;

    public Browser(Uri address, string language)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
    }

    public CookieContainer Cookies { get; } = new();

    public async Task<Seen> Get(string path)
    {
        using var response = await _http.GetAsync(path);
        return await Seen.Of(response);
    }

    /// <summary>Sends a form as it stands, without looking at the page first.</summary>
    public async Task<Seen> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await _http.PostAsync(path, content);
        return await Seen.Of(response);
    }

    /// <summary>Opens a page and sends its form, filled in.</summary>
    public async Task<Seen> Submit(string path, params (string Name, string Value)[] fields) => await SubmitTo(path, path, fields);

    public async Task<Seen> SubmitTo(string page, string action, params (string Name, string Value)[] fields)
    {
        var seen = await Get(page);
        Assert.That(seen.Status, Is.EqualTo(200), seen.Text);
        return await Post(action, [.. fields, ("__RequestVerificationToken", Token().Match(seen.Text).Groups[1].Value)]);
    }

    public Task<Seen> SignIn(string email, string password = IdentityUnderTest.Password) => Submit("/sign-in", ("Email", email), ("Password", password));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}

/// <summary>An answer.</summary>
sealed record Seen(int Status, string Text, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Seen> Of(HttpResponseMessage response) => new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));

    public bool Says(string text) => Text.Contains(text, StringComparison.Ordinal);
}
