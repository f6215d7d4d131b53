#pragma warning disable RS0030 // the one place that may know the bus
using System.Data.Common;
using Challenges.Shared.Database;
using Challenges.Shared.Web;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Messaging;

public static class MessagingRegistration
{
    /// <summary>
    /// The bus on RabbitMQ with the module's consumers, the outbox and the inbox. Needs <c>AddDatabase</c>. Health checks: MassTransit's <c>masstransit-bus</c>
    /// and <c>outbox</c>, both tagged <c>ready</c>. Never add MassTransit's test harness: it silently takes the outbox out.
    /// </summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, ServiceModule module, IConfiguration configuration)
    {
        services.AddMetrics();
        services.TryAddSingleton(module);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new InfrastructureClock(TimeProvider.System));
        services.TryAddScoped<Moment>();
        services.AddSingleton(_ => configuration.GetSection("Messaging").Get<MessagingSettings>() ?? new MessagingSettings());
        services.AddSingleton(_ => BrokerAddress.Parse(configuration.GetConnectionString("RabbitMq")));
        services.AddSingleton<MessagingTelemetry>();
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<OutboxTable>();
        services.AddScoped<InboxTable>();
        services.AddSingleton<ErrorQueues>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // A service starts, serves and fills its outbox while the broker is away.
            host.WaitUntilStarted = false;
            // Within the host's own limit; what is cut off is redelivered.
            host.StopTimeout = TimeSpan.FromSeconds(8);
            host.ConsumerStopTimeout = TimeSpan.FromSeconds(5);
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(QueueNames.Formatter(module));
            module.Consumers(bus);
            bus.AddScoped<IOutboxContextFactory<SqlSession>, ConsumeTransaction>();
            bus.ReplaceScoped<IScopedBusContextProvider<IBus>, OutboxBusContextProvider>();
            bus.AddConfigureEndpointsCallback(ConfigureEndpoint);
            bus.UsingRabbitMq(ConfigureBroker);
        });
        services.AddHostedService<OutboxDelivery>();
        services.AddHostedService<MessagingUpkeep>();
        return services;
    }

    static void ConfigureBroker(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator broker)
    {
        var address = context.GetRequiredService<BrokerAddress>();
        broker.Host(address.Host, address.Port, address.VirtualHost, host =>
        {
            host.Username(address.User);
            host.Password(address.Password);
            if (address.Tls) host.UseSsl(ssl => ssl.ServerName = address.Host);
            host.PublisherConfirmation = true;
            host.Heartbeat(TimeSpan.FromSeconds(15));
        });
        broker.SendTopology.ConfigureErrorSettings = QueueArguments.Error;
        broker.SendTopology.ConfigureDeadLetterSettings = QueueArguments.Error;
        broker.ConfigureEndpoints(context);
    }

    static void ConfigureEndpoint(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint)
    {
        var settings = context.GetRequiredService<MessagingSettings>();
        var dialect = context.GetRequiredService<SqlDialect>();
        endpoint.PrefetchCount = settings.Prefetch;
        // Nobody listens to faults here; the error queue is where a failure is looked after.
        endpoint.PublishFaults = false;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
        {
            QueueArguments.Consume(queue, name, settings);
            queue.ConfigureChannel(channel => channel.UseFilter(new ClosedChannelGuard(name, context.GetRequiredService<ILogger<ClosedChannelGuard>>())));
        }
        // The order is the nesting: both retries stand around the transaction of an attempt. Each failure belongs to one of them, because MassTransit
        // never retries in an outer filter what an inner one has given up.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<DbException>(dialect.IsTransient);
            retry.Intervals(settings.DatabaseRetries);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<DbException>(dialect.IsTransient);
            retry.Intervals(settings.Retries);
        });
        var transaction = new OutboxConsumePipeSpecificationObserver<SqlSession>(endpoint, context);
        endpoint.ConnectConsumerConfigurationObserver(transaction);
        endpoint.ConnectSagaConfigurationObserver(transaction);
    }
}
