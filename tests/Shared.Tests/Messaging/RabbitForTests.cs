using Challenges.TestKit;
using RabbitMQ.Client;

namespace Challenges.Shared.Tests.Messaging;

static class RabbitForTests
{
    internal static async Task DeclareExchange(BrokerForTests broker, string name, string type)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker.Url) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(name, type, durable: true);
    }
}
