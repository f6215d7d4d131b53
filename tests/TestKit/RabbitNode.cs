using System.Diagnostics;
using System.Net.Sockets;

namespace Challenges.TestKit;

/// <summary>
/// A RabbitMQ node of our own: loopback, free ports, its data in a temporary folder. It ends with this process even when that is killed, because the shell
/// around it waits for the end of a pipe; the folder goes with it, unless the node is to start again.
/// </summary>
sealed class RabbitNode : IAsyncDisposable
{
    const string Guard = """
        exec >>"$1/guard.log" 2>&1
        bash "$0" run "$1" "$2" & node=$!
        read -r word
        kill -TERM $node; wait $node
        [ "$word" = keep ] || rm -rf "$1"
        """;

    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    readonly string _folder = Directory.CreateTempSubdirectory("challenges-rabbit-").FullName;
    readonly int _managementPort = FreePort.Next();
    Process? _process;

    public int Port { get; } = FreePort.Next();

    public Uri Url => new($"amqp://guest:guest@127.0.0.1:{Port}/");

    public RabbitManagement Management => new(new Uri($"http://guest:guest@127.0.0.1:{_managementPort}/"));

    public static bool IsInstalled => Directory.Exists("/usr/lib/rabbitmq/lib");

    /// <summary>Starts a new node. Another process may take a port first, so a failed start is tried again on others.</summary>
    public static async Task<RabbitNode> Launch()
    {
        for (var attempt = 1; ; attempt++)
        {
            var node = new RabbitNode();
            try
            {
                await node.Start();
                return node;
            }
            catch (Exception) when (attempt < 3)
            {
                await node.DisposeAsync();
            }
        }
    }

    /// <summary>Starts it on the same ports, with the data it had.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true };
        foreach (var argument in new[] { "-c", Guard, Path.Combine(Repository.Root, "deploy", "rabbitmq.sh"), _folder, $"{Port}" }) start.ArgumentList.Add(argument);
        start.Environment["RABBITMQ_MANAGEMENT_PORT"] = $"{_managementPort}";
        _process = Process.Start(start)!;
        await Patience.Until(async () => HasFailed ? throw new InvalidOperationException("RabbitMQ did not start: " + Log()) : await Accepts() && await Management.IsUp(),
            $"RabbitMQ on port {Port}", StartsWithin);
    }

    /// <summary>Stops it as an operator would; its data stays.</summary>
    public async Task Stop()
    {
        if (_process is { } process) await process.StandardInput.WriteLineAsync("keep");
        await End();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    async Task End()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process) return;
        using (process)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // The last line that rabbitmq.sh writes when the node ended by itself.
    bool HasFailed => Log().Contains("ended by itself", StringComparison.Ordinal) || Log().Contains("can't listen", StringComparison.Ordinal);

    string Log() => File.Exists(Path.Combine(_folder, "guard.log")) ? File.ReadAllText(Path.Combine(_folder, "guard.log")) : "";

    async Task<bool> Accepts()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
