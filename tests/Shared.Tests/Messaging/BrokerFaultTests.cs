using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Shared.Tests.Messaging;

/// <summary>A node of its own, because it is stopped.</summary>
sealed class BrokerFaultTests
{
    BrokerForTests _broker = null!;

    [OneTimeSetUp]
    public async Task Start() => _broker = await BrokerForTests.StartOwnNode();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Test, CancelAfter(180_000)]
    public async Task A_broker_that_goes_and_comes_back_loses_nothing_and_its_consumers_return(CancellationToken cancel)
    {
        await using var bedDatabase = TestDatabase.Create();
        await using var gardenerDatabase = TestDatabase.Create();
        await using var bed = await (await ServiceForTests.Start(Garden.Bed, bedDatabase, _broker.Url)).Ready();
        await using var gardener = await (await ServiceForTests.Start(Garden.Gardener, gardenerDatabase, _broker.Url)).Ready();
        var sown = Enumerable.Range(1, 40).Select(n => new Sown { Seed = NewId.NextGuid(), Number = n }).ToArray();
        foreach (var message in sown.Take(20)) await gardener.Publish(message);

        await _broker.StopNode();
        await Patience.Until(async () => await Health(bed) != HealthStatus.Healthy, "health to turn while the broker is away", TimeSpan.FromSeconds(40));
        foreach (var message in sown.Skip(20)) await gardener.Publish(message);
        Assert.That(await gardener.Unsent(), Is.GreaterThanOrEqualTo(20), "they wait");

        await _broker.StartNode();
        await bed.Ready();
        await gardener.Ready();
        await Patience.Until(async () => cancel.IsCancellationRequested || await gardener.Count("SELECT COUNT(*) FROM [Effects]") >= 40, "all effects after two hops", TimeSpan.FromSeconds(60));
        foreach (var message in sown) Assert.That(await gardener.EffectsOf(message.Seed, "gardener"), Is.EqualTo(1));
        await Patience.Until(async () => await gardener.Unsent() == 0, "an empty outbox");
    }

    [Test, CancelAfter(180_000)]
    public async Task A_service_starts_and_takes_work_while_there_is_no_broker(CancellationToken cancel)
    {
        await using var bedDatabase = TestDatabase.Create();
        await using var gardenerDatabase = TestDatabase.Create();
        // The queues exist; the service is down when the broker is.
        await using (await (await ServiceForTests.Start(Garden.Bed, bedDatabase, _broker.Url)).Ready())
            await _broker.StopNode();

        await using var gardener = await ServiceForTests.Start(Garden.Gardener, gardenerDatabase, _broker.Url);
        var sown = new Sown { Seed = NewId.NextGuid(), Number = 1 };
        await gardener.Publish(sown);
        Assert.That(await gardener.Unsent(), Is.EqualTo(1));
        Assert.That(await Health(gardener), Is.Not.EqualTo(HealthStatus.Healthy));

        await using var bed = await ServiceForTests.Start(Garden.Bed, bedDatabase, _broker.Url);
        await _broker.StartNode();
        await Patience.Until(async () => cancel.IsCancellationRequested || await gardener.EffectsOf(sown.Seed, "gardener") == 1, "the answer to the message", TimeSpan.FromSeconds(90));
        Assert.That(await gardener.Count("SELECT COUNT(*) FROM [Outbox] WHERE [Attempts] > 0"), Is.Zero, "the broker's absence is not the message's fault");
    }

    [Test, CancelAfter(120_000)]
    public async Task A_service_whose_connection_breaks_while_it_declares_its_queues_consumes_all_the_same(CancellationToken cancel)
    {
        await using var bedDatabase = TestDatabase.Create();
        await using var gardenerDatabase = TestDatabase.Create();
        await using var line = new BreakingLine(_broker.Url);
        line.Break(2);
        await using var bed = await (await ServiceForTests.Start(Garden.Bed, bedDatabase, line.Url)).Ready();
        await using var gardener = await (await ServiceForTests.Start(Garden.Gardener, gardenerDatabase, _broker.Url)).Ready();
        var sown = new Sown { Seed = NewId.NextGuid(), Number = 1 };
        await gardener.Publish(sown);
        await Patience.Until(async () => cancel.IsCancellationRequested || await gardener.EffectsOf(sown.Seed, "gardener") == 1, "the answer to the message", TimeSpan.FromSeconds(90));
        Assert.That(line.Left, Is.Zero, "the line broke as often as it was meant to");
        Assert.That(await Health(bed), Is.EqualTo(HealthStatus.Healthy));
    }

    [Test, CancelAfter(120_000)]
    public async Task Messages_whose_connection_breaks_while_their_exchanges_are_declared_are_sent_all_the_same(CancellationToken cancel)
    {
        await using var bedDatabase = TestDatabase.Create();
        await using var gardenerDatabase = TestDatabase.Create();
        await using var line = new BreakingLine(_broker.Url);
        await using var bed = await (await ServiceForTests.Start(Garden.Bed, bedDatabase, _broker.Url)).Ready();
        await using var gardener = await (await ServiceForTests.Start(Garden.Gardener, gardenerDatabase, line.Url, new() { ["Messaging:SendTimeout"] = "00:00:05" })).Ready();
        line.Break(2);
        var sown = new Sown { Seed = NewId.NextGuid(), Number = 1 };
        await gardener.Publish(sown, new Grown { Seed = NewId.NextGuid(), Number = 2 }, new Trampled { Number = 3 });
        await Patience.Until(async () => cancel.IsCancellationRequested || await gardener.Unsent() == 0, "an empty outbox", TimeSpan.FromSeconds(60));
        await Patience.Until(async () => cancel.IsCancellationRequested || await gardener.EffectsOf(sown.Seed, "gardener") == 1, "the answer to the message", TimeSpan.FromSeconds(30));
        Assert.That(line.Left, Is.Zero, "the line broke as often as it was meant to");
    }

    static async Task<HealthStatus> Health(ServiceForTests service) =>
        (await service.Provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
}
