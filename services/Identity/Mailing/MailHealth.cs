using System.Globalization;
using Challenges.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Identity.Mailing;

/// <summary>Yellow when a mail was given up or waits for a quarter of an hour. Never red: people can sign in and read without mails.</summary>
sealed class MailHealth(IdentityDb db, MailTelemetry telemetry, TimeProvider time) : IHealthCheck
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = db.Mails.Where(m => m.SentAt == null && m.DeadAt == null);
        var state = new MailState(await waiting.CountAsync(cancellationToken), await waiting.MinAsync(m => (DateTimeOffset?)m.CreatedAt, cancellationToken), await db.Mails.CountAsync(m => m.DeadAt != null, cancellationToken));
        telemetry.Observe(state);
        var text = string.Create(CultureInfo.InvariantCulture, $"{state.Waiting} waiting, {state.Dead} dead");
        return state.Dead > 0 || time.GetUtcNow() - state.Oldest > Long ? HealthCheckResult.Degraded(text) : HealthCheckResult.Healthy(text);
    }
}
