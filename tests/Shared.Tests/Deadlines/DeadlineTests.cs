using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Messaging;
using Challenges.Shared.Tests.Messaging;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Challenges.Shared.Tests.Deadlines;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class DeadlineTests(DatabaseKind kind)
{
    // Nothing listens there; deadlines need no broker.
    const string NoBroker = "amqp://127.0.0.1:1/";
    static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    TestDatabase _database = null!;
    FakeTimeProvider _clock = null!;

    [SetUp]
    public async Task Begin()
    {
        _clock = new FakeTimeProvider(Start);
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(DeadlineTests).Assembly);
    }

    [TearDown]
    public async Task End()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    [Test]
    public async Task A_row_runs_when_the_clock_reaches_its_time_and_not_before()
    {
        var row = await Add(Start.AddDays(30));
        await using var service = await Service(Ripen);
        _clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        var probe = await Add(_clock.GetUtcNow());
        await Patience.Until(async () => (await Load(probe)).Runs == 1, "the row that is due");
        Assert.That((await Load(row)).Runs, Is.Zero);
        _clock.Advance(TimeSpan.FromTicks(1));
        await Patience.Until(async () => (await Load(row)).Runs == 1, "the row at its time");
        Assert.That((await Load(row)).LastRunAt, Is.EqualTo(Start.AddDays(30)), "the moment of the run is the clock's");
    }

    [Test]
    public async Task A_jump_of_the_clock_wakes_the_worker_at_once()
    {
        var row = await Add(Start.AddDays(10));
        await using var service = await Service(Ripen, new() { ["Deadlines:PollInterval"] = "00:10:00" });
        var probe = await Add(Start);
        service.Provider.GetRequiredService<DeadlineWakeUp>().Ring();
        await Patience.Until(async () => (await Load(probe)).Runs == 1, "the bell");
        await Patience.Until(async () =>
        {
            // The worker may still be on its way to sleep; a jump while it is awake is seen by its next query.
            _clock.Advance(TimeSpan.FromDays(10));
            return (await Load(row)).Runs == 1;
        }, "the row that the jump passed");
    }

    /// <summary>Also when it jumps between the worker's last look and its sleep: the clock moves while it is read for the n-th time after the bell.</summary>
    [Test]
    public async Task A_jump_at_any_reading_of_the_clock_is_not_slept_through([Range(1, 7)] int reading)
    {
        var clock = new JumpingClock(Start);
        _clock = clock;
        var row = await Add(Start.AddDays(10));
        await using var service = await Service(Ripen, new() { ["Deadlines:PollInterval"] = "00:10:00" });
        var probe = await Add(Start);
        clock.JumpAt(reading);
        service.Provider.GetRequiredService<DeadlineWakeUp>().Ring();
        await Patience.Until(async () => (await Load(probe)).Runs == 1, "the bell");
        await Patience.Until(async () => (await Load(row)).Runs == 1, "the row that the jump passed", TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_row_that_throws_is_rolled_back_and_holds_up_no_other()
    {
        var bad = await Add(Start.AddMinutes(-5));
        var good = new List<Guid>();
        for (var i = 0; i < 7; i++) good.Add(await Add(Start.AddMinutes(-4)));
        var tries = 0;
        await using var service = await Service(async (provider, id, now, cancel) =>
        {
            await Ripen(provider, id, now, cancel);
            if (id == bad && Interlocked.Increment(ref tries) > 0) throw new InvalidOperationException("worm-eaten");
        }, new() { ["Deadlines:Batch"] = "2" });
        foreach (var id in good) await Patience.Until(async () => (await Load(id)).Runs == 1, "the good rows");
        await Patience.Until(() => Volatile.Read(ref tries) >= 2, "another try of the bad row");
        Assert.That((await Load(bad)).Runs, Is.Zero);
    }

    [Test]
    public async Task A_row_that_goes_on_throwing_is_seen_by_who_watches_until_it_runs()
    {
        var bad = await Add(Start.AddMinutes(-5));
        var mended = 0;
        await using var service = await Service(async (provider, id, now, cancel) =>
        {
            if (Volatile.Read(ref mended) == 0) throw new InvalidOperationException("worm-eaten");
            await Ripen(provider, id, now, cancel);
        }, new() { ["Deadlines:AlarmAfter"] = "00:00:00.5" });
        var health = service.Provider.GetRequiredService<HealthCheckService>();
        async Task<HealthStatus> Deadlines() => (await health.CheckHealthAsync(r => r.Name == "deadlines")).Status;
        await Patience.Until(async () => await Deadlines() == HealthStatus.Degraded, "the alarm");
        Volatile.Write(ref mended, 1);
        await Patience.Until(async () => await Deadlines() == HealthStatus.Healthy, "the all-clear");
        Assert.That((await Load(bad)).Runs, Is.EqualTo(1));
    }

    [Test]
    public void A_row_that_another_instance_ran_is_no_longer_counted()
    {
        var clock = new FakeTimeProvider(Start);
        var held = new DeadlineBackOff(new InfrastructureClock(clock), TimeSpan.FromMinutes(5));
        int Failing() => held.Failing(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(61));
        var row = NewId.NextGuid();
        for (var tries = 0; tries < 7; tries++) clock.Advance(held.Add("Ripening", row));
        Assert.That(Failing(), Is.EqualTo(1), "two minutes of tries");
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(Failing(), Is.EqualTo(1), "its turn may still come");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Failing(), Is.Zero);
        Assert.That(held.Add("Ripening", row), Is.EqualTo(TimeSpan.FromSeconds(1)), "and begins anew");
    }

    [Test]
    public async Task Two_instances_at_once_run_each_row_once()
    {
        var rows = new List<Guid>();
        for (var i = 0; i < 60; i++) rows.Add(await Add(Start));
        await using var first = await Service(Ripen);
        await using var second = await Service(Ripen);
        foreach (var id in rows) await Patience.Until(async () => (await Load(id)).Runs > 0, "all rows");
        foreach (var id in rows) Assert.That((await Load(id)).Runs, Is.EqualTo(1));
    }

    [Test]
    public async Task What_becomes_due_by_its_own_run_runs_next_and_what_is_always_due_does_not_spin()
    {
        var twice = await Add(Start);
        var always = await Add(Start);
        await using var service = await Service((provider, id, now, cancel) => RipenUntil(provider, id, now, row => id == always || row.Runs == 0 ? now : null, cancel),
            new() { ["Deadlines:PollInterval"] = "00:10:00" });
        await Patience.Until(async () => (await Load(twice)).Runs == 2, "the second run");
        await Patience.Until(async () => (await Load(always)).Runs >= 20, "as many runs as one sweep allows");
        await Task.Delay(300);
        Assert.That((await Load(always)).Runs, Is.EqualTo(20));
    }

    Task<ServiceForTests> Service(Func<IServiceProvider, Guid, DateTimeOffset, CancellationToken, Task> run, Dictionary<string, string?>? settings = null) =>
        ServiceForTests.Start(new ServiceModule
        {
            Name = "orchard",
            Assembly = typeof(DeadlineTests).Assembly,
            Routes = _ => { },
            Deadlines = [new DeadlineSource("Ripening", run)]
        }, _database, NoBroker, settings, _clock);

    static Task Ripen(IServiceProvider provider, Guid id, DateTimeOffset now, CancellationToken cancel) => RipenUntil(provider, id, now, _ => null, cancel);

    static async Task RipenUntil(IServiceProvider provider, Guid id, DateTimeOffset now, Func<Fruit, DateTimeOffset?> next, CancellationToken cancel)
    {
        var session = provider.GetRequiredService<SqlSession>();
        Assert.That(provider.GetRequiredService<Moment>().Now, Is.EqualTo(now));
        var fruit = (await session.Find<Fruit>("SELECT * FROM [Ripening] WHERE [Id] = @id", new { id }, cancel))!;
        await session.Save("UPDATE [Ripening] SET [Runs] = @Runs, [DueAt] = @DueAt, [LastRunAt] = @LastRunAt, [Version] = @Version + 1 WHERE [Id] = @Id AND [Version] = @Version",
            new { fruit.Id, fruit.Version, Runs = fruit.Runs + 1, DueAt = next(fruit), LastRunAt = now }, cancel);
    }

    async Task<Guid> Add(DateTimeOffset dueAt)
    {
        var id = NewId.NextGuid();
        await using var session = _database.Session();
        await session.Execute("INSERT INTO [Ripening] ([Id], [Version], [DueAt], [Runs]) VALUES (@id, 1, @dueAt, 0)", new { id, dueAt });
        return id;
    }

    async Task<Fruit> Load(Guid id)
    {
        await using var session = _database.Session();
        return (await session.Find<Fruit>("SELECT * FROM [Ripening] WHERE [Id] = @id", new { id }))!;
    }

    sealed class JumpingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        int _left;

        public void JumpAt(int reading) => Interlocked.Exchange(ref _left, reading);

        public override DateTimeOffset GetUtcNow()
        {
            if (Volatile.Read(ref _left) > 0 && Interlocked.Decrement(ref _left) == 0) Advance(TimeSpan.FromDays(10));
            return base.GetUtcNow();
        }
    }

    sealed class Fruit
    {
        public Guid Id { get; init; }
        public int Version { get; init; }
        public int Runs { get; init; }
        public DateTimeOffset? LastRunAt { get; init; }
    }
}
