using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Challenges.Shared.Messaging;

/// <summary>Dead messages of a service: those its consumers could not take after all retries. An operator looks at them, repairs the cause and puts them back.</summary>
public sealed class ErrorQueues(ServiceModule module, BrokerAddress broker)
{
    /// <summary>Up to <paramref name="most"/> dead messages of each queue; they stay where they are.</summary>
    public async Task<IReadOnlyList<DeadMessage>> List(int most = 100, CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        var found = new List<DeadMessage>();
        foreach (var queue in QueueNames.Of(module))
        {
            // Closing the channel gives back what was taken on it.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
            for (var i = 0; i < most && await Get(channel, queue, cancel) is { } message; i++) found.Add(DeadMessage.From(queue, message));
        }
        return found;
    }

    /// <summary>
    /// Puts dead messages back to the queue that they came from, all of them or those of one <paramref name="queue"/> or one <paramref name="messageId"/>; returns how many.
    /// Each is confirmed by the broker before it leaves the error queue, so a crash leaves a copy rather than a gap, and the inbox drops the copy.
    /// </summary>
    public async Task<int> Requeue(string? queue = null, Guid? messageId = null, CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        var moved = 0;
        foreach (var name in QueueNames.Of(module).Where(n => queue is null || n == queue || QueueNames.Error(n) == queue))
        {
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancel);
            var count = await Count(connection, QueueNames.Error(name), cancel);
            for (uint i = 0; i < count && await Get(channel, name, cancel) is { } message; i++)
            {
                if (messageId is { } wanted && DeadMessage.From(name, message).MessageId != wanted) continue;
                await channel.BasicPublishAsync("", name, mandatory: true, Alive(message.BasicProperties), message.Body, cancel);
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancel);
                moved++;
            }
        }
        return moved;
    }

    Task<IConnection> Connect(CancellationToken cancel)
    {
        var factory = new ConnectionFactory
        {
            HostName = broker.Host,
            Port = broker.Port,
            VirtualHost = broker.VirtualHost,
            UserName = broker.User,
            Password = broker.Password,
            Ssl = new SslOption(broker.Host, enabled: broker.Tls)
        };
        return factory.CreateConnectionAsync($"challenges-{module.Name}-errors", cancel);
    }

    static async Task<uint> Count(IConnection connection, string queue, CancellationToken cancel)
    {
        // A queue that is not there closes the channel, so the question gets a channel of its own.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancel)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    static async Task<BasicGetResult?> Get(IChannel channel, string queue, CancellationToken cancel)
    {
        try
        {
            return await channel.BasicGetAsync(QueueNames.Error(queue), autoAck: false, cancel);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    /// <summary>The properties without the marks of the failure, which the next failure would otherwise add to.</summary>
    static BasicProperties Alive(IReadOnlyBasicProperties dead)
    {
        var properties = new BasicProperties(dead) { Persistent = true };
        properties.Headers = dead.Headers?.Where(h => !h.Key.StartsWith("MT-Fault-", StringComparison.Ordinal) && h.Key != "MT-Reason" && !h.Key.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary();
        return properties;
    }
}

/// <param name="Queue">The consumer's queue, to which it would be put back.</param>
/// <param name="Message">Contract name, such as <c>ChallengePublished</c>.</param>
/// <param name="Error">The exception's message, or why the broker gave up.</param>
/// <param name="Body">The envelope as JSON; it may hold people's data, so it is not logged.</param>
public sealed record DeadMessage(string Queue, Guid? MessageId, string Message, string Error, DateTimeOffset? At, string Body)
{
    internal static DeadMessage From(string queue, BasicGetResult result)
    {
        var properties = result.BasicProperties;
        var body = Encoding.UTF8.GetString(result.Body.Span);
        return new DeadMessage(
            queue,
            Guid.TryParse(properties.MessageId, out var id) ? id : null,
            ContractName(body),
            Header(properties, "MT-Fault-Message") ?? Header(properties, "x-first-death-reason") ?? "",
            DateTimeOffset.TryParse(Header(properties, "MT-Fault-Timestamp"), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null,
            body);
    }

    static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) != true ? null : value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString();

    static string ContractName(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var type = json.RootElement.TryGetProperty("messageType", out var types) && types.GetArrayLength() > 0 ? types[0].GetString() ?? "" : "";
            return type[(type.LastIndexOf(':') + 1)..];
        }
        catch (JsonException)
        {
            return "not JSON";
        }
    }
}
