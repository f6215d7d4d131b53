using System.Data.Common;
using DbUp.Builder;

namespace Challenges.Shared.Database;

/// <summary>The whole divergence between the databases; every other text is the same for both.</summary>
public abstract class SqlDialect
{
    /// <summary>OpenTelemetry's <c>db.system.name</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the migrations' <c>$token$</c>s stand for.</summary>
    public abstract IReadOnlyDictionary<string, string> ColumnTypes { get; }

    /// <summary>
    /// Takes up to <c>@count</c> outbox rows that are free at <c>@now</c> under <c>@lease</c> until <c>@until</c> and returns them, in no order.
    /// Two deliverers never get the same row while its lease holds.
    /// </summary>
    public abstract string OutboxClaim { get; }

    public abstract DbConnection Connect();

    /// <summary>True when the exception means that a unique index or primary key holds the value already.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>True when the same work may succeed later without any change: a lock, a deadlock, a fail-over, a lost connection.</summary>
    public abstract bool IsTransient(DbException exception);

    /// <summary>Held while migrations run, so that several instances can start at once.</summary>
    public abstract Task<IAsyncDisposable> LockMigrations(CancellationToken cancel);

    public abstract UpgradeEngineBuilder Migrations();

    internal abstract ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken cancel);

    /// <summary>What each connection needs after it was opened.</summary>
    internal virtual Task Prepare(DbConnection connection, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>A turn to write, where the database has one writer at a time; null where it has many.</summary>
    internal virtual ValueTask<IDisposable?> WriterTurn(CancellationToken cancel) => ValueTask.FromResult<IDisposable?>(null);
}
