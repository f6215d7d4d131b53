using System.Globalization;
using Challenges.Shared.Database;
using Challenges.TestKit;
using CsCheck;

namespace Challenges.Shared.Tests.Database;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class ColumnTests(DatabaseKind kind)
{
    TestDatabase _database = null!;
    SqlSession _session = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(ColumnTests).Assembly);
        _session = _database.Session();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_session is not null) await _session.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    static readonly Gen<Specimen> AnySpecimen =
        from at in Gen.DateTimeOffset.Nullable()
        from day in Gen.DateOnly.Nullable()
        from exact in Gen.Decimal.Nullable()
        from name in Pick<string?>(null, "", "𠮷田 / 王喆", "it's [quoted] \"text\"; --", "  blanks  ", "Ääß", "a\nb")
        from fen in Gen.Long.Nullable()
        from count in Gen.Int.Nullable()
        from open in Gen.Bool.Nullable()
        from state in Pick<SpecimenState?>(null, SpecimenState.Draft, SpecimenState.Published)
        from other in Gen.Guid.Nullable()
        select new Specimen { At = at?.ToUniversalTime(), Day = day, Exact = exact, Name = name, Story = name, Fen = fen, Count = count, IsOpen = open, State = state, Other = other };

    static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Test, NonParallelizable]
    public void Every_value_comes_back_as_it_was_in_every_culture([Values("zh-CN", "de-DE", "ar-SA")] string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            AnySpecimen.Sample(specimen =>
            {
                Specimen.Insert(_session, specimen).GetAwaiter().GetResult();
                return Specimen.Load(_session, specimen.Id).GetAwaiter().GetResult() == specimen;
            }, iter: 60, threads: 1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task A_time_of_another_zone_comes_back_as_the_same_instant_in_UTC()
    {
        var specimen = new Specimen { At = new DateTimeOffset(2026, 9, 30, 23, 59, 59, TimeSpan.FromHours(8)).AddTicks(1234567) };
        await Specimen.Insert(_session, specimen);
        var loaded = await Specimen.Load(_session, specimen.Id);
        Assert.That(loaded!.At, Is.EqualTo(specimen.At));
        Assert.That(loaded.At!.Value.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Times_compare_and_order_as_instants()
    {
        var noon = new DateTimeOffset(2031, 1, 1, 12, 0, 0, TimeSpan.Zero);
        await Specimen.Insert(_session, new Specimen { At = noon.AddTicks(1), Name = "order" });
        await Specimen.Insert(_session, new Specimen { At = noon.ToOffset(TimeSpan.FromHours(8)), Name = "order" });
        await Specimen.Insert(_session, new Specimen { At = noon.AddMilliseconds(-1), Name = "order" });
        var from = await _session.Query<DateTimeOffset>("SELECT [At] FROM [Specimens] WHERE [Name] = 'order' AND [At] >= @noon ORDER BY [At]", new { noon });
        Assert.That(from, Is.EqualTo(new[] { noon, noon.AddTicks(1) }));
    }

    [Test]
    public async Task A_null_in_the_first_row_does_not_spoil_the_rows_after_it()
    {
        var values = new Specimen?[] { new() { Story = "first" }, new() { Story = "first", Exact = 70m, Fen = 70, IsOpen = true, At = DateTimeOffset.UnixEpoch, State = SpecimenState.Draft }, new() { Story = "first", Exact = 70.5m } };
        foreach (var value in values) await Specimen.Insert(_session, value!);
        var rows = await _session.Query<Specimen>($"SELECT {Specimen.Columns} FROM [Specimens] WHERE [Story] = 'first' ORDER BY [Sequence]");
        Assert.That(rows, Is.EqualTo(values));
    }

    [Test]
    public async Task A_single_null_is_null_and_no_row_is_null()
    {
        var specimen = new Specimen();
        await Specimen.Insert(_session, specimen);
        Assert.Multiple(async () =>
        {
            Assert.That(await _session.Find<DateTimeOffset?>("SELECT [At] FROM [Specimens] WHERE [Id] = @Id", specimen), Is.Null);
            Assert.That(await _session.Find<Guid?>("SELECT MAX([Other]) FROM [Specimens] WHERE [Id] = @Id", specimen), Is.Null);
            Assert.That(await _session.Find<Specimen>("SELECT * FROM [Specimens] WHERE [Id] = @Id", new Specimen()), Is.Null);
        });
    }

    [Test]
    public async Task An_id_is_found_alone_and_in_a_list()
    {
        var specimen = new Specimen { Other = Guid.Parse("ABCDEF01-2345-6789-ABCD-EF0123456789") };
        await Specimen.Insert(_session, specimen);
        Assert.Multiple(async () =>
        {
            Assert.That(await Specimen.Load(_session, specimen.Id), Is.EqualTo(specimen));
            Assert.That(await _session.Query<Guid>("SELECT [Other] FROM [Specimens] WHERE [Other] IN @ids", new { ids = new[] { specimen.Other, Guid.Empty } }), Is.EqualTo(new[] { specimen.Other }));
        });
    }
}
