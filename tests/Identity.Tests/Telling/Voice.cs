#pragma warning disable RS0030 // an outsider on the bus, with no outbox
using Challenges.Contracts.Publication;
using Challenges.Shared.Messaging;
using Challenges.Telling;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Identity.Tests.Telling;

/// <summary>In the place of a service: sends what people are to be told.</summary>
sealed class Voice(BrokerForTests broker) : IAsyncDisposable
{
    readonly IBusControl _bus = Bus.Factory.CreateUsingRabbitMq(configure =>
    {
        var address = BrokerAddress.Parse(broker.Url);
        configure.Host(address.Host, address.Port, address.VirtualHost, host =>
        {
            host.Username(address.User);
            host.Password(address.Password);
        });
        configure.ConfigureSend(send => send.UseExecute(context =>
        {
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.Mandatory = true;
        }));
    });

    public static readonly Wording Title = new() { Zh = "无水氯化镁电解", En = "Electrolysis of magnesium chloride" };

    public static async Task<Voice> Open(BrokerForTests broker)
    {
        var voice = new Voice(broker);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await voice._bus.StartAsync(limit.Token);
        return voice;
    }

    /// <summary>
    /// Each time as a message of its own, as after a redelivery that the broker knows nothing of. It is said again until the broker has a queue for it, as an outbox does: the queue is there before
    /// it is bound to its exchange.
    /// </summary>
    public async Task Say(Happening happening)
    {
        using var limit = new CancellationTokenSource(Patience.Usual);
        var endpoint = await _bus.GetSendEndpoint(new Uri($"exchange:{TellingKey.Queue}"));
        await Patience.Until(async () =>
        {
            try
            {
                await endpoint.Send(Ears.Key.Seal(happening.Tidings(Ears.Key)), limit.Token);
                return true;
            }
            catch (MessageReturnedException)
            {
                return false;
            }
        }, "a queue that takes it");
    }

    public static Happening Check(string key, string person, DateTimeOffset? at = null) =>
        new(Kinds.CheckPassed, key, at ?? new DateTimeOffset(2022, 12, 20, 9, 0, 0, TimeSpan.FromHours(8))) { Number = "QH-2022-01", Title = Title, To = [Happening.Person(person)], Tail = "/applications" };

    /// <summary>Messages that wait in a queue.</summary>
    public static async Task<uint> Depth(BrokerForTests broker, string queue)
    {
        var factory = new RabbitMQ.Client.ConnectionFactory { Uri = new Uri(broker.Url) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _bus.StopAsync(limit.Token);
    }
}
