using System.Data.Common;
using System.Diagnostics;
using Dapper;

namespace Challenges.Shared.Database;

/// <summary>
/// The unit of work of one scope: one connection, at most one transaction, shared by domain rows, inbox and outbox.
/// Reads open no transaction. Every text is in the common subset of SQLite and SQL Server. The connection is opened by the first command
/// and serves one command at a time: <c>Task.WhenAll</c> over one session is refused.
/// </summary>
public sealed class SqlSession(SqlDialect dialect) : IAsyncDisposable, IDisposable
{
    readonly HashSet<Action> _afterCommit = [];
    DbConnection? _connection;
    DbTransaction? _transaction;
    IDisposable? _turn;
    int _busy;

    public SqlDialect Dialect { get; } = dialect;

    public bool InTransaction => _transaction is not null;

    public async Task Begin(CancellationToken cancel = default)
    {
        if (InTransaction) throw new InvalidOperationException("A transaction is already open in this scope.");
        var connection = await Open(cancel);
        var turn = await Dialect.WriterTurn(cancel);
        try
        {
            _transaction = await Dialect.Begin(connection, cancel);
            _turn = turn;
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>Cancellation is heeded before the commit, never during it: afterwards nobody could say whether it happened.</summary>
    public async Task Commit(CancellationToken cancel = default)
    {
        var transaction = _transaction ?? throw new InvalidOperationException("No transaction is open.");
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        var actions = _afterCommit.ToArray();
        await End(transaction);
        foreach (var action in actions) action();
    }

    public Task Rollback() => _transaction is { } transaction ? End(transaction) : Task.CompletedTask;

    /// <summary>Runs <paramref name="action"/> once after this transaction has committed; a rollback forgets it.</summary>
    public void AfterCommit(Action action)
    {
        if (!InTransaction) throw new InvalidOperationException("No transaction is open.");
        _afterCommit.Add(action);
    }

    public Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null, CancellationToken cancel = default) =>
        Run<IReadOnlyList<T>>(sql, parameters, async (connection, command) => (await connection.QueryAsync<T>(command)).AsList(), cancel);

    /// <summary>The only row, or null when there is none.</summary>
    public Task<T?> Find<T>(string sql, object? parameters = null, CancellationToken cancel = default) =>
        Run(sql, parameters, (connection, command) => connection.QuerySingleOrDefaultAsync<T?>(command), cancel);

    /// <summary>Number of rows that changed.</summary>
    public async Task<int> Execute(string sql, object? parameters = null, CancellationToken cancel = default)
    {
        using var turn = InTransaction ? null : await Dialect.WriterTurn(cancel);
        return await Run(sql, parameters, (connection, command) => connection.ExecuteAsync(command), cancel);
    }

    /// <summary>
    /// Runs an INSERT or UPDATE whose WHERE names the expected version; throws <see cref="StaleVersionException"/> when it changed no row (409, or 412 where If-Match was given).
    /// </summary>
    public async Task Save(string sql, object parameters, CancellationToken cancel = default)
    {
        if (await Execute(sql, parameters, cancel) == 0) throw new StaleVersionException();
    }

    public async ValueTask DisposeAsync()
    {
        await Rollback();
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    async Task<T> Run<T>(string sql, object? parameters, Func<DbConnection, CommandDefinition, Task<T>> work, CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException("This session is running another command; await one before the next, or use one scope for each.");
        using var activity = SqlTraces.Start(Dialect, sql);
        try
        {
            return await work(await Open(cancel), new CommandDefinition(sql, parameters, _transaction, cancellationToken: cancel));
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    async Task<DbConnection> Open(CancellationToken cancel)
    {
        if (_connection is { } open) return open;
        var connection = Dialect.Connect();
        try
        {
            await connection.OpenAsync(cancel);
            await Dialect.Prepare(connection, cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        return _connection = connection;
    }

    async Task End(DbTransaction transaction)
    {
        _transaction = null;
        _afterCommit.Clear();
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            _turn?.Dispose();
            _turn = null;
        }
    }
}

/// <summary>Somebody saved first.</summary>
public sealed class StaleVersionException() : Exception("The row changed since it was read.");
