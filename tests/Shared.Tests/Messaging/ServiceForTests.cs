using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Messaging;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Tests.Messaging;

/// <summary>A service without its web side: database, messaging, deadlines.</summary>
sealed class ServiceForTests : IAsyncDisposable
{
    readonly IHost _host;

    ServiceForTests(IHost host) => _host = host;

    internal IServiceProvider Provider => _host.Services;
    internal Script Script => Provider.GetRequiredService<Script>();

    internal static ServiceForTests Build(ServiceModule module, TestDatabase database, string brokerUrl, Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:RabbitMq"] = brokerUrl,
            ["Messaging:RetryMilliseconds"] = "0 50",
            ["Messaging:DatabaseRetrySeconds"] = "0 0 0 0 0 1"
        });
        builder.Configuration.AddInMemoryCollection(settings);
        if (Environment.GetEnvironmentVariable("CHALLENGES_TEST_LOG") is not null) builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Debug);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        if (time is not null) builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<Script>().AddScoped<Effects>();
        builder.Services.AddDatabase(module, builder.Configuration).AddMessaging(module, builder.Configuration).AddDeadlines(module, builder.Configuration);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        return new ServiceForTests(builder.Build());
    }

    internal static async Task<ServiceForTests> Start(ServiceModule module, TestDatabase database, string brokerUrl, Dictionary<string, string?>? settings = null,
        TimeProvider? time = null)
    {
        var service = Build(module, database, brokerUrl, settings, time);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await service._host.StartAsync(limit.Token);
        return service;
    }

    /// <summary>Returns when every consumer is connected, so that what is published from now on reaches its queue.</summary>
    internal async Task<ServiceForTests> Ready()
    {
        await Patience.Until(() => BusStatus == BusHealthStatus.Healthy, "a healthy bus", TimeSpan.FromSeconds(60));
        return this;
    }

    internal BusHealthStatus BusStatus => Provider.GetRequiredService<IBusControl>().CheckHealth().Status;

    /// <summary>Publishes in one transaction, as a request would.</summary>
    internal async Task Publish(params object[] messages)
    {
        await using var scope = Provider.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
        var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        await session.Begin();
        foreach (var message in messages) await publish.Publish(message, message.GetType());
        await session.Commit();
    }

    internal async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<long> Count(string sql, object? parameters = null) => InScope(async p => await p.GetRequiredService<SqlSession>().Find<long>(sql, parameters));

    internal Task<long> EffectsOf(Guid seed, string consumer) =>
        Count("SELECT COUNT(*) FROM [Effects] WHERE [Seed] = @seed AND [Consumer] = @consumer", new { seed, consumer });

    internal Task<long> Unsent() => Count("SELECT COUNT(*) FROM [Outbox]");

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _host.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            TestContext.Progress.WriteLine("The service did not stop in time");
        }
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
