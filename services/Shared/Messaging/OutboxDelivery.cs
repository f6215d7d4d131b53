#pragma warning disable RS0030 // the one place that may know the bus
using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Messaging;

/// <summary>
/// Sends what was committed: claims a batch under a lease, sends it in parallel, deletes what the broker confirmed. Each instance runs one. A crash between
/// confirmation and deletion sends the batch again under the same message ids, and the receivers' inboxes drop the copies.
/// </summary>
sealed class OutboxDelivery(
    IBusControl bus, IServiceScopeFactory scopes, OutboxSignal signal, InfrastructureClock clock, MessagingSettings settings, MessagingTelemetry telemetry,
    ILogger<OutboxDelivery> log) : BackgroundService
{
    static readonly TimeSpan HealthPoll = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await UntilBrokerIsThere(stoppingToken);
                if (!await DeliverBatch(stoppingToken)) await signal.Wait(settings.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox could not be read or settled; its rows stay and will be sent later");
                await signal.Wait(settings.PollInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>While the broker is away nothing is claimed, so that no row collects attempts for it.</summary>
    async Task UntilBrokerIsThere(CancellationToken cancel)
    {
        while (BrokerIsAway) await Task.Delay(HealthPoll, clock.Time, cancel);
    }

    bool BrokerIsAway => bus.CheckHealth().Status == BusHealthStatus.Unhealthy;

    /// <summary>True when another batch may be waiting.</summary>
    internal async Task<bool> DeliverBatch(CancellationToken cancel)
    {
        var rows = await Outbox(outbox => outbox.Claim(settings.DeliveryBatch, cancel), cancel);
        if (rows.Count == 0) return false;
        var failures = new ConcurrentBag<OutboxFailure>();
        await Task.WhenAll(rows.Where(r => r.Attempts == 0).Select(row => Send(row, failures, cancel)));
        await SendSuspects(rows.Where(r => r.Attempts > 0), failures, cancel);
        // What was confirmed must be deleted even when the service is stopping.
        using var limit = new CancellationTokenSource(settings.SendTimeout);
        await Outbox(async outbox => { await outbox.Settle(rows[0].LeaseId!.Value, failures, limit.Token); return true; }, limit.Token);
        telemetry.Deliveries.Add(rows.Count - failures.Count);
        telemetry.DeliveryRetries.Add(failures.Count);
        return failures.Count < rows.Count;
    }

    /// <summary>
    /// What failed before goes one at a time: a message that the broker refuses closes the channel, and everything on its way there fails with it.
    /// </summary>
    async Task SendSuspects(IEnumerable<OutboxRow> rows, ConcurrentBag<OutboxFailure> failures, CancellationToken cancel)
    {
        var started = clock.Time.GetTimestamp();
        foreach (var row in rows)
        {
            if (clock.Time.GetElapsedTime(started) > settings.Lease / 4) failures.Add(new OutboxFailure(row, row.LastError ?? "", Counts: false));
            else await Send(row, failures, cancel);
        }
    }

    async Task Send(OutboxRow row, ConcurrentBag<OutboxFailure> failures, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(settings.SendTimeout);
        using var activity = MessagingTelemetry.StartDelivery(row);
        try
        {
            var address = new Uri(row.DestinationAddress);
            var endpoint = await bus.GetSendEndpoint(address);
            // Waited for from outside too: a send whose channel closes while its exchange is declared may never end (see ClosedChannelGuard).
            await endpoint.Send(new SerializedMessageBody(), new OutboxMessageSendPipe(row, address), timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception e)
        {
            var counts = !cancel.IsCancellationRequested && !BrokerIsAway;
            if (counts) log.LogWarning("{Message} {MessageId} could not be sent, attempt {Attempt}: {Error}", row.MessageName, row.MessageId, row.Attempts + 1, e.Message);
            failures.Add(new OutboxFailure(row, $"{e.GetType().Name}: {e.Message}", counts));
        }
    }

    async Task<T> Outbox<T>(Func<OutboxTable, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<OutboxTable>());
    }
}
