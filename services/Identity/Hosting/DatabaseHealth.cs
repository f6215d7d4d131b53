using Challenges.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Identity.Hosting;

/// <summary>Ready when the accounts can be read.</summary>
sealed class DatabaseHealth(IdentityDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Roles.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
