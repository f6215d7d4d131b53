using System.Data.Common;
using Challenges.Award.Deciding;
using Challenges.Award.Reacting;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Storing;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
sealed class StoreTests(DatabaseKind kind)
{
    static readonly CancellationToken Cancel = CancellationToken.None;
    static readonly Recording Nowhere = (_, _, _) => Task.CompletedTask;
    TestDatabase _database = null!;

    [SetUp]
    public async Task Create()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(AwardModule).Assembly);
    }

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task An_award_comes_back_as_it_was_saved([Values] AwardState state)
    {
        await Stored();
        await using var session = _database.Session();
        var store = new AwardStore(session, new FactStore(session), Nowhere);
        var award = Awards.In(state);
        if (award.Version == 1) return;
        await store.Save(award, "officer-1", Given.Morning, Cancel);
        var loaded = (await store.Load(award.ChallengeId, Cancel))!;
        Assert.That((Canonical.Digest(loaded.Record), loaded.Version), Is.EqualTo((Canonical.Digest(award.Record), award.Version)));
        Assert.That(loaded.NextDueAt, Is.EqualTo(award.NextDueAt));
    }

    [Test]
    public async Task A_fact_is_replaced_only_by_a_higher_version()
    {
        await using var session = _database.Session();
        var facts = new FactStore(session);
        var id = Awards.Id(1);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await facts.Keep(id, 2, Given.Terms("QH-2"), Cancel), Is.True);
            Assert.That(await facts.Keep(id, 2, Given.Terms("QH-2b"), Cancel), Is.False);
            Assert.That(await facts.Keep(id, 1, Given.Terms("QH-1"), Cancel), Is.False);
            Assert.That((await facts.Load(id, Cancel)).Terms!.Number, Is.EqualTo("QH-2"));
            Assert.That(await facts.Keep(id, 3, Given.Terms("QH-3"), Cancel), Is.True);
            Assert.That((await facts.Load(id, Cancel)).Terms!.Number, Is.EqualTo("QH-3"));
        });
    }

    [Test]
    public async Task Who_saves_second_on_an_old_version_is_refused()
    {
        await Stored();
        await using var session = _database.Session();
        var store = new AwardStore(session, new FactStore(session), Nowhere);
        var (first, second) = ((await store.Load(Given.Number, Cancel))!, (await store.Load(Given.Number, Cancel))!);
        first.Propose(Awards.Id(1), "A4", Given.Text("best"), null, "officer-1", Given.Morning);
        second.Propose(Awards.Id(2), "A4", Given.Text("best"), null, "officer-2", Given.Morning);
        await store.Save(first, "officer-1", Given.Morning, Cancel);
        await Assert.ThatAsync(async () => await store.Save(second, "officer-2", Given.Morning, Cancel), Throws.TypeOf<StaleVersionException>());
        var loaded = (await store.Load(Given.Number, Cancel))!;
        Assert.That((loaded.State, loaded.Standing!.ProposedBy, loaded.Version), Is.EqualTo((AwardState.Proposed, "officer-1", 2)));
    }

    [Test]
    public async Task The_database_itself_refuses_a_second_active_award_of_a_challenge()
    {
        await using var session = _database.Session();
        const string insert = "INSERT INTO [Proposals] ([Id], [ChallengeId], [Code], [Active]) VALUES (@id, @challenge, @code, @active)";
        var challenge = Awards.Id(1);
        await session.Execute(insert, new { id = Awards.Id(2), challenge, code = "A4", active = false });
        await session.Execute(insert, new { id = Awards.Id(3), challenge, code = "A4", active = true });
        await session.Execute(insert, new { id = Awards.Id(4), challenge, code = "A3", active = false });
        var second = await Assert.CatchAsync<DbException>(async () => await session.Execute(insert, new { id = Awards.Id(5), challenge, code = "A3", active = true }));
        Assert.That(session.Dialect.IsUniqueViolation(second!), Is.True);
    }

    [Test]
    public async Task The_database_itself_refuses_a_second_payment_of_a_milestone()
    {
        await using var session = _database.Session();
        const string insert = "INSERT INTO [Payments] ([ChallengeId], [Milestone], [AmountFen], [At]) VALUES (@challenge, 1, 594000000, @at)";
        await session.Execute(insert, new { challenge = Awards.Id(1), at = Given.Morning });
        var second = await Assert.CatchAsync<DbException>(async () => await session.Execute(insert, new { challenge = Awards.Id(1), at = Given.Morning }));
        Assert.That(session.Dialect.IsUniqueViolation(second!), Is.True);
    }

    [Test]
    public async Task An_objection_that_came_between_reading_and_confirming_stops_the_confirmation()
    {
        await Stored();
        await using var session = _database.Session();
        var (store, objections) = (new AwardStore(session, new FactStore(session), Nowhere), new ObjectionStore(session));
        var award = (await store.Load(Given.Number, Cancel))!;
        award.Propose(Awards.Id(1), "A4", Given.Text("best"), null, "officer-1", Given.Morning);
        award = await Saved(store, award);
        award.OpenNotice(Awards.Id(2), "officer-1", null, Given.Settings, Given.Morning);
        award = await Saved(store, award);

        award.Confirm(Given.AfterNotice);
        Assert.That(await objections.File(Awards.Objection(award, arrivedAt: Given.NoticeEnds.AddTicks(-1)), AwardState.InNotice, Cancel), Is.True);
        await Assert.ThatAsync(async () => await store.Save(award, "officer-1", Given.AfterNotice, Cancel), Throws.TypeOf<StaleVersionException>());
        Assert.That((await store.Load(Given.Number, Cancel))!.OpenObjections, Is.EqualTo(1));
    }

    [Test]
    public async Task An_objection_is_not_filed_once_no_notice_runs()
    {
        await Stored();
        await using var session = _database.Session();
        var filed = await new ObjectionStore(session).File(Awards.Objection(Awards.InNotice()), AwardState.InNotice, Cancel);
        Assert.That(filed, Is.False);
    }

    [Test]
    public async Task An_objection_comes_back_as_it_was_filed()
    {
        await Stored();
        await using var session = _database.Session();
        await session.Execute("UPDATE [Awards] SET [State] = 'InNotice'");
        var objection = Awards.Objection(Awards.InNotice(), "person-1") with { Signer = "李𠮷伟", Files = [new("feed log.csv", new('b', 64))] };
        var objections = new ObjectionStore(session);
        await objections.File(objection, AwardState.InNotice, Cancel);
        var loaded = (await objections.Load(objection.Id, Cancel))!;
        Assert.That(Canonical.Digest(loaded), Is.EqualTo(Canonical.Digest(objection)));
        Assert.That(await objections.Of(objection.ChallengeId, Cancel), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Own_objections_come_newest_first_and_those_of_an_older_version_are_among_them()
    {
        await Stored();
        await using var session = _database.Session();
        await session.Execute("UPDATE [Awards] SET [State] = 'InNotice'");
        var (objections, first) = (new ObjectionStore(session), Awards.Objection(Awards.InNotice(), "person-1"));
        foreach (var objection in new[] { first, first with { Id = Awards.Id(10), ArrivedAt = first.ArrivedAt.AddHours(1) }, first with { Id = Awards.Id(11), FiledBy = "person-2" }, first with { Id = Awards.Id(12), FiledBy = null } })
            await objections.File(objection, AwardState.InNotice, Cancel);
        await session.Execute("UPDATE [Objections] SET [FiledBy] = NULL");
        Assert.That(await objections.FiledBy("person-1", 100, Cancel), Is.Empty);
        Assert.That((await objections.FillFilers(3, Cancel), await objections.FillFilers(3, Cancel), await objections.FillFilers(3, Cancel)), Is.EqualTo((3, 1, 0)));
        async Task<IEnumerable<Guid>> Own(string person, int size) => (await objections.FiledBy(person, size, Cancel)).Select(listed => listed.Objection.Id);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Own("person-1", 100), Is.EqualTo(new[] { Awards.Id(10), Awards.Id(9) }));
            Assert.That(await Own("person-1", 1), Is.EqualTo(new[] { Awards.Id(10) }));
            Assert.That(await Own("", 100), Is.Empty);
            Assert.That((await objections.FiledBy("person-2", 100, Cancel)).Single().Number, Is.EqualTo(Given.Number));
        });
    }

    async Task Stored()
    {
        await using var session = _database.Session();
        var given = Given.Facts();
        var facts = new FactStore(session);
        await facts.Keep(given.ChallengeId, 1, given.Terms!, Cancel);
        await facts.Keep(given.Ranking!, Cancel);
        await facts.Keep(Given.Applicants(given.ChallengeId), Cancel);
        foreach (var opened in given.Opened.Values) await facts.Keep(opened, Cancel);
        await new AwardStore(session, facts, Nowhere).Begin(given.ChallengeId, Given.Morning, Cancel);
    }

    static async Task<Award> Saved(AwardStore store, Award award)
    {
        await store.Save(award, "officer-1", Given.Morning, Cancel);
        return (await store.Load(Given.Number, Cancel))!;
    }
}
