using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Challenges.Shared.Database;
using Challenges.Shared.Messaging;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Shared.Tests.Messaging;

sealed class TraceTests
{
    [Test]
    public async Task One_trace_leads_from_the_request_through_the_message_to_the_next_services_SQL()
    {
        await using var broker = await BrokerForTests.Start();
        await using var bedDatabase = TestDatabase.Create();
        await using var gardenerDatabase = TestDatabase.Create();
        await using var bed = await (await ServiceForTests.Start(Garden.Bed, bedDatabase, broker.Url)).Ready();
        await using var gardener = await (await ServiceForTests.Start(Garden.Gardener, gardenerDatabase, broker.Url)).Ready();
        await using var outside = await TestBus.Connect(broker, typeof(Sown));
        var spans = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("Challenges.Tests");
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "MassTransit" or MessagingTelemetry.Name or SqlTraces.Name or "Challenges.Tests",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue
        };
        ActivitySource.AddActivityListener(listener);

        var sown = new Sown { Seed = NewId.NextGuid(), Number = 1 };
        ActivityTraceId trace;
        using (var request = source.StartActivity("POST /seeds", ActivityKind.Server))
        {
            trace = request!.TraceId;
            await gardener.Publish(sown);
        }
        await Patience.Until(async () => await gardener.EffectsOf(sown.Seed, "gardener") == 1, "the second hop");

        var consumed = spans.Where(s => s.Source.Name == SqlTraces.Name && s.TraceId == trace && s.GetTagItem("db.query.text") is string text && text.Contains("[Effects]")).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(consumed, Has.Length.EqualTo(3), "three consumers in two services write in the request's trace");
            Assert.That(spans.Count(s => s.OperationName == "deliver Sown" && s.TraceId == trace), Is.EqualTo(1));
            Assert.That(spans.Count(s => s.OperationName == "deliver Grown" && s.TraceId == trace), Is.EqualTo(1));
            Assert.That(consumed.SelectMany(s => s.TagObjects).Select(t => t.Value?.ToString()), Has.None.Contains(sown.Seed.ToString()), "no parameters");
        });
        await outside.Expect<Sown>(m => m.Seed == sown.Seed);
        Assert.That(outside.All<Sown>().Single().Headers["MT-Activity-Id"].ToString(), Does.Contain(trace.ToString()));
    }

    [Test, Property("Case", "F94")]
    public async Task Health_and_metrics_tell_of_messages_that_wait()
    {
        await using var database = TestDatabase.Create();
        // Nothing listens on port 1.
        await using var gardener = await ServiceForTests.Start(Garden.Gardener, database, "amqp://127.0.0.1:1/",
            new() { ["Messaging:DegradedAfter"] = "00:00:00.3", ["Messaging:UnhealthyAfter"] = "00:00:01.5" });
        var health = gardener.Provider.GetRequiredService<HealthCheckService>();
        async Task<HealthStatus> Outbox() => (await health.CheckHealthAsync(r => r.Name == "outbox")).Status;
        Assert.That(await Outbox(), Is.EqualTo(HealthStatus.Healthy));
        await gardener.Publish(new Sown { Seed = NewId.NextGuid(), Number = 1 });
        await Patience.Until(async () => await Outbox() == HealthStatus.Degraded, "yellow");
        await Patience.Until(async () => await Outbox() == HealthStatus.Unhealthy, "red");

        var measured = new ConcurrentDictionary<string, double>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == MessagingTelemetry.Name) l.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((i, value, _, _) => measured.AddOrUpdate(i.Name, value, (_, old) => Math.Max(old, value)));
        meters.SetMeasurementEventCallback<double>((i, value, _, _) => measured.AddOrUpdate(i.Name, value, (_, old) => Math.Max(old, value)));
        meters.Start();
        await Patience.Until(() =>
        {
            meters.RecordObservableInstruments();
            return measured.GetValueOrDefault("challenges.outbox.depth") >= 1 && measured.GetValueOrDefault("challenges.outbox.oldest_age") > 0;
        }, "the gauges");
    }
}
