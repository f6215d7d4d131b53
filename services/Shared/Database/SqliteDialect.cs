using System.Collections.Concurrent;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Challenges.Shared.Database;

/// <summary>
/// The embedded database: one file, WAL. <c>synchronous=FULL</c>, because in WAL mode NORMAL may lose the last commits when the power fails,
/// and a receipt that an applicant holds must still be in the database afterwards; the benchmark <c>sql</c> shows what it costs.
/// </summary>
public sealed class SqliteDialect : SqlDialect
{
    static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string _connectionString;
    readonly string _file;
    readonly SemaphoreSlim _gate;

    public SqliteDialect(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = (int)Patience.TotalSeconds };
        _file = builder.DataSource = Path.GetFullPath(builder.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        _connectionString = builder.ToString();
        _gate = Gates.GetOrAdd(_file, _ => new SemaphoreSlim(1, 1));
    }

    public override string Name => "sqlite";

    public override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>
    {
        ["id"] = "TEXT",
        ["time"] = "TEXT",
        ["date"] = "TEXT",
        ["text50"] = "TEXT",
        ["text200"] = "TEXT",
        ["text2000"] = "TEXT",
        ["longtext"] = "TEXT",
        ["int"] = "INTEGER",
        ["int64"] = "INTEGER",
        ["flag"] = "INTEGER",
        ["sequence"] = "INTEGER PRIMARY KEY AUTOINCREMENT"
    };

    public override string OutboxClaim => """
        UPDATE [Outbox] SET [LeaseId] = @lease, [LeaseUntil] = @until
        WHERE [Sequence] IN (
            SELECT [Sequence] FROM [Outbox]
            WHERE [NextAttemptAt] <= @now AND ([LeaseUntil] IS NULL OR [LeaseUntil] <= @now)
            ORDER BY [Sequence] LIMIT @count)
        RETURNING *
        """;

    public override DbConnection Connect() => new SqliteConnection(_connectionString);

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 or 2579 };

    public override bool IsTransient(DbException exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 };

    public override UpgradeEngineBuilder Migrations() => DeployChanges.To.SqliteDatabase(_connectionString);

    /// <summary>A lock on a file beside the database, which the system drops when the process dies; WAL, which the file remembers, is set under it.</summary>
    public override async Task<IAsyncDisposable> LockMigrations(CancellationToken cancel)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var file = new FileStream(_file + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                await using var connection = Connect();
                await connection.OpenAsync(cancel);
                await Run(connection, "PRAGMA journal_mode=WAL", cancel);
                return file;
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    // Begins with BEGIN IMMEDIATE: a transaction that reads first and writes later would be refused at once, whatever the time-out.
    internal override async ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);

    internal override Task Prepare(DbConnection connection, CancellationToken cancel) =>
        Run(connection, "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL", cancel);

    /// <summary>Writers of this process queue here, in turn and without holding a thread; SQLite's own waiting is polling, and unfair.</summary>
    internal override async ValueTask<IDisposable?> WriterTurn(CancellationToken cancel)
    {
        if (!await _gate.WaitAsync(Patience, cancel))
            throw new TimeoutException($"No turn to write to {Path.GetFileName(_file)} within {Patience.TotalSeconds} s; is a transaction left open?");
        return new Turn(_gate);
    }

    static async Task Run(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
