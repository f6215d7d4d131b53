using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.AppHost;

/// <summary>Healthy once the broker answers the first bytes of AMQP 0-9-1: the port opens before the broker can serve.</summary>
sealed class BrokerHealth(int port) : IHealthCheck
{
    static readonly byte[] Greeting = [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Greeting, cancellationToken);
            var first = new byte[1];
            var read = await stream.ReadAsync(first, cancellationToken);
            // 1 is the type of a method frame: the broker opens the handshake.
            return read == 1 && first[0] == 1 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The port answers something else than AMQP 0-9-1.");
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy("The broker doesn't answer yet.", gone);
        }
    }
}
