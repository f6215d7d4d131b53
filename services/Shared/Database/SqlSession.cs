using System.Data.Common;

namespace Challenges.Shared.Database;

/// <summary>
/// The unit of work of one scope: one connection, at most one transaction, shared by domain rows, inbox and outbox.
/// Reads open no transaction. Every text is in the common subset of SQLite and SQL Server.
/// </summary>
public sealed class SqlSession(SqlDialect dialect) : IAsyncDisposable
{
    public SqlDialect Dialect { get; } = dialect;

    public bool InTransaction => throw new NotImplementedException();

    public Task Begin(CancellationToken cancel = default) => throw new NotImplementedException();

    public Task Commit(CancellationToken cancel = default) => throw new NotImplementedException();

    public Task Rollback() => throw new NotImplementedException();

    public Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>The only row, or null when there is none.</summary>
    public Task<T?> Find<T>(string sql, object? parameters = null, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>Number of rows that changed.</summary>
    public Task<int> Execute(string sql, object? parameters = null, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>
    /// Runs an INSERT or UPDATE whose WHERE names the expected version; throws <see cref="StaleVersionException"/> when it changed no row (409, or 412 where If-Match was given).
    /// </summary>
    public Task Save(string sql, object parameters, CancellationToken cancel = default) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

/// <summary>Somebody saved first.</summary>
public sealed class StaleVersionException() : Exception("The row changed since it was read.");

/// <summary>The whole divergence between the databases.</summary>
public abstract class SqlDialect
{
    public abstract DbConnection Connect();

    /// <summary>True when the exception means that a unique index or primary key holds the value already.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    public abstract bool IsTransient(DbException exception);
}
