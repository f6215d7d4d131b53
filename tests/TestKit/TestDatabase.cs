using System.Reflection;
using Challenges.Shared;
using Challenges.Shared.Database;
using MassTransit;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Challenges.TestKit;

/// <summary>A new, empty database, deleted at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly string? _folder;
    readonly string? _name;

    public TestDatabase(DatabaseKind kind)
    {
        Kind = kind;
        if (kind == DatabaseKind.Sqlite)
        {
            _folder = Directory.CreateTempSubdirectory("challenges-db-").FullName;
            ConnectionString = $"Data Source={Path.Combine(_folder, "test.db")}";
            Dialect = new SqliteDialect(ConnectionString);
        }
        else
        {
            _name = "challenges_test_" + NewId.NextGuid().ToString("N");
            OnServer($"CREATE DATABASE [{_name}]");
            ConnectionString = new SqlConnectionStringBuilder(DatabasesForTests.SqlServer) { InitialCatalog = _name }.ToString();
            Dialect = new SqlServerDialect(ConnectionString);
        }
    }

    /// <summary>On SQL Server when it is configured, otherwise on SQLite.</summary>
    public static TestDatabase Create() => new(DatabasesForTests.SqlServer is null ? DatabaseKind.Sqlite : DatabaseKind.SqlServer);

    public DatabaseKind Kind { get; }
    public string ConnectionString { get; }
    public SqlDialect Dialect { get; }

    /// <summary>The configuration keys that lead a service here.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = Kind.ToString(),
        ["ConnectionStrings:Database"] = ConnectionString
    };

    public SqlSession Session() => new(Dialect);

    /// <summary>Runs Shared's migrations and those of the assembly.</summary>
    public async Task Migrate(Assembly assembly)
    {
        DapperTypes.Register(typeof(SqlSession).Assembly);
        DapperTypes.Register(assembly);
        var module = new ServiceModule { Name = "test", Assembly = assembly, Routes = _ => { } };
        await new Migrator(Dialect, module, NullLogger<Migrator>.Instance).Run();
    }

    public ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
        else
        {
            OnServer($"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]");
        }
        return ValueTask.CompletedTask;
    }

    static void OnServer(string sql)
    {
        using var connection = new SqlConnection(DatabasesForTests.SqlServer);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a name of our own making
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
