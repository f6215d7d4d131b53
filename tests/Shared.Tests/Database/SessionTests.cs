using System.Data.Common;
using Challenges.Shared.Database;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Database;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class SessionTests(DatabaseKind kind)
{
    TestDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(SessionTests).Assembly);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    [Test]
    public async Task A_session_that_is_disposed_without_a_commit_leaves_nothing()
    {
        var specimen = new Specimen();
        await using (var session = _database.Session())
        {
            await session.Begin();
            await Specimen.Insert(session, specimen);
            Assert.That(await Specimen.Load(session, specimen.Id), Is.Not.Null, "seen inside");
        }
        Assert.That(await Load(specimen.Id), Is.Null);
    }

    [Test]
    public async Task What_waits_for_the_commit_runs_once_after_it_and_never_after_a_rollback()
    {
        await using var session = _database.Session();
        var calls = 0;
        Action call = () => calls++;
        await session.Begin();
        session.AfterCommit(call);
        await session.Rollback();
        await session.Begin();
        session.AfterCommit(call);
        session.AfterCommit(call);
        Assert.That(calls, Is.Zero);
        await session.Commit();
        await session.Begin();
        await session.Commit();
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_save_is_refused_and_the_first_one_stays()
    {
        var specimen = new Specimen();
        await using var session = _database.Session();
        await Specimen.Insert(session, specimen);
        const string save = "UPDATE [Specimens] SET [Name] = @Name, [Version] = @Version + 1 WHERE [Id] = @Id AND [Version] = @Version";
        await session.Save(save, specimen with { Name = "first" });
        Assert.That(() => session.Save(save, specimen with { Name = "second" }), Throws.TypeOf<StaleVersionException>());
        Assert.That((await Load(specimen.Id))!.Name, Is.EqualTo("first"));
    }

    [Test]
    public async Task A_second_row_with_the_same_key_is_a_unique_violation_and_nothing_else_is()
    {
        var specimen = new Specimen();
        await using var session = _database.Session();
        await Specimen.Insert(session, specimen);
        var twice = await Assert.CatchAsync<DbException>(() => Specimen.Insert(session, specimen));
        var wrong = await Assert.CatchAsync<DbException>(() => session.Execute("INSERT INTO [Specimens] ([Id]) VALUES (NULL)"));
        Assert.Multiple(() =>
        {
            Assert.That(session.Dialect.IsUniqueViolation(twice!), Is.True);
            Assert.That(session.Dialect.IsUniqueViolation(wrong!), Is.False);
            Assert.That(session.Dialect.IsTransient(twice!), Is.False);
        });
    }

    [Test]
    public async Task Two_commands_at_once_on_one_session_are_refused()
    {
        await using var session = _database.Session();
        // The parameter is read while the first command is being run.
        Assert.That(() => session.Find<long>("SELECT @Value", new SecondCommand(session)), Throws.InvalidOperationException.With.Message.Contains("another command"));
        Assert.That(await session.Find<long>("SELECT 1"), Is.EqualTo(1), "the session is free again");
    }

    [Test]
    public async Task Twenty_writers_that_read_first_and_write_later_wait_for_one_another()
    {
        var specimen = new Specimen { Count = 0 };
        await using (var session = _database.Session()) await Specimen.Insert(session, specimen);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            for (var saved = false; !saved;)
            {
                await using var session = _database.Session();
                await session.Begin();
                var current = (await Specimen.Load(session, specimen.Id))!;
                try
                {
                    await session.Save("UPDATE [Specimens] SET [Count] = @Count, [Version] = @Version + 1 WHERE [Id] = @Id AND [Version] = @Version", current with { Count = current.Count + 1 });
                    await session.Commit();
                    saved = true;
                }
                catch (StaleVersionException)
                {
                    // Somebody saved first: read again.
                }
            }
        })));
        Assert.That((await Load(specimen.Id))!.Count, Is.EqualTo(20));
    }

    async Task<Specimen?> Load(Guid id)
    {
        await using var session = _database.Session();
        return await Specimen.Load(session, id);
    }

    sealed class SecondCommand(SqlSession session)
    {
        public long Value => session.Find<long>("SELECT 1").GetAwaiter().GetResult();
    }
}
