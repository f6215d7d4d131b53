using Challenges.Applications.Sealing;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Storing;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
public sealed class StoreTests(DatabaseKind kind)
{
    static readonly CancellationToken None = CancellationToken.None;
    readonly Vault _vault = new(new byte[32]);
    TestDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(ApplicationsModule).Assembly);
    }

    [OneTimeTearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task An_intake_comes_back_as_it_was_saved()
    {
        await using var session = _database.Session();
        var store = new IntakeStore(session);
        var intake = Samples.Intake(Samples.Terms("S-1"));
        await store.Insert(intake, None);
        intake.TakeTerms(5, Samples.Terms("S-1", Samples.Closes.AddDays(1)), needsReconfirmation: true);
        intake.CountFiling(ApplicationState.Draft);
        await store.Save(intake, None);
        Assert.That(await store.Find("S-1", None), Is.EqualTo(intake).UsingPropertiesComparer());
        Assert.That(await store.Turn(intake.ChallengeId, None), Is.EqualTo(intake).UsingPropertiesComparer());
        Assert.That(await session.Find<DateTimeOffset?>("SELECT [DueAt] FROM [Challenges] WHERE [Id] = @ChallengeId", new { intake.ChallengeId }), Is.EqualTo(Samples.Due.AddDays(1)));
        Assert.That(await store.Turn(Guid.Empty, None), Is.Null);
    }

    [Test]
    public async Task Saving_over_a_newer_version_is_refused()
    {
        await using var session = _database.Session();
        var store = new IntakeStore(session);
        var intake = Samples.Intake(Samples.Terms("S-2"));
        await store.Insert(intake, None);
        var old = await store.Find("S-2", None);
        await store.Save(intake, None);
        Assert.That(async () => await store.Save(old!, None), Throws.TypeOf<StaleVersionException>());
    }

    [Test]
    public async Task An_application_comes_back_to_its_solver_only()
    {
        await using var session = _database.Session();
        var store = new ApplicationStore(session, _vault);
        var intake = Samples.Intake(Samples.Terms("S-3"));
        var application = Samples.Application(intake, person: "p-store");
        Assert.That(await store.TryInsert(application, None));
        Assert.That(await store.TryInsert(Samples.Application(intake, person: "p-store"), None), Is.False);
        Assert.That(await store.Find(application.Id, "p-store", None), Is.EqualTo(application).UsingPropertiesComparer());
        Assert.That(await store.Find(application.Id, "p-other", None), Is.Null);
        application.File(intake);
        Assert.That(await store.Save(application, None), Is.EqualTo(2));
        Assert.That((await store.Mine("p-store", None)).Single().Digest, Is.EqualTo(application.Digest));
        Assert.That(async () => await store.Save(application, None), Throws.TypeOf<StaleVersionException>());
    }

    [Test]
    public async Task An_organisation_is_claimed_by_one_application_and_given_back()
    {
        await using var session = _database.Session();
        var store = new ApplicationStore(session, _vault);
        var intake = Samples.Intake(Samples.Terms("S-4"));
        var (one, two) = (Samples.Application(intake), Samples.Application(intake, person: "p-2"));
        Assert.That(await store.Claim(one, "org-1", None));
        Assert.That(await store.Claim(one, "org-1", None));
        Assert.That(await store.Claim(two, "org-1", None), Is.False);
        Assert.That((await store.IsClaimedByAnother(two, "org-1", None), await store.IsClaimedByAnother(one, "org-1", None)), Is.EqualTo((true, false)));
        Assert.That(await store.Claim(one, null, None));
        Assert.That(await store.Claim(two, "org-1", None));
    }

    [Test, Property("Case", "F95")]
    public async Task Filings_are_kept_when_replaced_and_withdrawn()
    {
        await using var session = _database.Session();
        var (applications, filings, intake) = (new ApplicationStore(session, _vault), new FilingStore(session, _vault), Samples.Intake(Samples.Terms("S-5")));
        var application = Samples.Application(intake, person: "p-filing");
        await applications.TryInsert(application, None);
        using var key = new Filing.ReceiptKey(Filing.ReceiptKey.NewPrivateKey());
        for (var i = 0; i < 2; i++)
        {
            var (document, receipt) = application.Submit(intake, Samples.Open, Samples.Promise, Codes.Random128(), Codes.Random128(), key.KeyId);
            await filings.Insert(application, document, key.Sign(receipt), None);
        }
        await applications.Save(application, None);
        Assert.That((await filings.Standing(intake.ChallengeId, None)).Single().Document.Digest(), Is.EqualTo(application.Digest));
        Assert.That((await filings.Of(application, None)).Select(f => f.Document.Filing), Is.EqualTo(new[] { 1, 2 }));
        application = (await applications.Find(application.Id, "p-filing", None))!;
        application.Withdraw(intake, Samples.Open);
        await applications.Save(application, None);
        Assert.That(await filings.Standing(intake.ChallengeId, None), Is.Empty);
        Assert.That(await filings.Of(application, None), Has.Count.EqualTo(2).And.All.Matches<Filed>(f => key.IsGenuine(f!.Receipt)));
        Assert.That(await filings.Opened(intake.ChallengeId, None), Is.Empty);
    }

    [Test]
    public async Task The_invariants_hold_on_an_empty_database_and_can_be_read()
    {
        await using var session = _database.Session();
        foreach (var invariant in Invariants.All) Assert.That(await session.Query<dynamic>(invariant.Sql), Is.Not.Null, invariant.Name);
    }
}
