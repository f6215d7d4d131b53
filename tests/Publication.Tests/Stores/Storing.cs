using Challenges.Shared.Database;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Publication.Tests.Stores;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
public sealed class Storing(DatabaseKind kind)
{
    TestDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(PublicationModule).Assembly);
    }

    [OneTimeTearDown]
    public ValueTask Delete() => _database.DisposeAsync();

    [Test]
    public async Task A_challenge_comes_back_as_it_was()
    {
        await using var sql = _database.Session();
        var (store, open) = (new ChallengeStore(sql), Given.Open(number: "QH-2022-71"));
        var amended = open.Amend(Given.Officer, new Changes { Reason = Given.Both("延期", "Later"), ClosesAt = Given.Closes + TimeSpan.FromDays(8), BountyFen = 1 }, Given.Now);
        await store.Add(amended, default);
        await store.TakeNumber(amended, default);
        var back = (await store.FindByNumber("QH-2022-71", default))!;
        Assert.That(StoredJson.Write(back), Is.EqualTo(StoredJson.Write(amended)));
        Assert.That(back.Text.Digest(), Is.EqualTo(amended.Text.Digest()));
        Assert.That(await sql.Find<DateTimeOffset?>("SELECT [DueAt] FROM [Challenges] WHERE [Id] = @Id", new { back.Id }), Is.EqualTo(Given.Closes + TimeSpan.FromDays(8)));
    }

    [Test]
    public async Task Of_two_changes_checked_against_the_same_register_one_loses()
    {
        await using var sql = _database.Session();
        var store = new OrganisationStore(sql);
        var (register, changes) = await store.Register(default);
        OrganisationEntry[] first = [new("STORE-1", "甲公司", ["STORE-0"], [], "b")], second = [new("STORE-2", "乙公司", [], [], "b")];
        await store.Save(register.Register(first, Given.Now), changes, default);
        await Assert.ThrowsAsync<StaleVersionException>(() => store.Save(register.Register(second, Given.Now), changes, default));
        var (after, _) = await store.Register(default);
        Assert.That(StoredJson.Write(after.Find("STORE-1")), Is.EqualTo(StoredJson.Write(register.Register(first, Given.Now).Single())));
        Assert.That((await store.List("%甲公%", null, 10, default)).Select(o => o.Id), Is.EqualTo(new[] { "STORE-1" }));
        Assert.That((await store.List(null, "STORE-0", 10, default)).Select(o => o.Id), Is.EqualTo(new[] { "STORE-1" }));
    }

    [Test]
    public async Task Changes_of_the_register_are_listed_newest_first_page_by_page()
    {
        await using var sql = _database.Session();
        var store = new OrganisationStore(sql);
        int[] hours = [2, 1, 3];
        var changes = hours.Select(hour => OrganisationChange.Propose(NewId.NextGuid(), Given.Officer, [new("LISTED-1", "n", [], [], "b")], new OrganisationRegister([]), Given.Now.AddHours(hour))).ToList();
        foreach (var change in changes) await store.Add(change, default);
        await store.Save(changes[1].Refuse(Given.Officer, "r", Given.Now), default);
        var first = await store.Changes(null, null, 1, default);
        var rest = await store.Changes(null, first[0].Id, 5, default);
        Assert.That(first.Concat(rest).Select(c => c.Id), Is.EqualTo(changes.OrderByDescending(c => c.ProposedAt).Select(c => c.Id)));
        Assert.That((await store.Changes(ChangeState.Refused, null, 5, default)).Select(c => c.Reason), Is.EqualTo(new[] { "r" }));
    }

    [Test]
    public async Task Of_two_who_save_the_same_version_one_loses()
    {
        await using var sql = _database.Session();
        var (store, draft) = (new ChallengeStore(sql), Given.Draft());
        await store.Add(draft, default);
        await store.Save(draft.Revise(Given.Text with { BountyFen = 1 }), default);
        await Assert.ThrowsAsync<StaleVersionException>(() => store.Save(draft.Revise(Given.Text with { BountyFen = 2 }), default));
        Assert.That((await store.Find(draft.Id, default))!.Text.BountyFen, Is.EqualTo(1));
    }

    [Test]
    public async Task Drafts_are_listed_newest_first_page_by_page()
    {
        await using var sql = _database.Session();
        var store = new ChallengeStore(sql);
        int[] hours = [3, 1, 5, 2, 4];
        var drafts = hours.Select(hour => Given.Draft(Given.Text with { Department = "paged" }) with { DraftedAt = Given.Now.AddHours(hour) }).ToList();
        foreach (var draft in drafts) await store.Add(draft, default);
        var first = await store.Drafts(null, "paged", null, 2, default);
        var second = await store.Drafts(null, "paged", first[^1].Id, 5, default);
        Assert.That(first.Concat(second).Select(d => d.Id), Is.EqualTo(drafts.OrderByDescending(d => d.DraftedAt).Select(d => d.Id)));
    }

    [Test]
    public async Task A_number_is_taken_once()
    {
        await using var sql = _database.Session();
        var store = new ChallengeStore(sql);
        await store.TakeNumber(Given.Open(number: "QH-2022-72"), default);
        Assert.That((await Assert.ThrowsAsync<Shared.Web.RefusedException>(() => store.TakeNumber(Given.Open(number: "QH-2022-72"), default)))!.Refusal, Is.EqualTo(Refusals.NumberIsTaken));
    }

    [Test]
    public async Task Progress_is_kept_although_the_challenge_is_edited_and_the_other_way_round()
    {
        await using var sql = _database.Session();
        var (store, progress, open) = (new ChallengeStore(sql), new ProgressStore(sql), Given.Open(number: "QH-2022-73"));
        await store.Add(open, default);
        await progress.Take(open.Id, p => p.WithRanking(new StepFact(1, Given.Now)), default);
        await store.Save(open.Amend(Given.Officer, new Changes { Reason = Given.Both("a", "b"), BountyFen = 5 }, Given.Now), default);
        await progress.Take(open.Id, p => p.With(new AwardFact(2, Given.Now, Stage.Notice) { SolverName = "S", NoticeLastDay = new DateOnly(2023, 5, 6) }), default);
        Assert.That((await store.Find(open.Id, default))!.Text.BountyFen, Is.EqualTo(5));
        Assert.That((await progress.Get(open.Id, default)).Find(Stage.Notice)!.NoticeLastDay, Is.EqualTo(new DateOnly(2023, 5, 6)));
        Assert.That(await sql.Find<string>("SELECT [Stage] FROM [Challenges] WHERE [Id] = @Id", new { open.Id }), Is.EqualTo("Notice"));
    }

    [Test]
    public async Task Progress_that_comes_before_the_challenge_is_kept()
    {
        await using var sql = _database.Session();
        var (progress, id) = (new ProgressStore(sql), NewId.NextGuid());
        await progress.Take(id, p => p.With(new CountFact(1, 3)), default);
        Assert.That((await progress.Get(id, default)).Filed, Is.EqualTo(new CountFact(1, 3)));
    }

    [Test]
    public async Task Questions_are_counted_per_challenge()
    {
        await using var sql = _database.Session();
        var (store, challenge) = (new ClarificationStore(sql), NewId.NextGuid());
        Assert.That(await store.NextNumber(challenge, default), Is.EqualTo(1));
        var question = new Clarification { Id = NewId.NextGuid(), ChallengeId = challenge, Number = 1, Version = 1, State = ClarificationState.Asked, Asker = "s", AskedAt = Given.Now, Asked = "？" };
        await store.Add(question, default);
        Assert.That(await store.NextNumber(challenge, default), Is.EqualTo(2));
        await Assert.ThrowsAsync<StaleVersionException>(() => store.Add(question with { Id = NewId.NextGuid() }, default));
        var answered = question with { Version = 2, State = ClarificationState.Drafted, Question = Given.Both("问", "Q"), Answer = Given.Both("答", "A") };
        await store.Save(answered, default);
        Assert.That(await store.Find(challenge, 1, default), Is.EqualTo(answered));
    }

    [Test]
    public async Task Every_invariant_can_be_asked()
    {
        await using var sql = _database.Session();
        foreach (var invariant in Invariants.All) await Assert.DoesNotThrowAsync(() => sql.Query<dynamic>(invariant.Sql), invariant.Name);
        await sql.Execute("INSERT INTO [ChallengeNumbers] ([Number], [ChallengeId]) VALUES ('ZZ-2022-01', @id)", new { id = NewId.NextGuid() });
        Assert.That(await sql.Query<dynamic>(Invariants.All.Single(i => i.Name == "A number belongs to a challenge").Sql), Is.Not.Empty);
    }
}
