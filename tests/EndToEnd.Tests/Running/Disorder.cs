using System.Text;
using System.Text.RegularExpressions;
using RabbitMQ.Client;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>Takes messages out of a service's queues and puts them back in reverse, each twice as it was and once more as if it were another message.</summary>
sealed partial class Disorder : IAsyncDisposable
{
    readonly IConnection _connection;
    readonly IChannel _channel;
    readonly List<(string Queue, BasicGetResult Message)> _taken = [];

    Disorder(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<Disorder> Open(string url)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(url) }.CreateConnectionAsync();
        return new Disorder(connection, await connection.CreateChannelAsync());
    }

    async Task Take(string service, params string[] consumers)
    {
        foreach (var queue in consumers.Select(consumer => $"{service}-{consumer}"))
            while (await _channel.BasicGetAsync(queue, autoAck: true) is { } message) _taken.Add((queue, message));
    }

    public Task TakeUntil(int count, string service, params string[] consumers) => Poll.Until(async () =>
    {
        await Take(service, consumers);
        return _taken.Count >= count;
    }, TimeSpan.FromSeconds(60), () => $"{count} messages for {service}; there are {string.Join(", ", _taken.Select(taken => taken.Queue))}");

    public async Task PutBackReversedAndTwice()
    {
        foreach (var (queue, message) in Enumerable.Reverse(_taken))
        {
            await Put(queue, message.BasicProperties, message.Body);
            await Put(queue, message.BasicProperties, message.Body);
            await PutAsAnother(queue, message);
        }
        foreach (var (queue, message) in _taken) await Put(queue, message.BasicProperties, message.Body);
    }

    /// <summary>A new message id: the inbox can't know it, so the receiver's versions have to.</summary>
    async Task PutAsAnother(string queue, BasicGetResult message)
    {
        var id = Guid.CreateVersion7().ToString();
        var body = MessageId().Replace(Encoding.UTF8.GetString(message.Body.Span), $"$1{id}\"", 1);
        await Put(queue, new BasicProperties(message.BasicProperties) { MessageId = id }, Encoding.UTF8.GetBytes(body));
    }

    ValueTask Put(string queue, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body) =>
        _channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(properties), body);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    [GeneratedRegex("(\"messageId\"\\s*:\\s*\")[^\"]*\"")]
    private static partial Regex MessageId();
}
