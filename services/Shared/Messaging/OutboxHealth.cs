using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Shared.Messaging;

/// <summary>Health check <c>outbox</c>: how long the oldest unsent message has waited.</summary>
sealed class OutboxHealth(OutboxTable outbox, InfrastructureClock clock, MessagingSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await outbox.Read(cancellationToken);
        var age = state.Age(clock.Now);
        var text = string.Create(CultureInfo.InvariantCulture, $"{state.Depth} unsent, the oldest for {age.TotalSeconds:0} s");
        return age > settings.UnhealthyAfter ? HealthCheckResult.Unhealthy(text)
            : age > settings.DegradedAfter ? HealthCheckResult.Degraded(text)
            : HealthCheckResult.Healthy(text);
    }
}
