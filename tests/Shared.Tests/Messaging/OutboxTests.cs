using Challenges.Shared.Database;
using Challenges.Shared.Messaging;
using Challenges.TestKit;
using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Tests.Messaging;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class OutboxTests(DatabaseKind kind)
{
    BrokerForTests _broker = null!;
    TestDatabase _database = null!;
    ServiceForTests _gardener = null!;
    TestBus _outside = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _broker = await BrokerForTests.Start();
        _database = new TestDatabase(kind);
        _gardener = await ServiceForTests.Start(Garden.Gardener, _database, _broker.Url);
        await _gardener.Ready();
        _outside = await TestBus.Connect(_broker, typeof(Sown));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_outside is not null) await _outside.DisposeAsync();
        if (_gardener is not null) await _gardener.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Test]
    public async Task A_message_leaves_once_its_transaction_has_committed()
    {
        var sown = Seed(1) with { Name = "𠮷田 / 王喆", Weight = 0.1000000000000000000000000001m };
        await _gardener.Publish(sown);
        Assert.That(await _outside.Expect<Sown>(m => m.Seed == sown.Seed), Is.EqualTo(sown), "exact, decimals and rare characters included");
        await Patience.Until(async () => await _gardener.Unsent() == 0, "an empty outbox");
    }

    [Test]
    public async Task A_message_of_a_transaction_that_was_rolled_back_never_leaves()
    {
        var lost = Seed(1);
        await using (var scope = _gardener.Provider.CreateAsyncScope())
        {
            var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
            await session.Begin();
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(lost);
            await session.Rollback();
        }
        var kept = Seed(2);
        await _gardener.Publish(kept);
        await _outside.Expect<Sown>(m => m.Seed == kept.Seed);
        Assert.That(_outside.Received<Sown>().Select(m => m.Seed), Does.Not.Contain(lost.Seed));
    }

    [Test]
    public async Task Publishing_outside_a_transaction_is_refused()
    {
        await using var scope = _gardener.Provider.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        Assert.That(() => publish.Publish(Seed(1)), Throws.InvalidOperationException.With.Message.Contains("outside a transaction"));
    }

    [Test]
    public async Task The_scoped_publisher_is_the_outbox_and_nothing_has_replaced_it()
    {
        await using var scope = _gardener.Provider.CreateAsyncScope();
#pragma warning disable RS0030
        Assert.That(scope.ServiceProvider.GetRequiredService<IScopedBusContextProvider<IBus>>(), Is.TypeOf<OutboxBusContextProvider>());
#pragma warning restore RS0030
    }

    [Test]
    public async Task A_message_that_cannot_be_serialised_fails_its_publisher_and_nobody_else()
    {
        Assert.That(() => _gardener.Publish(new Circular()), Throws.Exception);
        var sown = Seed(1);
        await _gardener.Publish(sown);
        await _outside.Expect<Sown>(m => m.Seed == sown.Seed);
    }

    [Test]
    public async Task A_message_that_is_too_large_fails_its_publisher_and_nobody_else()
    {
        await using var service = await ServiceForTests.Start(Garden.Module("small", _ => { }), _database, _broker.Url, new() { ["Messaging:LargestMessage"] = "10000" });
        Assert.That(() => service.Publish(Seed(1), Seed(2) with { Name = new string('棋', 4000) }), Throws.InvalidOperationException.With.Message.Contains("10000"));
        Assert.That(await _gardener.Unsent(), Is.Zero);
    }

    [Test]
    public async Task A_message_on_which_the_broker_closes_the_channel_holds_up_no_neighbour()
    {
        await RabbitForTests.DeclareExchange(_broker, "Challenges.Shared.Tests.Messaging:Refused", "direct");
        var neighbours = Enumerable.Range(1, 40).Select(Seed).ToArray();
        await _gardener.Publish([.. neighbours.Take(20), new Refused { Number = 1 }, .. neighbours.Skip(20)]);
        foreach (var neighbour in neighbours) await _outside.Expect<Sown>(m => m.Seed == neighbour.Seed, TimeSpan.FromSeconds(40));

        await Patience.Until(async () => await _gardener.Count("SELECT COUNT(*) FROM [Outbox] WHERE [Attempts] > 0 AND [LastError] IS NOT NULL AND [LeaseId] IS NULL") == 1,
            "the refused message with its error", TimeSpan.FromSeconds(40));
        Assert.That(await _gardener.Unsent(), Is.EqualTo(1));
        await _gardener.InScope(p => p.GetRequiredService<SqlSession>().Execute("DELETE FROM [Outbox]"));
    }

    [Test]
    public async Task What_is_sent_again_after_a_crash_has_the_same_id_and_is_consumed_once()
    {
        await using var bedDatabase = new TestDatabase(kind);
        await using var bed = await (await ServiceForTests.Start(Garden.Bed, bedDatabase, _broker.Url)).Ready();
        var sown = Enumerable.Range(1, 10).Select(Seed).ToArray();

        // The rows as they stood before the delivery deleted them, put back: what a kill between confirmation and deletion leaves.
        var rows = await _gardener.InScope(async p =>
        {
            var session = p.GetRequiredService<SqlSession>();
            await session.Begin();
            foreach (var message in sown) await p.GetRequiredService<IPublishEndpoint>().Publish(message);
            var written = await session.Query<OutboxRow>("SELECT * FROM [Outbox]");
            await session.Commit();
            return written;
        });
        foreach (var message in sown) await Patience.Until(async () => await bed.EffectsOf(message.Seed, "bed") == 1, "the effect");
        await Patience.Until(async () => await _gardener.Unsent() == 0, "an empty outbox");
        foreach (var row in rows) await _gardener.InScope(p => p.GetRequiredService<SqlSession>().Execute(OutboxTable.Insert, row));

        await Patience.Until(() => sown.All(s => _outside.All<Sown>().Count(m => ((Sown)m.Message).Seed == s.Seed) == 2), "each message a second time");
        foreach (var message in sown)
            Assert.That(_outside.All<Sown>().Where(m => ((Sown)m.Message).Seed == message.Seed).Select(m => m.MessageId).Distinct().Count(), Is.EqualTo(1));
        await Patience.Until(async () => await bed.Count("SELECT COUNT(*) FROM [Inbox]") == 20, "both consumers' inbox rows");
        await bed.DisposeAsync();
        Assert.That(await Effects(bedDatabase), Is.EqualTo(10));
    }

    [Test]
    public async Task Two_deliverers_share_the_work_and_none_takes_what_the_other_holds()
    {
        await using var database = new TestDatabase(kind);
        await database.Migrate(typeof(OutboxTests).Assembly);
        var clock = new InfrastructureClock(TimeProvider.System);
        var settings = new MessagingSettings();
        await using (var session = database.Session())
        {
            await session.Begin();
            for (var i = 0; i < 500; i++) await session.Execute(OutboxTable.Insert, Row(clock.Now));
            await session.Commit();
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var session = database.Session();
            var outbox = new OutboxTable(session, clock, new OutboxSignal(), settings);
            var mine = new List<long>();
            while (await outbox.Claim(20, default) is { Count: > 0 } rows) mine.AddRange(rows.Select(r => r.Sequence));
            return mine;
        })));
        Assert.That(taken.SelectMany(t => t).Order(), Is.EqualTo(Enumerable.Range(1, 500).Select(i => (long)i)));
    }

    [Test]
    public async Task A_lease_that_ran_out_is_taken_over_and_its_late_owner_deletes_nothing()
    {
        await using var database = new TestDatabase(kind);
        await database.Migrate(typeof(OutboxTests).Assembly);
        var clock = new InfrastructureClock(TimeProvider.System);
        await using var session = database.Session();
        await session.Execute(OutboxTable.Insert, Row(clock.Now));
        var late = new OutboxTable(session, clock, new OutboxSignal(), new MessagingSettings { Lease = TimeSpan.Zero });
        var next = new OutboxTable(session, clock, new OutboxSignal(), new MessagingSettings());

        var first = await late.Claim(10, default);
        var second = await next.Claim(10, default);
        Assert.That(second.Select(r => r.Sequence), Is.EqualTo(first.Select(r => r.Sequence)));
        await late.Settle(first[0].LeaseId!.Value, [], default);
        Assert.That((await next.Read()).Depth, Is.EqualTo(1), "the row belongs to the second lease");
        await next.Settle(second[0].LeaseId!.Value, [], default);
        Assert.That((await next.Read()).Depth, Is.Zero);
    }

    [Test]
    public async Task A_row_that_failed_waits_and_the_others_overtake_it()
    {
        await using var database = new TestDatabase(kind);
        await database.Migrate(typeof(OutboxTests).Assembly);
        var clock = new InfrastructureClock(TimeProvider.System);
        await using var session = database.Session();
        var outbox = new OutboxTable(session, clock, new OutboxSignal(), new MessagingSettings { PollInterval = TimeSpan.FromMinutes(1) });
        for (var i = 0; i < 3; i++) await session.Execute(OutboxTable.Insert, Row(clock.Now));
        var rows = await outbox.Claim(10, default);
        await outbox.Settle(rows[0].LeaseId!.Value, [new OutboxFailure(rows[0], "refused", Counts: true)], default);
        var left = await session.Find<OutboxRow>("SELECT * FROM [Outbox]");
        Assert.Multiple(() =>
        {
            Assert.That(left!.Attempts, Is.EqualTo(1));
            Assert.That(left.LastError, Is.EqualTo("refused"));
            Assert.That(left.NextAttemptAt, Is.GreaterThan(clock.Now.AddSeconds(50)));
        });
        Assert.That(await outbox.Claim(10, default), Is.Empty, "its time has not come");
    }

    static async Task<long> Effects(TestDatabase database)
    {
        await using var session = database.Session();
        return await session.Find<long>("SELECT COUNT(*) FROM [Effects] WHERE [Consumer] = 'bed'");
    }

    static Sown Seed(int number) => new() { Seed = NewId.NextGuid(), Number = number };

    static OutboxRow Row(DateTimeOffset now) => new()
    {
        MessageId = NewId.NextGuid(),
        DestinationAddress = "rabbitmq://localhost/x",
        ContentType = "application/vnd.masstransit+json",
        MessageType = "urn:message:X:Y",
        Body = "{}",
        Headers = "{}",
        Properties = "{}",
        CreatedAt = now,
        NextAttemptAt = now
    };
}
