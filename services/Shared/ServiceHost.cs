using System.Globalization;
using Challenges.Shared.Clock;
using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Decisions;
using Challenges.Shared.Messaging;
using Challenges.Shared.Observation;
using Challenges.Shared.Web;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Challenges.Shared;

/// <summary>Builds and runs a service: configuration, database, bus, deadlines, health, problem details, authorization, OpenTelemetry, OpenAPI.</summary>
public static class ServiceHost
{
    /// <summary>How long a stop may take; what is not finished then is finished by the next start (outbox, inbox, deadlines).</summary>
    public static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    /// <param name="configure">Runs after the registrations, so that it can replace them.</param>
    /// <exception cref="InvalidOperationException">Something that the service needs is missing; the message says what to set.</exception>
    public static WebApplication Build(ServiceModule module, string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        SelfCheck.Run();
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = module.Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory
        });
        Register(builder, module);
        configure?.Invoke(builder);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);

        var app = builder.Build();
        var texts = app.Services.GetRequiredService<Texts>();
        texts.DemandAll([.. ValidationTexts.TextKeys, .. Validation.SaidKeys(app.Services, module.Assembly), .. DecisionRoutes.TextKeys]);
        ValidatorOptions.Global.LanguageManager = new ValidationTexts(texts);
        app.UsePipeline();
        module.Routes(app);
        if (module.Decisions is not null) app.MapDecisions();
        app.MapClock();
        app.MapHealth();
        app.MapApiDescription(module.Name);
        ((IEndpointRouteBuilder)app).DemandAccessEverywhere();
        return app;
    }

    static void Register(WebApplicationBuilder builder, ServiceModule module)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null)
            builder.WebHost.UseUrls("http://127.0.0.1:5000");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = configuration.GetValue("Http:MaxBodyBytes", 2L * 1024 * 1024);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.AddTelemetry(module.Name, module.Assembly);
        builder.AddClock();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = StopsWithin);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => JsonSettings.Apply(o.SerializerOptions));
        services.AddTokens(configuration, module.Name);
        services.AddRequestLimits(configuration);
        services.AddApiDescription(module.Name);
        services.AddDatabase(module, configuration);
        services.AddMessaging(module, configuration);
        services.AddDeadlines(module, configuration);
        services.AddHealth(configuration);
        if (module.Decisions is { } decisions) services.AddDecisions(decisions);
        services.AddSingleton<KeptAnswersCleanup>();
        services.AddHostedService(provider => provider.GetRequiredService<KeptAnswersCleanup>());
        services.AddSingleton(new Texts(module.Assembly));
        services.AddValidators(module.Assembly);
        module.Services(services);
    }

    /// <summary>Runs the command in <paramref name="args"/>: none serves, <c>migrate</c> migrates, <c>check</c> runs the invariants, <c>verify</c> replays the decisions, <c>errors</c> lists and requeues dead messages.</summary>
    /// <returns>The exit code: 0 when all is well.</returns>
    public static async Task<int> Run(ServiceModule module, string[] args)
    {
        WebApplication? app = null;
        try
        {
            app = Build(module, args);
            var command = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
            return command.Length > 0 ? await new Commands(module, app.Services, Console.Out).Run(command) : await Serve(app);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"{module.Name} cannot run: {(e is InvalidOperationException or MigrationException ? e.Message : e)}");
            return 1;
        }
        finally
        {
            if (app is not null) await Bounded(app.DisposeAsync().AsTask());
        }
    }

    static async Task<int> Serve(WebApplication app)
    {
        await app.StartAsync();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = app.Lifetime.ApplicationStopping.Register(() => stop.TrySetResult());
        await stop.Task;
        return await Bounded(app.StopAsync()) ? 0 : 1;
    }

    /// <summary>A bus that failed while it was starting may never finish its stop; the process ends all the same.</summary>
    static async Task<bool> Bounded(Task stop) => await Task.WhenAny(stop, Task.Delay(StopsWithin + TimeSpan.FromSeconds(5))) == stop;
}
