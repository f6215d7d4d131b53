using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using Challenges.Shared.Database;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Benchmarks;

/// <summary>What <see cref="SqlSession"/> costs over bare ADO.NET, and what <c>synchronous=FULL</c> costs over NORMAL on SQLite.</summary>
static class SqlBenchmark
{
    const int Inserts = 2_000;
    const string Text = "INSERT INTO [Shelf] ([Id], [Number], [Text]) VALUES (@Id, @Number, @Text)";

    internal static async Task Run()
    {
        await using var database = TestDatabase.Create();
        await database.Migrate(Assembly.GetExecutingAssembly());
        var rounds = new List<(double Bare, double Session, double BareNormal)>();
        for (var round = 0; round < 6; round++)
        {
            var bare = await Bare(database, "FULL");
            var session = await Session(database);
            var normal = database.Kind == DatabaseKind.Sqlite ? await Bare(database, "NORMAL") : bare;
            if (round > 0) rounds.Add((bare, session, normal));
        }
        Report.Line("insert in its own transaction, bare ADO.NET", Report.Median(rounds.Select(r => r.Bare)), "us");
        Report.Line("insert in its own transaction, SqlSession", Report.Median(rounds.Select(r => r.Session)), "us");
        Report.Line("SqlSession / bare ADO.NET", Report.Median(rounds.Select(r => r.Session / r.Bare)), "");
        if (database.Kind == DatabaseKind.Sqlite) Report.Line("synchronous FULL / NORMAL, bare", Report.Median(rounds.Select(r => r.Bare / r.BareNormal)), "");
    }

    static async Task<double> Bare(TestDatabase database, string synchronous)
    {
        await using var connection = database.Dialect.Connect();
        await connection.OpenAsync();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await using var pragma = connection.CreateCommand();
#pragma warning disable CA2100 // FULL or NORMAL
            pragma.CommandText = $"PRAGMA busy_timeout=10000; PRAGMA synchronous={synchronous}";
#pragma warning restore CA2100
            await pragma.ExecuteNonQueryAsync();
        }
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Inserts; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Text;
            Add(command, "@Id", NewId.NextGuid());
            Add(command, "@Number", i);
            Add(command, "@Text", "a line of text");
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        return watch.Elapsed.TotalMicroseconds / Inserts;
    }

    static async Task<double> Session(TestDatabase database)
    {
        await using var session = database.Session();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Inserts; i++)
        {
            await session.Begin();
            await session.Execute(Text, new { Id = NewId.NextGuid(), Number = i, Text = "a line of text" });
            await session.Commit();
        }
        return watch.Elapsed.TotalMicroseconds / Inserts;
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
