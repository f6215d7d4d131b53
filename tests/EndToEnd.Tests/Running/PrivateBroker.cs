using System.Net;
using System.Net.Sockets;
using Challenges.TestKit;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>A RabbitMQ node of the test's own, which it may stop and start again on the same data.</summary>
sealed class PrivateBroker(string folder) : IDisposable
{
    static readonly byte[] Greeting = [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1];
    readonly int _port = FreePort.Next();
    Child? _node;

    public string Url => $"amqp://guest:guest@127.0.0.1:{_port}";

    public async Task Start()
    {
        _node = new Child("bash", [Path.Combine(Places.Root, "deploy", "rabbitmq.sh"), "run", Path.Combine(folder, "broker"), $"{_port}"], new Dictionary<string, string>(), Path.Combine(folder, "broker.log"));
        await Poll.Until(Answers, TimeSpan.FromSeconds(60), () => $"the broker: {_node.Tail()}");
    }

    public void Stop()
    {
        _node?.Dispose();
        _node = null;
    }

    public void Dispose() => Stop();

    async Task<bool> Answers()
    {
        if (_node is not { IsRunning: true }) throw new InvalidOperationException($"The broker ended: {_node?.Tail()}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            await client.GetStream().WriteAsync(Greeting);
            var first = new byte[1];
            return await client.GetStream().ReadAsync(first) == 1 && first[0] == 1;
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            return false;
        }
    }
}
