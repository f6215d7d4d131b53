using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Challenges.Portal.SigningIn;

/// <summary>
/// Sign-in by OpenID Connect (code with PKCE) at <c>Portal:Authority</c>, as client <c>Portal:ClientId</c> (portal) with <c>Portal:ClientSecret</c>. The tokens stay here, in
/// <c>Keys:Folder</c>; the browser gets a random key alone. Without an authority nobody signs in, and the public pages are all there is.
/// </summary>
static class SignInRegistration
{
    /// <summary>One for each service: a token is good for a service only when it was asked for.</summary>
    static readonly string[] Scopes = ["openid", "profile", "offline_access", .. PortalSettings.Services];

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Portal");
        var protection = services.AddDataProtection().SetApplicationName("challenges-portal");
        if (configuration["Keys:Folder"] is { Length: > 0 } folder) protection.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "portal-keys")));
        services.AddSingleton<Sessions>().AddSingleton<Renewing>();
        services.AddScoped<Reader>().AddScoped(provider => new Bearer(provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<Renewing>()));
        var signIn = services.AddAuthentication(o =>
        {
            o.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            if (section["Authority"] is { Length: > 0 }) o.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
        }).AddCookie(o =>
        {
            o.Cookie.Name = "portal.session";
            o.Cookie.HttpOnly = true;
            // Not strict: the way back from the sign-in comes from another site.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = section.GetValue("SessionLasts", TimeSpan.FromHours(12));
            o.SlidingExpiration = false;
            o.Events.OnRedirectToLogin = o.Events.OnRedirectToAccessDenied = context => Task.FromResult(context.Response.StatusCode = StatusCodes.Status403Forbidden);
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<Sessions>((o, sessions) => o.SessionStore = sessions);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        if (section["Authority"] is { Length: > 0 } authority) signIn.AddOpenIdConnect(o => Configure(o, section, new Uri(authority)));
        return services;
    }

    static void Configure(OpenIdConnectOptions o, IConfigurationSection section, Uri authority)
    {
        o.Authority = authority.ToString();
        o.RequireHttpsMetadata = !authority.IsLoopback;
        o.ClientId = section["ClientId"] ?? "portal";
        o.ClientSecret = section["ClientSecret"] ?? throw new InvalidOperationException("Set Portal:ClientSecret, the secret of the client at Portal:Authority.");
        o.ResponseType = OpenIdConnectResponseType.Code;
        // A posted answer would need a script on the provider's page, which its content policy refuses.
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.MapInboundClaims = false;
        o.SaveTokens = true;
        o.GetClaimsFromUserInfoEndpoint = false;
        o.TokenValidationParameters.NameClaimType = "name";
        o.TokenValidationParameters.RoleClaimType = "role";
        o.Scope.Clear();
        foreach (var scope in Scopes) o.Scope.Add(scope);
        // The provider of the reader's messages is Identity; another provider knows no such scope.
        if (section["Identity"] is { Length: > 0 }) o.Scope.Add("identity");
        o.CorrelationCookie.Name = "portal.sign-in.";
        o.NonceCookie.Name = "portal.nonce.";
        o.CorrelationCookie.SameSite = o.NonceCookie.SameSite = SameSiteMode.Lax;
        o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.UiLocales = context.Properties.GetString("language");
            return Task.CompletedTask;
        };
        o.Events.OnRemoteFailure = context =>
        {
            // Somebody went back, or took too long: the home page offers the sign-in again.
            context.Response.Redirect("/");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
