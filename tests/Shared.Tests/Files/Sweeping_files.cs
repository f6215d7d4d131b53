using System.Text;
using Challenges.Shared.Database;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Storing;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Challenges.Shared.Tests.Files;

/// <summary>A file whose request died is removed in time, one that was kept never.</summary>
public sealed class Sweeping_files
{
    string _folder = "";
    TestDatabase _database = null!;
    ServiceProvider _services = null!;
    FolderStorage _storage = null!;
    FileSweep _sweep = null!;

    [SetUp]
    public async Task Make_a_database()
    {
        _folder = Directory.CreateTempSubdirectory("sweep").FullName;
        _database = TestDatabase.Create();
        _storage = new FolderStorage(_folder);
        _services = new ServiceCollection().AddScoped(_ => new SqlSession(_database.Dialect)).BuildServiceProvider();
        await _database.Migrate(typeof(Sweeping_files).Assembly);
        _sweep = new FileSweep(_services.GetRequiredService<IServiceScopeFactory>(), _storage, new FileSettings(), NullLogger<FileSweep>.Instance);
    }

    [TearDown]
    public async Task Remove_everything()
    {
        _sweep.Dispose();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task What_a_request_that_died_left_is_removed_once_it_is_old_and_what_was_kept_stays()
    {
        await using var sql = new SqlSession(_database.Dialect);
        var pending = new PendingFiles(sql, _storage);
        var (died, kept) = (await pending.Put(Write, default), await pending.Put(Write, default));
        await sql.Begin();
        await pending.Keep([kept], default);
        await sql.Commit();
        var foreign = FileStorage.NewKey();
        await _storage.Put(foreign, Write, default);

        Assert.That(await _sweep.Sweep(Now.AddHours(-24), default), Is.Zero, "a request may still run");
        Assert.That(await _sweep.Sweep(Now.AddMinutes(1), default), Is.EqualTo(1));
        Assert.That((Exists(died), Exists(kept), Exists(foreign)), Is.EqualTo((false, true, true)), "what was not noted here belongs to somebody else");
        Assert.That(await _sweep.Sweep(Now.AddMinutes(1), default), Is.Zero);
    }

    [Test]
    public async Task A_transaction_that_is_rolled_back_keeps_nothing()
    {
        await using var sql = new SqlSession(_database.Dialect);
        var key = await new PendingFiles(sql, _storage).Put(Write, default);
        await sql.Begin();
        await new PendingFiles(sql, _storage).Keep([key], default);
        await sql.Rollback();
        Assert.That((await _sweep.Sweep(Now.AddMinutes(1), default), Exists(key)), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task A_request_that_the_sweep_overtook_is_refused()
    {
        await using var sql = new SqlSession(_database.Dialect);
        var pending = new PendingFiles(sql, _storage);
        var key = await pending.Put(Write, default);
        await _sweep.Sweep(Now.AddMinutes(1), default);
        await sql.Begin();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => pending.Keep([key], default));
        Assert.That(refused!.Refusal, Is.EqualTo(SharedRefusals.SomebodySavedFirst));
    }

    /// <summary>Requests keep their files while the sweep runs over all of them: of each either the row is kept and the file is there, or the request is refused and the file is gone.</summary>
    [Test]
    public async Task Of_requests_and_sweeps_at_once_no_kept_file_is_missing()
    {
        var requests = Enumerable.Range(0, 40).Select(async _ =>
        {
            await using var sql = new SqlSession(_database.Dialect);
            var pending = new PendingFiles(sql, _storage);
            var key = await pending.Put(Write, default);
            await sql.Begin();
            try
            {
                await pending.Keep([key], default);
                await sql.Commit();
                return (key, Kept: true);
            }
            catch (RefusedException)
            {
                return (key, Kept: false);
            }
        }).ToList();
        var sweeps = Enumerable.Range(0, 4).Select(_ => _sweep.Sweep(Now.AddMinutes(1), default)).ToList();
        var outcomes = await Task.WhenAll(requests);
        await Task.WhenAll(sweeps);
        await _sweep.Sweep(Now.AddMinutes(1), default);
        Assert.That(outcomes.Where(o => o.Kept != Exists(o.key)), Is.Empty);
    }

    [Test]
    public async Task Inside_a_transaction_nothing_is_stored()
    {
        await using var sql = new SqlSession(_database.Dialect);
        await sql.Begin();
        await Assert.ThrowsAsync<InvalidOperationException>(() => new PendingFiles(sql, _storage).Put(Write, default));
    }

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    bool Exists(string key) => Directory.EnumerateFiles(_folder, key, SearchOption.AllDirectories).Any();

    static async Task Write(Stream to, CancellationToken cancel) => await to.WriteAsync(Encoding.UTF8.GetBytes("content"), cancel);
}
