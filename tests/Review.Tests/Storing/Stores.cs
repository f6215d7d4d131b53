using Challenges.Contracts.Publication;
using Challenges.Review.Defending;
using Challenges.Review.Registering;
using Challenges.Review.Scoring;
using Challenges.Shared.Database;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Storing;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
public sealed class Stores(DatabaseKind kind)
{
    TestDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(ReviewModule).Assembly);
    }

    [OneTimeTearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task A_review_comes_back_as_it_was_saved()
    {
        var review = await Saved();
        await using var sql = _database.Session();
        var again = (await new ReviewStore(sql).Find(review.Id, default))!;
        Assert.Multiple(() =>
        {
            Assert.That(again.Version, Is.EqualTo(review.Version));
            Assert.That(Stored(again.KnownTerms), Is.EqualTo(Stored(review.KnownTerms)));
            Assert.That(Stored(again.Panel), Is.EqualTo(Stored(review.Panel)));
            Assert.That(Stored(again.Ranking), Is.EqualTo(Stored(review.Ranking)));
            Assert.That(Stored(again.Reached), Is.EqualTo(Stored(review.Reached)));
            Assert.That(again.Applications.Select(a => a.Code), Is.EqualTo(Qinghai.Codes));
            Assert.That(again.Applications.Select(a => a.PriceFen), Is.EqualTo(review.Applications.Select(a => a.PriceFen)));
        });
    }

    [Test]
    public async Task Contents_come_back_under_their_codes_and_the_first_under_a_code_stands()
    {
        var review = await Saved();
        await using var sql = _database.Session();
        var contents = new ContentStore(sql);
        await contents.Add(review.Id, "A2", Qinghai.Content("A3"), review.Applications[2].Parties, default);
        Assert.That(Stored(await contents.Of(review.Id, "A2", default)), Is.EqualTo(Stored(Qinghai.Content("A2"))));
        Assert.That((await contents.Of(review.Id, ["A5", "A1", "unknown"], default)).Select(a => (a.Code, a.Content.Route)), Is.EqualTo(new[] { ("A1", "route of A1"), ("A5", "route of A5") }));
    }

    [Test]
    public async Task Of_two_who_read_the_same_version_the_second_is_stale()
    {
        var review = await Saved();
        await using var sql = _database.Session();
        var store = new ReviewStore(sql);
        var (first, second) = ((await store.Find(review.Id, default))!, (await store.Find(review.Id, default))!);
        await store.Save(first, default);
        await Assert.ThrowsAsync<StaleVersionException>(() => store.Save(second, default));
    }

    [Test]
    public async Task Messages_may_begin_a_review_more_than_once()
    {
        await using var sql = _database.Session();
        var store = new ReviewStore(sql);
        var id = NewId.NextGuid();
        await store.BegunOrNew(id, default);
        Assert.That((await store.BegunOrNew(id, default)).Version, Is.Zero);
    }

    [Test]
    public async Task A_locked_sheet_can_not_be_overwritten_even_past_the_rules()
    {
        var review = await Saved();
        await using var sql = _database.Session();
        var sheets = new SheetStore(sql);
        var stored = (await sheets.OfReview(review.Id, default)).Single();
        Assert.That((stored.State, stored.Scores[0].Score, stored.Scores[0].Comment), Is.EqualTo((SheetState.Submitted, (int?)94, "attainment of A1")));
        await Assert.ThrowsAsync<StaleVersionException>(() => sheets.Save(stored, default));
    }

    [Test]
    public async Task Sheets_are_locked_together_and_none_of_them_was_locked_before()
    {
        var review = await Saved(rank: false);
        await using var sql = _database.Session();
        var (sheets, seat, later) = (new SheetStore(sql), review.SeatOf("E1").Id, Qinghai.InReview.AddDays(1));
        var (first, second) = (Qinghai.Sheet(review, "E1", "A2", submit: false), Qinghai.Sheet(review, "E1", "A3", submit: false));
        await sheets.Save(first, default);
        await sheets.Save(second, default);
        await sheets.Submit(seat, [first, second], later, default);
        var stored = (await sheets.OfSeat(seat, default)).Where(s => s.Code != "A1").OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        Assert.That(stored.Select(s => (s.Code, s.State, s.Version, s.SavedAt)), Is.EqualTo(new[] { ("A2", SheetState.Submitted, 2L, (DateTimeOffset?)later), ("A3", SheetState.Submitted, 2L, later) }));
        Assert.That(stored[0].Scores, Is.EqualTo(first.Scores), "as they were saved");
        await Assert.ThrowsAsync<StaleVersionException>(() => sheets.Submit(seat, [second], later, default));
    }

    [Test]
    public async Task One_seat_has_one_sheet_per_application()
    {
        var review = await Saved();
        await using var sql = _database.Session();
        await Assert.ThrowsAsync<StaleVersionException>(() => new SheetStore(sql).Save(Qinghai.Sheet(review, "E1", "A1"), default));
    }

    [Test]
    public async Task The_sheets_of_a_released_seat_are_voided_and_kept()
    {
        var review = await Saved(rank: false);
        review.Recuse(review.SeatOf("E1"), "late", Qinghai.InReview);
        await using var sql = _database.Session();
        await new ReviewStore(sql).Save(review, default);
        Assert.That((await new SheetStore(sql).OfReview(review.Id, default)).Single().Voided, Is.True);
    }

    [Test]
    public async Task The_register_is_paged_by_person_within_one_department()
    {
        await using var sql = _database.Session();
        var store = new ReviewerStore(sql);
        var department = "dept-" + NewId.NextGuid();
        foreach (var person in new[] { "c", "a", "b" })
            await store.Add(new Reviewer { Id = NewId.NextGuid(), Department = department, Person = person, Name = person, Field = "f", Organisation = "o", Relations = [] }, default);
        Assert.That((await store.Page(department, null, "", 2, default)).Select(r => r.Person), Is.EqualTo(new[] { "a", "b" }));
        Assert.That((await store.Page(department, null, "b", 2, default)).Select(r => r.Person), Is.EqualTo(new[] { "c" }));
        Assert.That(await store.Page(department, "another field", "", 2, default), Is.Empty);
        Assert.That(await store.Find("dept-other", "a", default), Is.Null);
    }

    [Test]
    public async Task The_newest_version_of_an_organisation_counts_and_its_owners_are_read_level_by_level()
    {
        await using var sql = _database.Session();
        var store = new OrganisationStore(sql);
        var tag = NewId.NextGuid().ToString("N");
        Assert.That(await store.Keep(Organisation($"{tag}-a", 2, ["alias-1"], [$"{tag}-b"]), default), Is.True);
        Assert.That(await store.Keep(Organisation($"{tag}-a", 1, [], []), default), Is.False, "an older version");
        Assert.That(await store.Keep(Organisation($"{tag}-a", 2, [], []), default), Is.False, "the same again");
        await store.Keep(Organisation($"{tag}-b", 1, [], [$"{tag}-c"]), default);
        await store.Keep(Organisation($"{tag}-c", 1, [], []), default);
        await store.Keep(Organisation($"{tag}-d", 1, [], []), default);
        var graph = await store.Around([$"{tag}-alias-1", null, "个人"], default);
        Assert.That(graph.Known.Select(o => o.Id), Is.EqualTo(new[] { "a", "b", "c" }.Select(x => $"{tag}-{x}".ToUpperInvariant())), "the alias, its organisation and all owners, and nobody else");
        Assert.That((graph.Exists, graph.Same($"{tag}-ALIAS-1") == graph.Same($"{tag}-a"), graph.OwnersOf($"{tag}-a").Count), Is.EqualTo((true, true, 2)));

        OrganisationRegistered Organisation(string id, int version, IReadOnlyList<string> aliases, IReadOnlyList<string> parents) =>
            new() { Id = id, Version = version, At = Qinghai.Published, Name = id, Aliases = [.. aliases.Select(a => $"{tag}-{a}")], Parents = parents };
    }

    [Test]
    public async Task A_second_sheet_is_kept_by_round_and_locked_when_submitted()
    {
        var review = await Saved();
        await using var sql = _database.Session();
        var store = new DefenceSheetStore(sql);
        var sheet = Qinghai.Sheet(review, "E2", "A1");
        await store.Save(sheet, 1, default);
        await store.Save(Qinghai.Sheet(review, "E2", "A1"), 2, default);
        Assert.That((await store.Of(review.Id, default)).Keys, Is.EquivalentTo(new[] { 1, 2 }));
        await Assert.ThrowsAsync<StaleVersionException>(() => store.Save(sheet, 1, default));
        await store.Void(review.SeatOf("E2").Id, "A1", default);
        Assert.That((await store.Of(review.Id, default)).Values.SelectMany(r => r).Select(s => s.Voided), Is.All.True);
    }

    [Test]
    public async Task A_reviewer_from_before_relations_were_asked_for_is_unknown()
    {
        await using var sql = _database.Session();
        var (store, id, department) = (new ReviewerStore(sql), NewId.NextGuid(), "dept-" + NewId.NextGuid());
        await store.Add(new Reviewer { Id = id, Department = department, Person = "old", Name = "old", Field = "f", Organisation = "o", Relations = [] }, default);
        await sql.Execute("UPDATE [Reviewers] SET [RelationsKnown] = NULL WHERE [Id] = @id", new { id });
        Assert.That((await store.Find(department, id, default))!.CanBeDrawn, Is.False);
    }

    [Test]
    public async Task No_invariant_is_broken_by_what_the_stores_wrote()
    {
        await Saved();
        await using var sql = _database.Session();
        foreach (var invariant in Invariants.All) Assert.That(await sql.Query<string>(invariant.Sql), Is.Empty, invariant.Name);
    }

    /// <summary>The demonstration's review with one stored sheet of E1, ranked unless told otherwise.</summary>
    async Task<ChallengeReview> Saved(bool rank = true)
    {
        await using var sql = _database.Session();
        var store = new ReviewStore(sql);
        var made = Qinghai.Declared();
        await store.BegunOrNew(made.Id, default);
        foreach (var application in made.Applications) await new ContentStore(sql).Add(made.Id, application.Code, Qinghai.Content(application.Code), application.Parties, default);
        if (rank) made.Rank(Qinghai.AllSheets(made), Qinghai.InReview);
        await store.Save(made, default);
        await new SheetStore(sql).Save(Qinghai.Sheet(made, "E1", "A1"), default);
        return made;
    }

    static string Stored<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);
}
