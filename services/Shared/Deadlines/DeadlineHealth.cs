using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Shared.Deadlines;

/// <summary>Yellow while a deadline has been failing for a minute: a set that is not sealed or a notice that does not end would be seen by nobody else. The log names the row and the fault.</summary>
sealed class DeadlineHealth(DeadlineWorker worker) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(worker.Failing == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{worker.Failing} deadlines fail again and again."));
}
