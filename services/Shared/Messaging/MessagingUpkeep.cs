using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Messaging;

/// <summary>Measures the outbox every few seconds and forgets old inbox rows. Each instance does it; the second finds nothing.</summary>
sealed class MessagingUpkeep(
    IServiceScopeFactory scopes, InfrastructureClock clock, MessagingSettings settings, MessagingTelemetry telemetry, ILogger<MessagingUpkeep> log) : BackgroundService
{
    const int Step = 1000;
    static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cleanAt = clock.Now;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                telemetry.Observe(await scope.ServiceProvider.GetRequiredService<OutboxTable>().Read(stoppingToken));
                if (clock.Now >= cleanAt)
                {
                    var inbox = scope.ServiceProvider.GetRequiredService<InboxTable>();
                    while (await inbox.Clean(clock.Now - settings.InboxRetention, Step, stoppingToken) >= Step) await Task.Delay(TimeSpan.FromMilliseconds(50), clock.Time, stoppingToken);
                    cleanAt = clock.Now + settings.InboxCleanupInterval;
                }
                await Task.Delay(MeasureEvery, clock.Time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "Outbox and inbox could not be looked after; next try in {Seconds} s", MeasureEvery.TotalSeconds);
                await Task.Delay(MeasureEvery, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
