using System.Net;
using System.Net.Sockets;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Messaging;

/// <summary>
/// A line to the broker that breaks at the worst moment, as often as it is told to, when somebody declares a queue or an exchange over it: the broker's answers no longer come through,
/// so that whoever declares next waits behind the first, and then both ends are cut.
/// </summary>
sealed class BreakingLine : IAsyncDisposable
{
    /// <summary>Class and method as they stand in the frame of <c>queue.declare</c> and of <c>exchange.declare</c>.</summary>
    static readonly byte[][] Declarations = [[0, 50, 0, 10], [0, 40, 0, 10]];
    static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(300);
    readonly TcpListener _listener = new(IPAddress.Loopback, FreePort.Next());
    readonly CancellationTokenSource _end = new();
    readonly Uri _broker;
    readonly Task _accepting;
    int _breaks;

    public BreakingLine(string broker)
    {
        _broker = new Uri(broker);
        _listener.Start();
        _accepting = Accept();
    }

    public string Url => new UriBuilder(_broker) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri.AbsoluteUri;

    /// <summary>How often it has still to break.</summary>
    public int Left => Math.Max(0, Volatile.Read(ref _breaks));

    public void Break(int times) => Volatile.Write(ref _breaks, times);

    async Task Accept()
    {
        var lines = new List<Task>();
        try
        {
            while (true) lines.Add(Carry(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    async Task Carry(TcpClient client)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        using var broker = new TcpClient();
        using (client)
        {
            await broker.ConnectAsync(_broker.Host, _broker.Port, cut.Token);
            var answersPass = true;
            var toBroker = Pump(client, broker, async sent =>
            {
                if (!answersPass || !Contains(sent) || Interlocked.Decrement(ref _breaks) < 0) return;
                answersPass = false;
                await Task.Delay(Silence, cut.Token);
                await cut.CancelAsync();
            }, () => true, cut.Token);
            var toClient = Pump(broker, client, _ => Task.CompletedTask, () => answersPass, cut.Token);
            await Task.WhenAny(toBroker, toClient);
            await cut.CancelAsync();
            await Task.WhenAll(toBroker, toClient);
        }
    }

    static bool Contains(ReadOnlyMemory<byte> sent) => Declarations.Any(declaration => sent.Span.IndexOf(declaration) >= 0);

    static async Task Pump(TcpClient from, TcpClient to, Func<ReadOnlyMemory<byte>, Task> sent, Func<bool> passes, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, cancel) is var length and > 0)
            {
                if (passes()) await to.GetStream().WriteAsync(buffer.AsMemory(0, length), cancel);
                // Not awaited: what comes after the declaration still has to reach the broker.
                _ = sent(buffer.AsMemory(0, length).ToArray()).ContinueWith(static t => t.Exception, TaskScheduler.Default);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The line ends here, as it is meant to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }
}
