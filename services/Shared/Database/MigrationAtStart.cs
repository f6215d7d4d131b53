using Microsoft.Extensions.Hosting;

namespace Challenges.Shared.Database;

/// <summary>
/// Migrates before any hosted service starts, so that no consumer or worker meets a table that is not there yet.
/// <c>Database:MigrateAtStart=false</c> leaves it to the deployment step <c>migrate</c>.
/// </summary>
sealed class MigrationAtStart(Migrator migrator, DatabaseSettings settings) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => settings.MigrateAtStart ? migrator.Run(cancellationToken) : Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
