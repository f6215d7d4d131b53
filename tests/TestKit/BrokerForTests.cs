using MassTransit;
using NUnit.Framework;

namespace Challenges.TestKit;

/// <summary>
/// A fresh virtual host on a real RabbitMQ, deleted at the end. The broker is the one that <c>CHALLENGES_TEST_RABBITMQ</c> (amqp URL) and
/// <c>CHALLENGES_TEST_RABBITMQ_MANAGEMENT</c> (URL of its management API, the user in it) name; without them the process starts one node of its own.
/// </summary>
public sealed class BrokerForTests : IAsyncDisposable
{
    const string Variable = "CHALLENGES_TEST_RABBITMQ";

    // Never disposed: it ends with the process.
    static readonly Lazy<Task<RabbitNode>> Shared = new(RabbitNode.Launch);

    readonly RabbitNode? _own;

    BrokerForTests(Uri server, RabbitManagement management, RabbitNode? own)
    {
        VirtualHost = "test-" + NewId.NextGuid().ToString("N");
        Url = new UriBuilder(server) { Path = "/" + VirtualHost }.Uri.AbsoluteUri;
        Management = management;
        _own = own;
    }

    public string VirtualHost { get; }

    /// <summary>What <c>ConnectionStrings:RabbitMq</c> is set to.</summary>
    public string Url { get; }

    public RabbitManagement Management { get; }

    /// <summary>A virtual host of one's own on the broker that all fixtures of the process share.</summary>
    public static async Task<BrokerForTests> Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url)
        {
            var management = Environment.GetEnvironmentVariable(Variable + "_MANAGEMENT")
                ?? throw new InvalidOperationException($"{Variable}_MANAGEMENT must name the management API of {Variable}.");
            return await Create(new Uri(url), new RabbitManagement(new Uri(management)), null);
        }
        DemandInstalled();
        var node = await Shared.Value;
        return await Create(node.Url, node.Management, null);
    }

    /// <summary>A node of one's own, which the test may <see cref="StopNode"/> and <see cref="StartNode"/>.</summary>
    public static async Task<BrokerForTests> StartOwnNode()
    {
        DemandInstalled();
        var node = await RabbitNode.Launch();
        return await Create(node.Url, node.Management, node);
    }

    /// <summary>Stops the node as an operator would; its data stays.</summary>
    public Task StopNode() => Own.Stop();

    public Task StartNode() => Own.Start();

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
        else await Management.DeleteVirtualHost(VirtualHost);
    }

    RabbitNode Own => _own ?? throw new InvalidOperationException("Other fixtures use this node too; take one with StartOwnNode.");

    static async Task<BrokerForTests> Create(Uri server, RabbitManagement management, RabbitNode? own)
    {
        var broker = new BrokerForTests(server, management, own);
        await management.CreateVirtualHost(broker.VirtualHost, Uri.UnescapeDataString(server.UserInfo.Split(':')[0]));
        return broker;
    }

    static void DemandInstalled()
    {
        if (!RabbitNode.IsInstalled) Assert.Ignore($"No RabbitMQ: install the package rabbitmq-server or set {Variable}.");
    }
}
