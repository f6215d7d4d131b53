using System.Diagnostics;
using System.Net.Sockets;

namespace Challenges.TestKit;

/// <summary>
/// A RabbitMQ node of our own: loopback, free ports, its data in a temporary folder. It ends with this process even when that is killed, because the shell
/// around it waits for the end of a pipe.
/// </summary>
sealed class RabbitNode : IAsyncDisposable
{
    const string Guard = """
        bash "$0" run "$1" "$2" & node=$!
        cat >/dev/null
        kill -TERM $node; wait $node
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

    /// <summary>Starts it on the same ports with the data it had.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-c", Guard, Path.Combine(Repository.Root, "deploy", "rabbitmq.sh"), _folder, $"{Port}" }) start.ArgumentList.Add(argument);
        start.Environment["RABBITMQ_MANAGEMENT_PORT"] = $"{_managementPort}";
        var process = _process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Patience.Until(async () => process.HasExited ? throw new InvalidOperationException("RabbitMQ did not start") : await Accepts() && await Management.IsUp(),
            $"RabbitMQ on port {Port}", StartsWithin);
    }

    public async Task Stop()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process) return;
        using (process)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
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

    public async ValueTask DisposeAsync()
    {
        await Stop();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"{_folder} could not be deleted: {e.Message}");
        }
    }

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
