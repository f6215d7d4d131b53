using System.Reflection;
using Challenges.Shared;
using Challenges.Shared.Database;
using Challenges.Shared.Messaging;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Challenges.Benchmarks;

/// <summary>A service that sends parcels and, when it is to, puts those that arrive on its shelf.</summary>
sealed class PostOffice(IHost host) : IAsyncDisposable
{
    internal Arrivals Arrivals => host.Services.GetRequiredService<Arrivals>();

    internal static PostOffice Build(TestDatabase database, BrokerForTests broker, bool consumes)
    {
        var module = new ServiceModule
        {
            Name = "benchmark",
            Assembly = Assembly.GetExecutingAssembly(),
            Routes = _ => { },
            Consumers = bus => { if (consumes) bus.AddConsumer<WhenParcel>(); }
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:RabbitMq"] = broker.Url });
        builder.Services.AddSingleton<Arrivals>();
        builder.Services.AddDatabase(module, builder.Configuration).AddMessaging(module, builder.Configuration);
        return new PostOffice(builder.Build());
    }

    internal async Task<PostOffice> Start()
    {
        await host.StartAsync();
        var bus = host.Services.GetRequiredService<IBusControl>();
        await Patience.Until(() => bus.CheckHealth().Status == BusHealthStatus.Healthy, "a healthy bus");
        return this;
    }

    internal async Task Send(IEnumerable<Parcel> parcels)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
        var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        await session.Begin();
        foreach (var parcel in parcels) await publish.Publish(parcel);
        await session.Commit();
    }

    internal async Task<long> Unsent()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<OutboxTable>().Read()).Depth;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
