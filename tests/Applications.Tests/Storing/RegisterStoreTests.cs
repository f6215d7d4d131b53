using Challenges.Applications.Registering;
using Challenges.Applications.Sealing;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Applications.Tests.Storing;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
public sealed class RegisterStoreTests(DatabaseKind kind)
{
    static readonly CancellationToken None = CancellationToken.None;
    static readonly DateOnly Day = new(2022, 12, 19);
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

    static RegisterImport Import(string register, int ordinal, int rows) => new()
    {
        Id = NewId.NextGuid(),
        Department = "d",
        Register = register,
        Ordinal = ordinal,
        Sha256 = new string('a', 64),
        FileRows = rows,
        ImportedBy = "o",
        ImportedAt = Samples.Open
    };

    [Test]
    public async Task The_last_import_of_a_register_stands_and_a_person_may_be_looked_for_among_thousands()
    {
        await using var session = _database.Session();
        var store = new RegisterStore(session);
        IntegrityEntry Entry(string subject) => new(2, SubjectType.Person, subject, "=kind", Day, null, "s");
        await store.Replace(Import("integrity", 1, 1), [Entry("p-old")], None);
        await store.Replace(Import("integrity", 2, 2), [Entry("p-1"), new(3, SubjectType.Organisation, "p-1", "of a unit", Day, Day, "s")], None);
        var found = await store.Integrity("d", [.. Enumerable.Range(0, 1_200).Select(i => $"p-{i}"), "p-old"], None);
        Assert.That(found.Select(g => g.Key), Is.EquivalentTo(new[] { (SubjectType.Person, "p-1"), (SubjectType.Organisation, "p-1") }));
        Assert.That(found[(SubjectType.Person, "p-1")].Select(f => (f.Kind, f.From, f.Until)), Is.EqualTo(new[] { ("=kind", Day, (DateOnly?)null) }));
        Assert.That((await store.Standing("d", "integrity", None))!.Ordinal, Is.EqualTo(2));
        Assert.That(await store.Integrity("other", ["p-1"], None), Is.Empty);
    }

    [Test]
    public async Task Projects_count_while_they_run_for_lead_and_members()
    {
        await using var session = _database.Session();
        var store = new RegisterStore(session);
        ProjectEntry Entry(string project, string lead, DateOnly from, DateOnly? until, params string[] members) => new(2, project, "org", lead, members, from, until, "s");
        await store.Replace(Import("projects", 1, 4),
        [
            Entry("A", "l-1", Day, null, "m-1", "l-1"), Entry("B", "l-1", Day.AddDays(-9), Day), Entry("C", "l-1", Day.AddDays(1), null), Entry("D", "m-1", Day.AddDays(-9), Day.AddDays(-1))
        ], None);
        var running = await store.Running("d", ["l-1", "m-1", "nobody"], Day, None);
        Assert.That(running, Is.EquivalentTo(new Dictionary<string, (int, int)> { ["l-1"] = (2, 2), ["m-1"] = (0, 1) }));
    }

    [Test]
    public async Task The_latest_statement_up_to_the_day_counts()
    {
        await using var session = _database.Session();
        var store = new RegisterStore(session);
        foreach (var day in new[] { -3, 2, -9 }) await store.State("s", "integrity", Day.AddDays(day), "o", Samples.Open, None);
        Assert.That(await store.Statements("s", Day, None), Is.EqualTo(new[] { new RegisterAsOf("integrity", Day.AddDays(-3)) }));
    }

    [Test]
    public async Task Ties_are_followed_through_the_stored_register()
    {
        await using var session = _database.Session();
        var store = new OrganisationStore(session);
        OrganisationRegistered Told(string id, int version, string[] aliases, string[] parents) => new() { Id = id, Version = version, At = Samples.Open, Name = id, Aliases = aliases, Parents = parents };
        await store.Take(Told("owner", 2, ["owner-old"], ["group"]), None);
        await store.Take(Told("owner", 1, [], ["stale"]), None);
        await store.Take(Told("child", 1, [], ["owner-old", "owner-old"]), None);
        var related = await store.RelatedTo(Samples.Terms() with { OwnerOrganisation = "owner", OwnerAffiliates = [] }, None);
        Assert.That(new[] { "owner", "owner-old", "group", "child", "stale" }.Where(o => related.ChainTo(o) is not null), Is.EqualTo(new[] { "owner", "owner-old", "group", "child" }));
        Assert.That(await store.Known(["owner", "owner-old", "group", "child"], None), Is.EquivalentTo(new[] { "owner", "owner-old", "child" }), "a parent that was only named is not registered");
    }

    [Test]
    public async Task A_person_is_held_by_other_applications_until_they_are_refused_lost_or_ended()
    {
        await using var session = _database.Session();
        var (intakes, sets, loads) = (new IntakeStore(session), new SealedSetStore(session, _vault), new LoadStore(session, _vault));
        var seen = NewId.NextGuid();
        async Task<(int, int)> Held(string person = "p-1") => (await loads.Held(seen, null, [person], None)).GetValueOrDefault(person);
        Assert.That(await Held(), Is.EqualTo((0, 0)));
        var (intake, candidate) = await Sealed(session, "L-1", "p-1");
        Assert.That((await Held(), await Held("m-p-1")), Is.EqualTo(((1, 1), (0, 1))));
        Assert.That(await loads.Held(intake.ChallengeId, candidate.Code, ["p-1"], None), Is.Empty, "not by itself");
        await sets.Save(intake.ChallengeId, candidate with { Admission = Admission.Refused, FailedRule = "R09" }, None);
        Assert.That(await Held(), Is.EqualTo((0, 0)));
        await sets.Save(intake.ChallengeId, candidate, None);
        intake.TakeAward(1, ["ZZZZ-9999"]);
        await intakes.Save(intake, None);
        Assert.That(await Held(), Is.EqualTo((0, 0)), "another won");
        await sets.Award(intake.ChallengeId, [candidate.Code], None);
        Assert.That(await Held(), Is.EqualTo((1, 1)), "its project runs");
        await intakes.End(intake.ChallengeId, Samples.Due, None);
        Assert.That(await Held(), Is.EqualTo((0, 0)), "and is closed");
    }

    [Test]
    public async Task A_correction_stands_in_for_what_was_sealed_and_findings_come_back()
    {
        await using var session = _database.Session();
        var (sets, filings) = (new SealedSetStore(session, _vault), new FilingStore(session, _vault));
        var (intake, candidate) = await Sealed(session, "L-2", "p-c");
        var filed = (await filings.OpenedOf(candidate.ApplicationId, None))!;
        using var key = new Filing.ReceiptKey(Filing.ReceiptKey.NewPrivateKey());
        var document = filed.Document with { Content = filed.Document.Content with { People = [] }, Correction = 1, Corrects = filed.Receipt.Receipt.Digest };
        await filings.Correct(candidate.ApplicationId, intake.ChallengeId, 1, document, key.Sign(filed.Receipt.Receipt with { Digest = document.Digest() }), None);
        CheckFinding finding = new() { Rule = "R09", Outcome = CheckOutcome.Unknown, Reason = "recordUnknown", At = "people[0]", Mend = ["people"], Evidence = new CheckEvidence { Register = "integrity", AsOf = Day, From = Day }, Clearance = new Clearance(CheckOutcome.Passed, "seen", Samples.Due) };
        await sets.Save(intake.ChallengeId, candidate with { Correction = 1, Findings = [finding] }, None);
        Assert.That((await filings.Opened(intake.ChallengeId, None)).Single().Document.Digest(), Is.EqualTo(document.Digest()));
        Assert.That((await filings.Opened(intake.ChallengeId, None)).Single().Receipt.Receipt.Digest, Is.EqualTo(filed.Receipt.Receipt.Digest));
        Assert.That((await sets.CandidateOf(candidate.ApplicationId, None))!.Findings.Single(), Is.EqualTo(finding).UsingPropertiesComparer());
        await sets.Save(intake.ChallengeId, candidate with { Admission = Admission.ToMend, FailedRule = "R09", DecidedAt = null }, None);
        Assert.That(await sets.RefuseUnmended(intake.ChallengeId, Samples.Due, None), Is.EqualTo(1));
        Assert.That((await sets.Admissions(intake.ChallengeId, None)).Select(a => (a.Code, a.Admission, a.FailedRule)), Is.EqualTo(new[] { (candidate.Code, Admission.Refused, "R09") }));
    }

    [Test]
    public async Task A_defence_comes_back_and_a_stale_version_is_refused()
    {
        await using var session = _database.Session();
        var store = new DefenceStore(session, _vault);
        var defence = new Defence { ApplicationId = NewId.NextGuid(), ChallengeId = NewId.NextGuid(), Code = "AAAA-2222", AskedVersion = 1, Position = 1, Defending = 2, AnswersUntil = Samples.Due, Questions = [new DefenceQuestion { Ordinal = 1, Text = "how?" }] };
        await store.Insert(defence, None);
        Assert.That(await store.Find(defence.ApplicationId, None), Is.EqualTo(defence).UsingPropertiesComparer());
        var written = defence.Write(new DefenceDraft { Answers = [new DraftAnswer(1, "so")] }, Samples.Open);
        Assert.That(await store.Save(written, None), Is.EqualTo(2));
        Assert.That((await store.Find(defence.ApplicationId, None))!.Draft.Answers.Single().Text, Is.EqualTo("so"));
        Assert.That(async () => await store.Save(written, None), Throws.TypeOf<StaleVersionException>());
    }

    /// <summary>A challenge with one application, sealed and admitted.</summary>
    async Task<(Intake Intake, Candidate Candidate)> Sealed(SqlSession session, string number, string person)
    {
        var (intakes, applications, filings) = (new IntakeStore(session), new ApplicationStore(session, _vault), new FilingStore(session, _vault));
        var intake = Samples.Intake(Samples.Terms(number));
        await intakes.Insert(intake, None);
        var application = Samples.Application(intake, Samples.Content() with { People = [new Participant($"m-{person}", "Member")] }, person);
        await applications.TryInsert(application, None);
        using var key = new Filing.ReceiptKey(Filing.ReceiptKey.NewPrivateKey());
        var (document, receipt) = application.Submit(intake, Samples.Open, Samples.Promise, Codes.Random128(), Codes.Random128(), key.KeyId);
        await filings.Insert(application, document, key.Sign(receipt), None);
        intake.CountFiling(ApplicationState.Draft);
        var set = intake.Seal([new StandingFiling(application.Id, 1, document.Digest(), document.Digest())], Codes.Draw, Samples.Due);
        var candidate = Candidate.Of(set.Entries[0], new CheckedApplication(set.Entries[0].Code, Admission.Admitted, null, []), Samples.Due);
        await new SealedSetStore(session, _vault).Insert(intake.ChallengeId, set, [candidate], None);
        await new LoadStore(session, _vault).Insert(intake.ChallengeId, [(candidate.Code, document)], None);
        await intakes.Save(intake, None);
        return (intake, candidate);
    }
}
