#pragma warning disable RS0030 // an outsider on the bus, with no outbox
using System.Collections.Concurrent;
using System.Reflection;
using Challenges.Shared.Messaging;
using MassTransit;

namespace Challenges.TestKit;

/// <summary>An outsider on the virtual host: publishes contract messages and collects those that the services publish.</summary>
public sealed class TestBus : IAsyncDisposable
{
    static readonly MethodInfo Listen = typeof(TestBus).GetMethod(nameof(ListenTo), BindingFlags.Instance | BindingFlags.NonPublic)!;

    readonly ConcurrentQueue<ReceivedMessage> _received = new();
    readonly IBusControl _bus;

    TestBus(BrokerAddress address, IReadOnlyCollection<Type> messages) => _bus = Bus.Factory.CreateUsingRabbitMq(broker =>
    {
        broker.Host(address.Host, address.Port, address.VirtualHost, host =>
        {
            host.Username(address.User);
            host.Password(address.Password);
        });
        broker.ReceiveEndpoint("test-listener", endpoint =>
        {
            endpoint.PrefetchCount = 200;
            foreach (var message in messages) Listen.MakeGenericMethod(message).Invoke(this, [endpoint]);
        });
    });

    /// <summary>Connects and listens to every contract in <c>Challenges.Contracts</c> when the test has it, and to <paramref name="messages"/>.</summary>
    public static async Task<TestBus> Connect(BrokerForTests broker, params Type[] messages)
    {
        var bus = new TestBus(BrokerAddress.Parse(broker.Url), [.. Contracts(), .. messages]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await bus._bus.StartAsync(limit.Token);
        return bus;
    }

    /// <summary>With an id of one's own, the same message can be sent again.</summary>
    public async Task Publish<T>(T message, Guid? messageId = null) where T : class
    {
        using var limit = new CancellationTokenSource(Patience.Usual);
        await _bus.Publish(message, context => context.MessageId = messageId ?? context.MessageId, limit.Token);
    }

    /// <summary>The first message of this type that was or will be published and meets the condition.</summary>
    /// <exception cref="TimeoutException">None came; the text lists what did.</exception>
    public async Task<T> Expect<T>(Func<T, bool>? predicate = null, TimeSpan? timeout = null) where T : class
    {
        T? found = null;
        try
        {
            await Patience.Until(() => (found = Received<T>().FirstOrDefault(predicate ?? (_ => true))) is not null, typeof(T).Name, timeout);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}; received: {string.Join(", ", _received.CountBy(m => m.Message.GetType().Name).Select(m => $"{m.Value} {m.Key}"))}");
        }
        return found!;
    }

    /// <summary>What has come so far, in the order of arrival, each message id once.</summary>
    public IReadOnlyList<T> Received<T>() where T : class => [.. All<T>().DistinctBy(m => m.MessageId).Select(m => (T)m.Message)];

    /// <summary>With ids and headers, and with copies.</summary>
    public IReadOnlyList<ReceivedMessage> All<T>() where T : class => [.. _received.Where(m => m.Message is T)];

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _bus.StopAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or MassTransitException)
        {
            // The broker went first; nothing is left to stop.
            Console.Error.WriteLine($"The test bus did not stop: {e.Message}");
        }
    }

    void ListenTo<T>(IReceiveEndpointConfigurator endpoint) where T : class => endpoint.Handler<T>(context =>
    {
        _received.Enqueue(new ReceivedMessage(context.MessageId, context.Message, context.Headers.GetAll().ToDictionary(h => h.Key, h => h.Value)));
        return Task.CompletedTask;
    });

    static IEnumerable<Type> Contracts()
    {
        try
        {
            // Messages say when; the other records are their parts.
            return Assembly.Load("Challenges.Contracts").GetExportedTypes().Where(t => t.IsClass && t.GetProperty("At") is not null);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}

public sealed record ReceivedMessage(Guid? MessageId, object Message, IReadOnlyDictionary<string, object> Headers);
