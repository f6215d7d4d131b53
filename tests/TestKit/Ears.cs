#pragma warning disable RS0030 // an outsider on the bus, with no outbox
using System.Collections.Concurrent;
using Challenges.Contracts.Identity;
using Challenges.Shared.Messaging;
using Challenges.Telling;
using MassTransit;
using Microsoft.Extensions.Configuration;

namespace Challenges.TestKit;

/// <summary>In the place of Identity: takes from its queue what services have people told, opened.</summary>
public sealed class Ears : IAsyncDisposable
{
    /// <summary>For the service under test: it tells people.</summary>
    public static readonly (string Key, string? Value) Setting = ("Telling:Key", Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()));

    public static readonly TellingKey Key = TellingKey.From(new ConfigurationBuilder().AddInMemoryCollection([new KeyValuePair<string, string?>(Setting.Key, Setting.Value)]).Build());

    readonly ConcurrentQueue<Tidings> _heard = new();
    readonly IBusControl _bus;

    Ears(BrokerAddress address) => _bus = Bus.Factory.CreateUsingRabbitMq(broker =>
    {
        broker.Host(address.Host, address.Port, address.VirtualHost, host =>
        {
            host.Username(address.User);
            host.Password(address.Password);
        });
        broker.ReceiveEndpoint(TellingKey.Queue, endpoint => endpoint.Handler<TellPeople>(context =>
        {
            _heard.Enqueue(Key.Open(context.Message));
            return Task.CompletedTask;
        }));
    });

    public static async Task<Ears> Open(BrokerForTests broker)
    {
        var ears = new Ears(BrokerAddress.Parse(broker.Url));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await ears._bus.StartAsync(limit.Token);
        return ears;
    }

    /// <summary>What has been heard, each event once.</summary>
    public IReadOnlyList<Tidings> Heard => [.. _heard.DistinctBy(t => t.EventId)];

    public IReadOnlyList<Tidings> Of(Kind kind) => [.. Heard.Where(t => t.Kind == kind.Name)];

    public async Task<Tidings> Expect(Kind kind, Func<Tidings, bool>? that = null)
    {
        Tidings? found = null;
        try
        {
            await Patience.Until(() => (found = Of(kind).FirstOrDefault(that ?? (_ => true))) is not null, kind.Name);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}; heard: {string.Join(", ", Heard.CountBy(t => t.Kind).Select(t => $"{t.Value} {t.Key}"))}");
        }
        return found!;
    }

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
            Console.Error.WriteLine($"The ears did not close: {e.Message}");
        }
    }
}
