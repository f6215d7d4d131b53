using Challenges.Shared.Database;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Shared.Observation;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: database, bus, outbox, deadlines and, where a reference is configured, clock. Names and states only; reasons are in the log.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services, IConfiguration configuration)
    {
        var checks = services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
        if (!Uri.TryCreate(configuration["Clock:Reference"], UriKind.Absolute, out var reference)) return;
        services.AddSingleton(new ClockHealth(reference));
        checks.AddCheck<ClockHealth>("clock", tags: ["ready"], timeout: TimeSpan.FromSeconds(10));
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowPublic();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = Write }).AllowPublic();
    }

    static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { status = report.Status, checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status) }, JsonSettings.Web, context.RequestAborted);
}

internal sealed class DatabaseHealth(SqlSession session) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await session.Find<int>("SELECT COUNT(*) FROM [Idempotency] WHERE [Key] = @none", new { none = "" }, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Compares this machine's clock with the Date header of <c>Clock:Reference</c>; more than two seconds apart is unhealthy, because lateness is decided by this clock.</summary>
internal sealed class ClockHealth(Uri reference) : IHealthCheck
{
    static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(2);
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var sent = TimeProvider.System.GetUtcNow();
        using var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, reference), cancellationToken);
        var received = TimeProvider.System.GetUtcNow();
        if (response.Headers.Date is not { } date) return HealthCheckResult.Degraded($"{reference} sends no Date.");
        return Apart(sent, received, date) > MostSkew
            ? HealthCheckResult.Unhealthy($"This clock and {reference} are {Apart(sent, received, date).TotalSeconds:0} s apart.")
            : HealthCheckResult.Healthy();
    }

    /// <summary>How far outside the time of the exchange the reference's second lies. The header has whole seconds, so it stands for the second that it begins.</summary>
    internal static TimeSpan Apart(DateTimeOffset sent, DateTimeOffset received, DateTimeOffset date) =>
        date > received ? date - received
        : date.AddSeconds(1) < sent ? sent - date.AddSeconds(1)
        : TimeSpan.Zero;
}
