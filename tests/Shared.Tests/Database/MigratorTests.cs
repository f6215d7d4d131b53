using System.Reflection;
using System.Text;
using Challenges.Shared.Database;
using Challenges.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Challenges.Shared.Tests.Database;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class MigratorTests(DatabaseKind kind)
{
    static readonly Assembly Tests = typeof(MigratorTests).Assembly;

    [Test]
    public async Task Instances_that_start_at_once_migrate_once_between_them()
    {
        await using var database = new TestDatabase(kind);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Migrate(Tests))));
        await using var session = database.Session();
        var journal = await session.Query<string>("SELECT [ScriptName] FROM [SchemaVersions]");
        Assert.That(journal, Is.EquivalentTo(Migrator.Scripts(typeof(SqlSession).Assembly).Concat(Migrator.Scripts(Tests))));
        Assert.That(await session.Find<long>("SELECT COUNT(*) FROM [Outbox]"), Is.Zero);
    }

    [Test]
    public async Task A_script_that_fails_stops_the_start_names_itself_and_leaves_nothing_of_itself()
    {
        await using var database = new TestDatabase(kind);
        var broken = WithScript("Broken.Migrations.0100_broken.sql", "CREATE TABLE [Half] ([Id] $id$ NOT NULL); INSERT INTO [Nowhere] ([Id]) VALUES (1);");
        var failure = await Assert.ThrowsAsync<MigrationException>(() => Run(database, broken));
        Assert.That(failure!.Message, Does.Contain("0100_broken.sql"));
        await Run(database, WithScript("Repaired.Migrations.0100_repaired.sql", "CREATE TABLE [Half] ([Id] $id$ NOT NULL);"));
    }

    [Test]
    public async Task A_type_that_does_not_exist_stops_the_start()
    {
        await using var database = new TestDatabase(kind);
        await Assert.ThrowsAsync<MigrationException>(() => Run(database, WithScript("Odd.Migrations.0100_odd.sql", "CREATE TABLE [Odd] ([Id] $guid$ NOT NULL);")));
    }

    static Task Run(TestDatabase database, Assembly assembly) => new Migrator(
        database.Dialect, new ServiceModule { Name = "broken", Assembly = assembly, Routes = _ => { } }, NullLogger<Migrator>.Instance).Run();

    static ScriptAssembly WithScript(string name, string text) => new(name, text);

    /// <summary>An assembly that holds nothing but one embedded script.</summary>
    sealed class ScriptAssembly(string name, string text) : Assembly
    {
        public override string FullName => name;
        public override string[] GetManifestResourceNames() => [name];
        public override Stream GetManifestResourceStream(string resource) => new MemoryStream(Encoding.UTF8.GetBytes(text));
    }
}
