using Challenges.Shared.Proof;

namespace Challenges.Publication.Reporting;

/// <summary>Opens the key when the service starts, so that a missing or broken one stops it there and not at the first report.</summary>
public sealed class ReportKeyIsThere(Vault vault) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
