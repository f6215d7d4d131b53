using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.SqlClient;

namespace Challenges.Shared.Database;

/// <summary>SQL Server 2019 or later, which a department runs in production.</summary>
public sealed class SqlServerDialect : SqlDialect
{
    // Binary, so that comparing and ordering text is the same as in SQLite and does not depend on the server's collation.
    const string Collation = "COLLATE Latin1_General_100_BIN2";

    readonly string _connectionString;

    public SqlServerDialect(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString) { MultipleActiveResultSets = false };
        // Explicit, because the driver's default has changed between versions; a test server with a self-signed certificate names its own choice.
        if (!builder.ShouldSerialize("Encrypt")) builder.Encrypt = SqlConnectionEncryptOption.Mandatory;
        _connectionString = builder.ToString();
    }

    public override string Name => "microsoft.sql_server";

    public override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>
    {
        ["id"] = "UNIQUEIDENTIFIER",
        ["time"] = "DATETIMEOFFSET(7)",
        ["date"] = "DATE",
        ["text50"] = $"NVARCHAR(50) {Collation}",
        ["text200"] = $"NVARCHAR(200) {Collation}",
        ["text2000"] = $"NVARCHAR(2000) {Collation}",
        ["longtext"] = $"NVARCHAR(MAX) {Collation}",
        ["int"] = "INT",
        ["int64"] = "BIGINT",
        ["flag"] = "BIT",
        ["sequence"] = "BIGINT IDENTITY PRIMARY KEY"
    };

    public override string OutboxClaim => """
        UPDATE [Outbox] SET [LeaseId] = @lease, [LeaseUntil] = @until
        OUTPUT inserted.*
        WHERE [Sequence] IN (
            SELECT TOP (@count) [Sequence] FROM [Outbox] WITH (UPDLOCK, READPAST, ROWLOCK)
            WHERE [NextAttemptAt] <= @now AND ([LeaseUntil] IS NULL OR [LeaseUntil] <= @now)
            ORDER BY [Sequence])
        """;

    public override DbConnection Connect() => new SqlConnection(_connectionString);

    public override bool IsUniqueViolation(DbException exception) => exception is SqlException { Number: 2601 or 2627 };

    // Time-out, severed or refused connection, deadlock victim, lock time-out, update conflict, out of memory or workers, fail-over.
    public override bool IsTransient(DbException exception) => exception is SqlException
    {
        Number: -2 or 20 or 64 or 121 or 233 or 701 or 921 or 1204 or 1205 or 1222 or 3935 or 3960 or 4060 or 4221 or 8645 or 8651 or 10053 or 10054 or 10060
            or 10061 or 10928 or 10929 or 40143 or 40197 or 40501 or 40540 or 40613 or 49918 or 49919 or 49920
    };

    public override UpgradeEngineBuilder Migrations() => DeployChanges.To.SqlDatabase(_connectionString);

    /// <summary>An application lock that belongs to a connection, which the server drops with it.</summary>
    public override async Task<IAsyncDisposable> LockMigrations(CancellationToken cancel)
    {
        var connection = Connect();
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 150;
            command.CommandText = """
                DECLARE @result INT;
                EXEC @result = sp_getapplock @Resource = N'challenges-migrations', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 120000;
                SELECT @result;
                """;
            if (await command.ExecuteScalarAsync(cancel) is not (int and >= 0))
                throw new TimeoutException("Another instance has been migrating for more than two minutes.");
            // The pool would keep the session, and with it the lock.
            return new Released(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Named at every begin: a pooled connection keeps the level that its last user set.
    internal override ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken cancel) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);

    sealed class Released(DbConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "EXEC sp_releaseapplock @Resource = N'challenges-migrations', @LockOwner = N'Session';";
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
