using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.Issuing;
using Challenges.Identity.Reading;
using Challenges.Identity.SigningIn;
using Challenges.Identity.Telling;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Challenges.Identity.Hosting;

/// <summary>The parts of the service and how they are set.</summary>
static class Registering
{
    public const string HalfWay = "challenges.half-way";

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var settings = configuration.GetSection("Identity").Get<IdentitySettings>() ?? new IdentitySettings();
        settings.Check();
        services.Configure<IdentitySettings>(configuration.GetSection("Identity"));
        services.AddSingleton(new Texts(typeof(IdentitySettings).Assembly)).AddSingleton<Words>();
        services.AddDatabase(configuration);
        services.AddAccounts(settings);
        services.AddServer(settings, builder);
        services.KeepCookieKeys(configuration);
        services.AddGuards();
        services.AddScoped<Sessions>().AddScoped<Proving>().AddScoped<Invitations>().AddScoped<Claiming>().AddScoped<Clients>().AddScoped<People>();
        services.AddMessages(configuration);
        services.AddApiDescription("identity");
        services.ConfigureHttpJsonOptions(options => JsonSettings.Apply(options.SerializerOptions));
        services.AddHostedService<Tidying>();
        services.AddHealthChecks().AddDbContextCheck();
        services.AddRazorPages();
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite, options.Cookie.SecurePolicy) = ("challenges.identity.form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
    }

    static void AddDatabase(this IServiceCollection services, ConfigurationManager configuration)
    {
        var connection = configuration.GetConnectionString("Database") ?? throw new InvalidOperationException("Set ConnectionStrings:Database.");
        switch (configuration["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite": services.AddDbContext<IdentityDb, SqliteIdentityDb>(options => options.UseSqlite(connection)); break;
            case "SqlServer": services.AddDbContext<IdentityDb, SqlServerIdentityDb>(options => options.UseSqlServer(connection)); break;
            case var other: throw new InvalidOperationException($"Database:Provider is Sqlite or SqlServer, not '{other}'.");
        }
    }

    static IHealthChecksBuilder AddDbContextCheck(this IHealthChecksBuilder checks) =>
        checks.AddCheck<DatabaseHealth>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));

    static void AddAccounts(this IServiceCollection services, IdentitySettings settings)
    {
        services.AddIdentityCore<User>(options =>
        {
            (options.ClaimsIdentity.UserIdClaimType, options.ClaimsIdentity.UserNameClaimType, options.ClaimsIdentity.RoleClaimType) = (Claims.Subject, Claims.Name, Claims.Role);
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
            // Long beats odd: no demands on kinds of characters (NIST SP 800-63B).
            (options.Password.RequiredLength, options.Password.RequiredUniqueChars) = (12, 5);
            (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase, options.Password.RequireNonAlphanumeric) = (false, false, false, false);
            (options.Lockout.MaxFailedAccessAttempts, options.Lockout.DefaultLockoutTimeSpan, options.Lockout.AllowedForNewUsers) = (settings.WrongTriesBeforeLock, settings.LockLasts, true);
        }).AddRoles<IdentityRole>().AddEntityFrameworkStores<IdentityDb>().AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(2));

        var secure = settings.IssuerUri.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SecurePolicy, options.Cookie.SameSite) = ("challenges.identity", true, secure, SameSiteMode.Lax);
                (options.LoginPath, options.AccessDeniedPath, options.ReturnUrlParameter, options.SlidingExpiration) = ("/sign-in", "/problem/403", "ReturnUrl", false);
                options.ExpireTimeSpan = settings.SessionLasts;
                options.Events.OnValidatePrincipal = Sessions.Validate;
            })
            .AddCookie(HalfWay, options =>
            {
                (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SecurePolicy, options.Cookie.SameSite) = ("challenges.identity.half", true, secure, SameSiteMode.Strict);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddAuthorizationBuilder().AddPolicy(InboxRoutes.Tokens, new AuthorizationPolicyBuilder(InboxRoutes.Tokens).RequireAuthenticatedUser().Build());
    }

    /// <summary>Our own access tokens, for the API over messages: the same checks as in the services.</summary>
    static void AddOwnTokens(this IServiceCollection services, IdentitySettings settings, SecurityKey signing) =>
        services.AddAuthentication().AddJwtBearer(InboxRoutes.Tokens, options =>
        {
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = settings.IssuerUri.AbsoluteUri,
                ValidAudience = Issuing.Scopes.Audience(Issuing.Scopes.Identity),
                IssuerSigningKey = signing,
                ValidTypes = ["at+jwt"],
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                NameClaimType = Claims.Subject,
                RoleClaimType = Claims.Role,
                ClockSkew = TimeSpan.FromSeconds(30)
            };
        });

    static void AddServer(this IServiceCollection services, IdentitySettings settings, WebApplicationBuilder builder)
    {
        using var logging = LoggerFactory.Create(log => log.AddConsole());
        var (signing, encryption) = Keys.Read(new OwnSecrets(builder.Configuration, builder.Environment, logging.CreateLogger<OwnSecrets>()));
        services.AddOwnTokens(settings, signing);
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>())
            .AddServer(server =>
            {
                server.SetIssuer(settings.IssuerUri)
                    .SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
                    .SetEndSessionEndpointUris("connect/end-session").SetRevocationEndpointUris("connect/revoke")
                    .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow()
                    .RegisterScopes([.. Issuing.Scopes.All, OpenIddict.Abstractions.OpenIddictConstants.Scopes.Profile, OpenIddict.Abstractions.OpenIddictConstants.Scopes.OfflineAccess])
                    .RegisterClaims(Claims.Subject, Claims.Name, Claims.Role, Claiming.Organisation, Claiming.Department)
                    .SetAccessTokenLifetime(settings.AccessTokenLasts).SetIdentityTokenLifetime(settings.SessionLasts).SetRefreshTokenLifetime(settings.SessionLasts)
                    .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
                    .AddSigningKey(signing).AddEncryptionKey(encryption).DisableAccessTokenEncryption();
                var web = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableStatusCodePagesIntegration();
                if (settings.IssuerUri.Scheme == Uri.UriSchemeHttp) web.DisableTransportSecurityRequirement();
            });
    }
}
