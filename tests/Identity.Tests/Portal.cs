using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Challenges.Identity.Tests;

/// <summary>What an OpenID Connect client does.</summary>
sealed class Portal(Uri identity) : IDisposable
{
    public const string Scope = "openid profile offline_access publication applications review award";

    readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = identity, Timeout = TimeSpan.FromSeconds(60) };

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string AuthorizePath(string? redirect = null, bool proof = true, string scope = Scope, string? prompt = null, int? maxAge = null) => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = "portal",
        ["response_type"] = "code",
        ["redirect_uri"] = redirect ?? IdentityUnderTest.PortalOrigin + "/signin-oidc",
        ["scope"] = scope,
        ["state"] = "s1",
        ["code_challenge"] = proof ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))) : null,
        ["code_challenge_method"] = proof ? "S256" : null,
        ["prompt"] = prompt,
        ["max_age"] = maxAge?.ToString(System.Globalization.CultureInfo.InvariantCulture)
    }.Where(p => p.Value is not null));

    /// <summary>The code for a browser that is signed in.</summary>
    public async Task<string> Code(Browser browser, string scope = Scope)
    {
        var answer = await browser.Get(AuthorizePath(scope: scope));
        Assert.That(answer.Location, Does.StartWith(IdentityUnderTest.PortalOrigin + "/signin-oidc?"), answer.Text);
        return QueryHelpers.ParseQuery(new Uri(answer.Location!).Query)["code"].ToString();
    }

    public Task<TokenAnswer> Redeem(string code, string? verifier = null) => Ask(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", IdentityUnderTest.PortalOrigin + "/signin-oidc"), ("code_verifier", verifier ?? Verifier));

    public Task<TokenAnswer> Renew(string refreshToken) => Ask(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public async Task<TokenAnswer> SignedIn(Browser browser, string scope = Scope) => await Redeem(await Code(browser, scope));

    public Task<TokenAnswer> Machine(string scope, string secret = IdentityUnderTest.MachineSecret) => Send(("client_id", "statistics"), ("client_secret", secret), ("grant_type", "client_credentials"), ("scope", scope));

    Task<TokenAnswer> Ask(params (string, string)[] fields) => Send([.. fields, ("client_id", "portal"), ("client_secret", IdentityUnderTest.PortalSecret)]);

    async Task<TokenAnswer> Send(params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await _http.PostAsync("/connect/token", content);
        return new TokenAnswer((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public void Dispose() => _http.Dispose();
}

sealed record TokenAnswer(int Status, JsonElement Body)
{
    public string Access => Text("access_token");
    public string Refresh => Text("refresh_token");
    public string IdToken => Text("id_token");
    public string? Error => Body.TryGetProperty("error", out var error) ? error.GetString() : null;
    public JsonWebToken Claims => new JsonWebTokenHandler().ReadJsonWebToken(Access);

    string Text(string member) => Body.TryGetProperty(member, out var value) ? value.GetString()! : throw new AssertionException($"No {member} in {Body}");
}
