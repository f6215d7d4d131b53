using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Challenges.Shared.Messaging;

/// <summary>Meter and activity source <c>Challenges</c>.</summary>
public sealed class MessagingTelemetry
{
    public const string Name = "Challenges";

    static readonly ActivitySource Source = new(Name);

    OutboxState _outbox = new(0, null);

    public MessagingTelemetry(IMeterFactory meters, InfrastructureClock clock)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("challenges.outbox.depth", () => _outbox.Depth, "{message}", "Messages that were committed and not yet confirmed by the broker");
        meter.CreateObservableGauge("challenges.outbox.oldest_age", () => _outbox.Age(clock.Now).TotalSeconds, "s", "Age of the oldest of them");
        Deliveries = meter.CreateCounter<long>("challenges.outbox.deliveries", "{message}", "Messages that the broker confirmed");
        DeliveryRetries = meter.CreateCounter<long>("challenges.outbox.delivery_retries", "{message}", "Sends that failed and will be repeated");
        InboxDuplicates = meter.CreateCounter<long>("challenges.inbox.duplicates", "{message}", "Messages that had been consumed before");
    }

    internal Counter<long> Deliveries { get; }
    internal Counter<long> DeliveryRetries { get; }
    internal Counter<long> InboxDuplicates { get; }

    internal void Observe(OutboxState outbox) => _outbox = outbox;

    /// <summary>
    /// A span under the one that published the row, so that one trace leads from the request through the broker to the next service. An activity is started even
    /// when nobody listens to this source: MassTransit's own span takes the current one as its parent.
    /// </summary>
    internal static Activity StartDelivery(OutboxRow row)
    {
        var name = "deliver " + row.MessageName;
        ActivityContext.TryParse(row.TraceParent, null, isRemote: true, out var parent);
        if (Source.StartActivity(name, ActivityKind.Producer, parent) is { } heard)
            return heard.SetTag("messaging.message.id", row.MessageId.ToString()).SetTag("challenges.outbox.attempts", row.Attempts);
        var unheard = new Activity(name);
        if (parent != default) unheard.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        return unheard.Start();
    }

    /// <summary>A deadline starts a trace of its own: nobody asked for it.</summary>
    internal static Activity? StartDeadline(string table) => Source.StartActivity("deadline " + table);
}
