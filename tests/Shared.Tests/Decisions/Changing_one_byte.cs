using System.Data.Common;
using System.Text;
using Challenges.Shared.Database;
using Challenges.Shared.Decisions;
using Challenges.TestKit;
using CsCheck;
using MassTransit;

namespace Challenges.Shared.Tests.Decisions;

/// <summary>Flips bits of stored rows: in SQLite of the very bytes, in SQL Server of the characters.</summary>
[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class Changing_one_byte(DatabaseKind kind)
{
    static readonly string[] RecordColumns = ["ChallengeId", "Sequence", "Number", "Actor", "Salt", "Record", "Inputs", "Result", "Hash"];
    static readonly string[] HeadColumns = ["ChallengeId", "Number", "Sequence", "Hash"];
    static readonly Guid Challenge = NewId.NextGuid();

    TestDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(Changing_one_byte).Assembly);
        await using var session = _database.Session();
        foreach (var row in Sums.Chain(Challenge, [1, 2], [3, -4], [5], [])) await new DecisionStore(session).Add(row, default);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    [Test]
    public async Task Nothing_is_named_while_nothing_is_changed()
    {
        await using var session = _database.Session();
        Assert.That((await Verify(session)).Select(v => (v.Sequence, v.Finding)), Is.EqualTo(Enumerable.Range(1, 4).Select(i => ((long)i, Finding.Same))));
    }

    [Test]
    public void The_tables_have_no_column_that_is_not_tried() => Assert.Multiple(() =>
    {
        Assert.That(typeof(DecisionRow).GetProperties().Select(p => p.Name), Is.EquivalentTo(RecordColumns));
        Assert.That(typeof(HeadRow).GetProperties().Select(p => p.Name), Is.EquivalentTo(HeadColumns));
    });

    [Test, Property("Rule", "R28")]
    public void A_change_of_any_byte_of_a_record_names_that_record_and_no_other() =>
        Gen.Select(Gen.Long[1, 4], Gen.Int[0, RecordColumns.Length - 1], Gen.Int[0, 4_000], Gen.Int[0, 7]).Sample((sequence, column, at, bit) =>
        {
            var named = Flipped("DecisionRecords", RecordColumns[column], "[Sequence] = @sequence", sequence, at, bit);
            if (named is not null) Assert.That(named.Order(), Is.EqualTo(new[] { sequence }), $"{RecordColumns[column]} of {sequence}, byte {at}, bit {bit}");
        }, iter: 600, threads: 1);

    [Test]
    public void Every_byte_of_one_whole_row_counts()
    {
        foreach (var column in RecordColumns)
            for (var at = 0; at < (column == "Record" ? 40 : 64); at++)
            {
                var named = Flipped("DecisionRecords", column, "[Sequence] = @sequence", 3, at, at % 8);
                if (named is not null) Assert.That(named.Order(), Is.EqualTo(new[] { 3L }), $"{column}, byte {at}");
            }
    }

    [Test]
    public void A_change_of_any_byte_of_the_head_is_named() =>
        Gen.Select(Gen.Int[0, HeadColumns.Length - 1], Gen.Int[0, 100], Gen.Int[0, 7]).Sample((column, at, bit) =>
            Assert.That(Flipped("DecisionHeads", HeadColumns[column], "[Sequence] <> @sequence", 0, at, bit), Is.Null.Or.Not.Empty, $"{HeadColumns[column]}, byte {at}, bit {bit}"),
            iter: 200, threads: 1);

    /// <summary>Sequences that the verification names after the change, which is taken back; null where the database itself refuses it.</summary>
    HashSet<long>? Flipped(string table, string column, string where, long sequence, int at, int bit) => Task.Run(async () =>
    {
        await using var session = _database.Session();
        await session.Begin();
        try
        {
            await Flip(session, table, column, where, sequence, at, bit);
        }
        catch (DbException e) when (session.Dialect.IsUniqueViolation(e))
        {
            return null;
        }
        return (await Verify(session)).Where(v => v.Finding != Finding.Same).Select(v => Moved(v, column, table, sequence)).ToHashSet();
    }).WaitAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();

    /// <summary>A row whose place was changed is named under its new place too, beside the gap that it left.</summary>
    static long Moved(Verdict v, string column, string table, long sequence) => table == "DecisionRecords" && column == "Sequence" && v.Where == "place" ? sequence : v.Sequence;

    async Task Flip(SqlSession session, string table, string column, string where, long sequence, int at, int bit)
    {
        if (column == "Sequence")
        {
            var number = await session.Find<long>($"SELECT [Sequence] FROM [{table}] WHERE {where}", new { sequence });
            await session.Execute($"UPDATE [{table}] SET [Sequence] = @changed WHERE {where}", new { sequence, changed = number ^ (1L << ((at + bit) % 62)) });
            return;
        }
        var text = (await session.Find<string>($"SELECT [{column}] FROM [{table}] WHERE {where}", new { sequence }))!;
        if (kind == DatabaseKind.Sqlite)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            bytes[at % bytes.Length] ^= (byte)(1 << bit);
            await session.Execute($"UPDATE [{table}] SET [{column}] = CAST(@bytes AS TEXT) WHERE {where}", new { sequence, bytes });
            return;
        }
        var characters = text.ToCharArray();
        characters[at % characters.Length] ^= (char)(1 << bit);
        await session.Execute($"UPDATE [{table}] SET [{column}] = @changed WHERE {where}", new { sequence, changed = new string(characters) });
    }

    static Task<IReadOnlyList<Verdict>> Verify(SqlSession session) =>
        new DecisionVerifier(new DecisionStore(session), Sums.Rules(Sums.First, Sums.Second)).Verify("QH-2022-01", null, default);
}
