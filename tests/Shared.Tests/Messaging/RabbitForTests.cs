using Challenges.TestKit;
using RabbitMQ.Client;

namespace Challenges.Shared.Tests.Messaging;

static class RabbitForTests
{
    internal static async Task DeclareExchange(BrokerForTests broker, string name, string type)
    {
        await using var connection = await Connect(broker);
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(name, type, durable: true);
    }

    /// <summary>Takes a message and goes away without an answer, as a process does that dies of it.</summary>
    internal static async Task CrashWith(BrokerForTests broker, string queue, int times)
    {
        await using var connection = await Connect(broker);
        for (var i = 0; i < times; i++)
        {
            await using var channel = await connection.CreateChannelAsync();
            BasicGetResult? message = null;
            await Patience.Until(async () => (message = await channel.BasicGetAsync(queue, autoAck: false)) is not null, $"delivery {i + 1} of the message");
        }
    }

    static Task<IConnection> Connect(BrokerForTests broker) => new ConnectionFactory { Uri = new Uri(broker.Url) }.CreateConnectionAsync();
}
