#pragma warning disable RS0030 // the one place that may know the bus
using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;

namespace Challenges.Shared.Messaging;

/// <summary>Makes the scoped <see cref="IPublishEndpoint"/> of a request or a deadline write to the outbox; in a consumer it is the consumed message's own.</summary>
sealed class OutboxBusContextProvider(
    IBus bus, OutboxTable outbox, Bind<IBus, IClientFactory> clients, Bind<IBus, IScopedConsumeContextProvider> consume, IServiceProvider provider)
    : IScopedBusContextProvider<IBus>
{
    public ScopedBusContext Context { get; } = consume.Value.HasContext
        ? new ConsumeContextScopedBusContext(consume.Value.GetContext(), clients.Value)
        : new OutboxBusContext(bus, outbox, clients.Value, provider);
}

sealed class OutboxBusContext(IBus bus, OutboxTable outbox, IClientFactory clients, IServiceProvider provider) : ScopedBusContext, OutboxSendContext
{
    public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, bus);
    public IPublishEndpoint PublishEndpoint => field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, bus));
    public IScopedClientFactory ClientFactory => field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(clients, provider)), null);

    public Task AddSend<T>(SendContext<T> context) where T : class => outbox.Add(context);

    public object? GetService(Type serviceType) => provider.GetService(serviceType);
}
