using System.Text.Encodings.Web;
using System.Text.Unicode;
using Challenges.Portal.Caching;
using Challenges.Portal.Framing;
using Challenges.Portal.Guarding;
using Challenges.Portal.Keeping;
using Challenges.Portal.Looking;
using Challenges.Portal.Pages;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working;
using Challenges.Portal.Working.Telling;
using Challenges.Shared.Observation;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Challenges.Portal;

/// <summary>The web pages: rendered on the server from what the four services answer. No rule and no business data live here.</summary>
public static class PortalHost
{
    /// <summary>What a form may hold; the services check each text against a limit of its own. 2 MiB as theirs.</summary>
    const long MostBytes = 2 * 1024 * 1024;

    /// <exception cref="InvalidOperationException">A setting is missing or out of its range; the message says which.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        SelfCheck.Run();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory
        });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:7310");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        builder.AddTelemetry("portal", typeof(PortalHost).Assembly);
        // A service that is silent is told of once, by the client that asked.
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        Register(builder);
        configure?.Invoke(builder);
        var app = builder.Build();
        Use(app);
        return app;
    }

    static void Register(WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var settings = new PortalSettings(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        // Chinese as it is written, not as entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddSingleton(Tongue.OfPortal());
        services.AddScoped<Tongue>();
        foreach (var name in PortalSettings.Services)
            services.AddHttpClient(name, client => (client.BaseAddress, client.Timeout) = (settings.Of(name), TimeSpan.FromSeconds(10)));
        if (settings.Identity is { } identity) services.AddHttpClient("identity", client => (client.BaseAddress, client.Timeout) = (identity, TimeSpan.FromSeconds(10)));
        services.AddSingleton<UnreadCounts>().AddScoped<Identity>();
        services.AddScoped<Publication>().AddScoped<Applications>().AddScoped<Review>().AddScoped<Award>().AddScoped<Acting>().AddScoped<Records>().AddScoped<PublicRecord>();
        services.AddGuards(configuration);
        services.AddSignIn(configuration);
        services.AddSingleton<KeptForms>();
        services.AddPageCache(configuration);
        services.AddRequestLimits(configuration);
        services.AddHealthChecks();
    }

    static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseGuards();
        app.Use(ChoosingLanguage.Choose);
        app.UseExceptionHandler("/problem", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(ShownByReading);
        app.UseStaticFiles(Files.Served);
        app.UseRouting();
        app.Use(WithinSize);
        app.UseAuthentication();
        app.Use(KeepingForms.Keep);
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseOutputCache();
        app.MapHealthChecks("/health/live").DisableRateLimiting();
        app.MapHealthChecks("/health/ready").DisableRateLimiting();
        app.MapSignIn();
        app.MapWork();
        app.MapOpenData();
        app.MapLook();
        app.MapTelling();
        app.MapRazorComponents<Document>();
    }

    /// <summary>A page about a failed form is read, not sent once more.</summary>
    static async Task ShownByReading(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) context.Request.Method = HttpMethods.Get;
        await next(context);
        // A form without its token is refused with a type and no words; without the type the page for it is shown.
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && HttpMethods.IsPost(context.Request.Method)) context.Response.ContentType = null;
    }

    /// <summary>A form that says itself that it is larger than its page takes is told so. Read first, it would be refused for a token that nobody could find in it.</summary>
    static Task WithinSize(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is not { } most || context.Request.ContentLength is not { } size || size <= most) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    /// <returns>The exit code: 0 when all is well.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (InvalidOperationException wrong)
        {
            await Console.Error.WriteLineAsync($"portal cannot run: {wrong.Message}");
            return 1;
        }
    }
}
