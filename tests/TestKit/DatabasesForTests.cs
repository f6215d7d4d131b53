using NUnit.Framework;

namespace Challenges.TestKit;

/// <summary>
/// Fixture source: <c>[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]</c> with a constructor that takes a <see cref="DatabaseKind"/>. The fixture runs on SQLite
/// always, and on SQL Server when <c>CHALLENGES_SQLSERVER</c> holds a connection string that may create databases.
/// </summary>
public static class DatabasesForTests
{
    public const string Variable = "CHALLENGES_SQLSERVER";

    public static string? SqlServer => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    public static IEnumerable<TestFixtureData> All
    {
        get
        {
            yield return new TestFixtureData(DatabaseKind.Sqlite).SetArgDisplayNames("SQLite");
            var sqlServer = new TestFixtureData(DatabaseKind.SqlServer).SetArgDisplayNames("SQL Server");
            yield return SqlServer is null ? sqlServer.Ignore($"{Variable} holds no connection string") : sqlServer;
        }
    }
}

public enum DatabaseKind { Sqlite, SqlServer }
