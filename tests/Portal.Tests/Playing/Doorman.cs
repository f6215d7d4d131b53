using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Challenges.Demonstration.Speaking;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Challenges.Portal.Tests.Playing;

/// <summary>
/// Lets a person of the play in at <c>/let-in</c>, with a token of the key that the services believe, as the way back from a sign-in does. It exists in tests alone; the portal has no such door.
/// </summary>
sealed class Doorman(SystemAddresses addresses) : IStartupFilter
{
    static readonly string[] Audiences = [.. PortalSettings.Services.Select(s => "challenges-" + s)];

    /// <param name="ago">How long ago the person proved who it is.</param>
    public static string Address(Person person, string to, TimeSpan ago = default) =>
        string.Create(CultureInfo.InvariantCulture, $"/let-in?sub={person.Id}&role={person.Role}&org={person.Organisation}&dept={person.Department}&ago={(int)ago.TotalSeconds}&to={Uri.EscapeDataString(to)}");

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Not a branch of its own: the cookie would be good for that branch alone.
        app.Use((context, rest) => context.Request.Path == "/let-in" ? Let(context) : rest(context));
        next(app);
    };

    async Task Let(HttpContext context)
    {
        var query = context.Request.Query;
        List<Claim> claims = [new("sub", query["sub"]!), new("role", query["role"]!), new("name", query["sub"]!)];
        if (query["org"] is [{ Length: > 0 } org]) claims.Add(new("org", org));
        if (query["dept"] is [{ Length: > 0 } dept]) claims.Add(new("dept", dept));
        var now = TimeProvider.System.GetUtcNow();
        var ends = now.AddHours(1);
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(addresses.TokenKey));
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = addresses.Issuer,
            Claims = claims.Where(c => c.Type != "name").ToDictionary(c => c.Type, c => (object)c.Value).Append(new("aud", Audiences)).Append(new("auth_time", EpochTime.GetIntDate(now.UtcDateTime) - int.Parse(query["ago"]!, CultureInfo.InvariantCulture))).ToDictionary(),
            Expires = ends.UtcDateTime,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.EcdsaSha256)
        });
        var properties = new AuthenticationProperties { ExpiresUtc = ends };
        properties.StoreTokens([new() { Name = "access_token", Value = token }, new() { Name = "expires_at", Value = ends.ToString("o", CultureInfo.InvariantCulture) }]);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, "test", "name", "role")), properties);
        context.Response.Redirect(query["to"]!);
    }
}
