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
using Microsoft.Extensions.Diagnostics.HealthChecks;
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
        services.ConfigureBusHost();
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

    /// <summary>
    /// The bus of a service that keeps its data by other means than <see cref="SqlSession"/>: it consumes and publishes nothing. Its consumers recognise what they have taken by their own keys, in
    /// the transaction of what they do.
    /// </summary>
    /// <param name="isTransient">Whether the database is busy or away, so that it is worth waiting for.</param>
    public static IServiceCollection AddListening(this IServiceCollection services, IConfiguration configuration, Action<IBusRegistrationConfigurator> consumers, Func<Exception, bool> isTransient)
    {
        services.AddSingleton(_ => configuration.GetSection("Messaging").Get<MessagingSettings>() ?? new MessagingSettings());
        services.AddSingleton(_ => BrokerAddress.Parse(configuration.GetConnectionString("RabbitMq")));
        services.ConfigureBusHost();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // Without the broker it hears nothing; whatever else it does goes on.
            bus.ConfigureHealthCheckOptions(options => options.MinimalFailureStatus = HealthStatus.Degraded);
            consumers(bus);
            bus.AddConfigureEndpointsCallback((context, name, endpoint) => Guard(context, name, endpoint, isTransient));
            bus.UsingRabbitMq(ConfigureBroker);
        });
        return services;
    }

    static void ConfigureBusHost(this IServiceCollection services) => services.AddOptions<MassTransitHostOptions>().Configure(host =>
    {
        // A service starts, serves and fills its outbox while the broker is away.
        host.WaitUntilStarted = false;
        // Within the host's own limit; what is cut off is redelivered.
        host.StopTimeout = TimeSpan.FromSeconds(8);
        host.ConsumerStopTimeout = TimeSpan.FromSeconds(5);
    });

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
        // An event that nobody listens to is nobody's; a command waits in the outbox until its queue is there.
        broker.ConfigureSend(send => send.UseExecute(context =>
        {
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.Mandatory = IsQueue(context.DestinationAddress);
        }));
        broker.SendTopology.ConfigureErrorSettings = QueueArguments.Error;
        broker.SendTopology.ConfigureDeadLetterSettings = QueueArguments.Error;
        broker.ConfigureEndpoints(context);
    }

    /// <summary>Exchanges of events are named for their type, with a colon after the namespace; that before a queue is named like the queue.</summary>
    static bool IsQueue(Uri? destination) => destination?.Segments[^1].Contains(':', StringComparison.Ordinal) == false && !destination.Segments[^1].Contains("%3A", StringComparison.OrdinalIgnoreCase);

    static void ConfigureEndpoint(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint)
    {
        var dialect = context.GetRequiredService<SqlDialect>();
        Guard(context, name, endpoint, e => e is DbException failed && dialect.IsTransient(failed));
        var transaction = new OutboxConsumePipeSpecificationObserver<SqlSession>(endpoint, context);
        endpoint.ConnectConsumerConfigurationObserver(transaction);
        endpoint.ConnectSagaConfigurationObserver(transaction);
    }

    static void Guard(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint, Func<Exception, bool> isTransient)
    {
        var settings = context.GetRequiredService<MessagingSettings>();
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
            retry.Handle(isTransient);
            retry.Intervals(settings.DatabaseRetries);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore(isTransient);
            retry.Intervals(settings.Retries);
        });
    }
}
