using Challenges.Shared.Database;
using Challenges.Shared.Messaging;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Tests.Messaging;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class InboxTests(DatabaseKind kind)
{
    BrokerForTests _broker = null!;
    TestDatabase _bedDatabase = null!;
    TestDatabase _gardenerDatabase = null!;
    ServiceForTests _bed = null!;
    ServiceForTests _gardener = null!;
    TestBus _outside = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _broker = await BrokerForTests.Start();
        _bedDatabase = new TestDatabase(kind);
        _gardenerDatabase = new TestDatabase(kind);
        _bed = await (await ServiceForTests.Start(Garden.Bed, _bedDatabase, _broker.Url)).Ready();
        _gardener = await (await ServiceForTests.Start(Garden.Gardener, _gardenerDatabase, _broker.Url)).Ready();
        _outside = await TestBus.Connect(_broker, typeof(Grown));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_outside is not null) await _outside.DisposeAsync();
        if (_bed is not null) await _bed.DisposeAsync();
        if (_gardener is not null) await _gardener.DisposeAsync();
        if (_bedDatabase is not null) await _bedDatabase.DisposeAsync();
        if (_gardenerDatabase is not null) await _gardenerDatabase.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SetUp]
    public void Forgive()
    {
        _bed.Script.Fails = (_, _) => false;
        _bed.Script.Failure = () => new InvalidOperationException("The soil is dry");
    }

    [Test]
    public async Task Five_copies_of_a_message_have_one_effect_for_each_consumer()
    {
        var (sown, id) = (Seed(1), NewId.NextGuid());
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _outside.Publish(sown, id)));
        var last = Seed(2);
        await _outside.Publish(last);
        await _outside.Expect<Grown>(m => m.Seed == last.Seed);
        await Patience.Until(async () => await _bed.EffectsOf(last.Seed, "beside") == 1 && await _gardener.EffectsOf(sown.Seed, "gardener") == 1, "the last message");
        Assert.Multiple(async () =>
        {
            Assert.That(await _bed.EffectsOf(sown.Seed, "bed"), Is.EqualTo(1));
            Assert.That(await _bed.EffectsOf(sown.Seed, "beside"), Is.EqualTo(1));
            Assert.That(await _gardener.EffectsOf(sown.Seed, "gardener"), Is.EqualTo(1));
            Assert.That(_outside.All<Grown>().Count(m => ((Grown)m.Message).Seed == sown.Seed), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_consumer_that_throws_twice_leaves_nothing_of_those_attempts()
    {
        _bed.Script.Fails = (_, attempt) => attempt <= 2;
        var sown = Seed(1);
        var before = _bed.Script.Moments.Count;
        await _outside.Publish(sown);
        await _outside.Expect<Grown>(m => m.Seed == sown.Seed);
        Assert.Multiple(async () =>
        {
            Assert.That(_bed.Script.Attempts[sown.Seed], Is.EqualTo(3));
            Assert.That(await _bed.EffectsOf(sown.Seed, "bed"), Is.EqualTo(1));
            Assert.That(_outside.All<Grown>().Count(m => ((Grown)m.Message).Seed == sown.Seed), Is.EqualTo(1));
            Assert.That(_bed.Script.Moments, Has.Count.EqualTo(before + 3));
            Assert.That(_bed.Script.Moments.Distinct().Count(), Is.EqualTo(_bed.Script.Moments.Count), "each attempt has a moment of its own");
        });
    }

    [Test]
    public async Task A_poison_message_ends_in_the_error_queue_and_can_be_put_back()
    {
        _bed.Script.Fails = (m, _) => m.Number == 666;
        var poison = Seed(666);
        var id = NewId.NextGuid();
        await _outside.Publish(poison, id);
        var errors = _bed.Provider.GetRequiredService<ErrorQueues>();
        await Patience.Until(async () => (await errors.List()).Any(m => m.MessageId == id), "the message in the error queue");
        var dead = (await errors.List()).Single(m => m.MessageId == id);
        Assert.Multiple(async () =>
        {
            Assert.That(dead.Queue, Is.EqualTo("bed-when-sown"));
            Assert.That(dead.Message, Is.EqualTo("Sown"));
            Assert.That(dead.Error, Is.EqualTo("The soil is dry"));
            Assert.That(dead.Body, Does.Contain(poison.Seed.ToString()));
            Assert.That(_bed.Script.Attempts[poison.Seed], Is.EqualTo(3), "one attempt and two retries");
            Assert.That(await _bed.EffectsOf(poison.Seed, "bed"), Is.Zero);
            Assert.That(await _bed.EffectsOf(poison.Seed, "beside"), Is.EqualTo(1), "the other consumer is not held up");
        });

        _bed.Script.Fails = (_, _) => false;
        Assert.That(await errors.Requeue("bed-when-sown", messageId: NewId.NextGuid()), Is.Zero, "another message's id");
        Assert.That(await errors.Requeue(messageId: id), Is.EqualTo(1));
        await _outside.Expect<Grown>(m => m.Seed == poison.Seed);
        Assert.That(await _bed.EffectsOf(poison.Seed, "bed"), Is.EqualTo(1));
        Assert.That(await errors.List(), Is.Empty);
    }

    [Test]
    public async Task While_the_database_is_away_a_message_is_tried_for_longer_than_usual()
    {
        if (kind != DatabaseKind.Sqlite) Assert.Ignore("An SqlException cannot be made by hand");
        _bed.Script.Failure = () => new SqliteException("database is locked", 5);
        // Any other failure has three attempts.
        _bed.Script.Fails = (_, attempt) => attempt <= 6;
        var sown = Seed(1);
        await _outside.Publish(sown);
        await _outside.Expect<Grown>(m => m.Seed == sown.Seed);
        Assert.That(_bed.Script.Attempts[sown.Seed], Is.EqualTo(7));
        Assert.That(await _bed.EffectsOf(sown.Seed, "bed"), Is.EqualTo(1));
        Assert.That(await _bed.Provider.GetRequiredService<ErrorQueues>().List(), Is.Empty);
    }

    [Test]
    public async Task Every_queue_is_a_quorum_queue_whose_dead_messages_have_somewhere_to_go()
    {
        foreach (var queue in new[] { "bed-when-sown", "bed-when-sown-beside", "gardener-when-grown" })
        {
            var arguments = await _broker.Management.Arguments(_broker.VirtualHost, queue);
            Assert.Multiple(() =>
            {
                Assert.That(arguments?.GetProperty("x-queue-type").GetString(), Is.EqualTo("quorum"));
                Assert.That(arguments?.GetProperty("x-delivery-limit").GetInt32(), Is.EqualTo(20));
                Assert.That(arguments?.GetProperty("x-dead-letter-exchange").GetString(), Is.EqualTo(queue + "_error"));
                Assert.That(arguments?.GetProperty("x-dead-letter-strategy").GetString(), Is.EqualTo("at-least-once"));
            });
            var error = await _broker.Management.Arguments(_broker.VirtualHost, queue + "_error");
            Assert.That(error?.GetProperty("x-queue-type").GetString(), Is.EqualTo("quorum"), "declared before the first failure");
        }
    }

    [Test]
    public async Task A_message_that_nobody_ever_answered_goes_to_the_error_queue_when_the_delivery_limit_is_reached()
    {
        await using var database = new TestDatabase(kind);
        var module = Garden.Module("limit", bus => bus.AddConsumer<WhenSown>());
        var sown = Seed(1);
        await using (await (await ServiceForTests.Start(module, database, _broker.Url, new() { ["Messaging:DeliveryLimit"] = "2" })).Ready())
        {
            // Only the topology is wanted.
        }
        await _outside.Publish(sown, sown.Seed);
        await RabbitForTests.CrashWith(_broker, "limit-when-sown", times: 3);
        var errors = new ErrorQueues(module, BrokerAddress.Parse(_broker.Url));
        await Patience.Until(async () => (await errors.List()).Any(m => m.MessageId == sown.Seed && m.Queue == "limit-when-sown"), "the message in the error queue");
        Assert.That((await errors.List()).Single(m => m.MessageId == sown.Seed).Error, Is.EqualTo("delivery_limit"));
        await errors.Requeue("limit-when-sown");
    }

    [Test]
    public async Task Members_that_a_receiver_does_not_know_are_tolerated()
    {
        var later = new SownLater { Seed = NewId.NextGuid(), Number = 7, Colour = "青" };
        await _outside.Publish(later);
        await _outside.Expect<Grown>(m => m.Seed == later.Seed);
    }

    [Test, CancelAfter(120_000)]
    public async Task Two_thousand_messages_pass_two_hops_and_each_arrives_once(CancellationToken cancel)
    {
        var seeds = Enumerable.Range(1, 2000).Select(n => Seed(10_000 + n)).ToArray();
        foreach (var chunk in seeds.Chunk(100)) await _gardener.Publish([.. chunk]);
        await Patience.Until(async () => cancel.IsCancellationRequested || await _gardener.Count("SELECT COUNT(*) FROM [Effects] WHERE [Number] > 10000") >= 2000, "2,000 effects", TimeSpan.FromSeconds(100));
        var rows = await _gardener.InScope(p => p.GetRequiredService<SqlSession>().Query<Guid>("SELECT [Seed] FROM [Effects] WHERE [Number] > 10000"));
        Assert.That(seeds.Select(s => s.Seed).Except(rows), Is.Empty);
        Assert.That(rows.Distinct().Count(), Is.EqualTo(rows.Count));
        await Patience.Until(async () => await _bed.Unsent() == 0 && await _gardener.Unsent() == 0, "empty outboxes");
    }

    [Test]
    public async Task The_inbox_forgets_in_steps_what_is_older_than_its_retention()
    {
        await using var database = new TestDatabase(kind);
        await database.Migrate(typeof(InboxTests).Assembly);
        await using var session = database.Session();
        var now = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
        for (var day = 1; day <= 9; day++)
            await session.Execute("INSERT INTO [Inbox] ([MessageId], [ConsumerId], [ConsumedAt]) VALUES (@id, @id, @at)", new { id = NewId.NextGuid(), at = now.AddDays(-day) });
        var inbox = new InboxTable(session, new InfrastructureClock(TimeProvider.System));
        Assert.That(await inbox.Clean(now.AddDays(-4.5), 3, default), Is.EqualTo(3));
        Assert.That(await inbox.Clean(now.AddDays(-4.5), 3, default), Is.EqualTo(2));
        Assert.That(await inbox.Clean(now.AddDays(-4.5), 3, default), Is.Zero);
        Assert.That(await session.Find<long>("SELECT COUNT(*) FROM [Inbox]"), Is.EqualTo(4));
    }

    static Sown Seed(int number) => new() { Seed = NewId.NextGuid(), Number = number };
}

/// <summary>A later version of <see cref="Sown"/>: the same name on the wire, one member more.</summary>
[MessageUrn("Challenges.Shared.Tests.Messaging:Sown")]
[EntityName("Challenges.Shared.Tests.Messaging:Sown")]
public sealed record SownLater
{
    public required Guid Seed { get; init; }
    public required int Number { get; init; }
    public required string Colour { get; init; }
}
