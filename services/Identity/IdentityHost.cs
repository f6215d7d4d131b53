using Challenges.Identity.Accounts;
using Challenges.Identity.Hosting;
using Challenges.Identity.Issuing;
using Challenges.Identity.Reading;
using Challenges.Shared.Observation;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Challenges.Identity;

/// <summary>Builds and runs the service: sign-in, invitations, sessions, and an OpenID Connect server for the portal and for programs.</summary>
public static class IdentityHost
{
    /// <exception cref="InvalidOperationException">Something that the service needs is missing; the message says what to set.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        SelfCheck.Run();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = typeof(IdentityHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory
        });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5000");
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, 256 * 1024));
        builder.AddTelemetry("identity", typeof(IdentityHost).Assembly);
        // Statements are read off traces; the sending of mails looks into its queue all the time.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddIdentity();
        configure?.Invoke(builder);

        var app = builder.Build();
        var https = app.Services.GetRequiredService<IOptions<IdentitySettings>>().Value.IssuerUri.Scheme == Uri.UriSchemeHttps;
        app.UseForwardedHeaders();
        if (https) app.UseHsts();
        app.UseHeaders();
        app.Use(Language.Choose);
        app.UseExceptionHandler("/problem/500");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        Map(app);
        return app;
    }

    static void Map(WebApplication app)
    {
        app.MapStaticAssets();
        app.MapGet("/", () => Results.Redirect("/account")).ExcludeFromDescription();
        app.MapGet("/language", Language.Set).ExcludeFromDescription();
        app.MapMethods("/connect/authorize", [HttpMethods.Get, HttpMethods.Post], Authorize.Handle).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/connect/token", Exchange.Handle).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/connect/end-session", [HttpMethods.Get, HttpMethods.Post], EndSession.Handle).DisableAntiforgery().ExcludeFromDescription();
        app.MapInbox();
        app.MapOpenApi("/openapi/{documentName}.json").AllowPublic();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapRazorPages();
    }

    /// <summary>Migrates the database and brings roles, scopes, clients and demonstration people in line with the settings.</summary>
    public static async Task Prepare(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.MigrateAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<People>().Seed();
        await scope.ServiceProvider.GetRequiredService<Clients>().Seed(cancel);
    }

    /// <summary>Runs the command in <paramref name="args"/>: none serves, <c>migrate</c> only prepares the database, <c>invite</c>, <c>bar</c> and <c>unbar</c> act on a person.</summary>
    /// <returns>The exit code: 0 when all is well.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var command = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
            await using var app = Build(args[command.Length..]);
            if (command.Length == 0 || app.Configuration.GetValue("Database:MigrateAtStart", true)) await Prepare(app.Services);
            if (command.Length > 0) return await new Commands(app.Services, app.Configuration, Console.Out).Run(command);
            await app.RunAsync();
            return 0;
        }
        catch (InvalidOperationException wrong)
        {
            await Console.Error.WriteLineAsync($"identity cannot run: {wrong.Message}");
            return 1;
        }
    }
}
