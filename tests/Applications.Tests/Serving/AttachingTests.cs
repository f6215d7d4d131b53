using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Challenges.Applications.Attaching;
using Challenges.Applications.Drafting;
using Challenges.Applications.Filing;
using Challenges.Applications.Opening;
using Challenges.Contracts.Applications;
using Challenges.Shared.Database;
using Challenges.Shared.Files;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests.Serving;

[TestFixture, Category("Service")]
public sealed class AttachingTests
{
    BrokerForTests _broker = null!;
    ServiceUnderTest _service = null!;
    TestBus _bus = null!;
    string _folder = "";

    [OneTimeSetUp]
    public async Task StartService()
    {
        _folder = Directory.CreateTempSubdirectory("attachments-").FullName;
        _broker = await BrokerForTests.Start();
        _service = await ServiceUnderTest.Start(ApplicationsModule.Module, broker: _broker,
            settings: new Dictionary<string, string?> { ["Files:Folder"] = _folder, ["Files:MaxBytes"] = "3145728", ["Files:MaxFiles"] = "3" });
        _bus = await TestBus.Connect(_broker);
    }

    [OneTimeTearDown]
    public async Task StopService()
    {
        if (_bus is not null) await _bus.DisposeAsync();
        if (_service is not null) await _service.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TearDown]
    public async Task Nothing_that_must_hold_is_broken() => Assert.That(await _service.BrokenInvariants(), Is.Empty);

    [Test]
    public async Task A_file_comes_back_to_its_solver_as_it_was_sent_and_to_others_without_its_author()
    {
        var (_, solver, id) = await Drafting();
        var sent = Upload.Pdf("The route");
        await (await Upload.Try(solver, id, sent, "张三_方案.pdf")).ShouldBe(201);
        var file = (await Upload.List(solver, id)).Attachments.Single();
        Assert.That((file.Name, file.MediaType, file.Bytes, file.Sha256), Is.EqualTo(("张三_方案.pdf", "application/pdf", (long)sent.Length, Digest(sent))));

        var original = await solver.GetAsync($"/applications/{id}/attachments/{file.Id}");
        Assert.That(await original.Content.ReadAsByteArrayAsync(), Is.EqualTo(sent));
        Assert.That(original.Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo("张三_方案.pdf"));

        var copy = await solver.GetAsync($"/applications/{id}/attachments/{file.Id}/review-copy");
        var bytes = await copy.Content.ReadAsByteArrayAsync();
        Assert.That(Upload.Text(bytes), Does.Not.Contain("Author Secret"));
        Assert.That((Digest(bytes), (long)bytes.Length), Is.EqualTo((file.CopySha256, file.CopyBytes)));
        Assert.That(copy.Content.Headers.ContentDisposition!.ToString(), Does.StartWith("attachment").And.Contain("_PREVIEW_01.pdf").And.Not.Contain("%"));
        Assert.That(copy.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }

    [Test]
    public async Task Own_names_in_the_text_of_a_file_are_pointed_out_in_the_preview()
    {
        var (_, solver, id) = await Drafting();
        await Upload.File(solver, id, "We, the jianghan molten-salt team, did it; Chen Hao leads.");
        var preview = await (await solver.GetAsync($"/applications/{id}/preview")).ShouldBe<BlindPreview>(200);
        var shown = preview.Attachments.Single();
        Assert.That(shown.Sightings.Select(s => (s.Name, s.Where, s.Number)), Is.EquivalentTo(new[] { ("Jianghan molten-salt team", "page", 1), ("Chen Hao", "page", 1) }));
        Assert.That(Digest(await solver.GetByteArrayAsync(shown.Href)), Is.EqualTo(shown.Sha256));
    }

    [Test]
    public async Task A_name_that_the_draft_learns_later_is_pointed_out_too()
    {
        var (_, solver, id) = await Drafting();
        await Upload.File(solver, id, "Wang Wu tends the cell.");
        Assert.That((await (await solver.GetAsync($"/applications/{id}/preview")).ShouldBe<BlindPreview>(200)).Attachments.Single().Sightings, Is.Empty);
        await Competition.Save(solver, id, Samples.Content() with { People = [new Participant("p-9", "Wang Wu")] });
        var sighting = (await (await solver.GetAsync($"/applications/{id}/preview")).ShouldBe<BlindPreview>(200)).Attachments.Single().Sightings.Single();
        Assert.That(sighting, Is.EqualTo(new Sighting("Wang Wu", "page", 1)));
    }

    [Test]
    public async Task A_file_may_be_larger_than_other_requests()
    {
        var (_, solver, id) = await Drafting();
        byte[] picture = [.. Uploads.Picture[..33], .. Chunk(2_500_000), .. Uploads.Picture[33..]];
        await (await Upload.Try(solver, id, picture, "large.png")).ShouldBe(201);
        var file = (await Upload.List(solver, id)).Attachments.Single();
        Assert.That((file.Bytes, file.CopyBytes), Is.EqualTo(((long)picture.Length, 67L)));

        static byte[] Chunk(int length)
        {
            byte[] body = [.. "prVt"u8, .. new byte[length]];
            byte[] chunk = [0, 0, 0, 0, .. body, 0, 0, 0, 0];
            BinaryPrimitives.WriteInt32BigEndian(chunk, length);
            BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.HashToUInt32(body));
            return chunk;
        }
    }

    [Test]
    public async Task The_receipt_covers_original_and_copy()
    {
        var (competition, solver, id) = await Drafting();
        await Upload.File(solver, id);
        var file = (await Upload.List(solver, id)).Attachments.Single();
        var filing = await Competition.Submit(solver, id);
        var chain = await (await solver.GetAsync($"/applications/{id}/receipt")).ShouldBe<ReceiptChain>(200);
        Assert.That(chain.Document, Does.Contain(file.Sha256).And.Contain(file.CopySha256));
        Assert.That(Digest(System.Text.Encoding.UTF8.GetBytes(chain.Document)), Is.EqualTo(filing.Receipt.Digest));
        await competition.Seal();
        await (await solver.GetAsync($"/applications/{id}/inclusion")).ShouldBe<InclusionProof>(200);
    }

    [Test]
    public async Task A_file_that_is_added_after_the_filing_is_filed_only_by_filing_again()
    {
        var (competition, solver, id) = await Drafting();
        await Competition.Submit(solver, id);
        await Upload.File(solver, id);
        Assert.That((await Competition.Read(solver, id)).Filed!.DraftDiffers, Is.True);
        await competition.Seal();
        Assert.That((await Opened(competition)).Content.Attachments, Is.Null);
    }

    [Test, Property("Case", "B29")]
    public async Task The_opening_names_files_neutrally_and_Reviews_link_opens_them_to_one_person_for_minutes()
    {
        var (competition, solver, id) = await Drafting();
        await Upload.File(solver, id);
        await Competition.Submit(solver, id);
        await competition.Seal();
        var opened = await Opened(competition);
        var file = opened.Content.Attachments!.Single();
        Assert.That(file.Name, Is.EqualTo($"{competition.Number}_{opened.Code}_01.pdf"));
        Assert.That(JsonSerializer.Serialize(opened, JsonSettings.Web), Does.Not.Contain("张三").And.Not.Contain("方案").And.Not.Contain(id.ToString()));

        var now = _service.Clock.GetUtcNow();
        var link = CopyLink.Mint(file.Copy, file.LinkKey, "e-1", now);
        var (seated, other) = (Reviewer("e-1"), Reviewer("e-2"));
        var answer = await seated.GetAsync(link);
        Assert.That(Digest(await answer.Content.ReadAsByteArrayAsync()), Is.EqualTo(file.Sha256));
        Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Is.EqualTo(file.Name));
        await (await other.GetAsync(link)).ShouldRefuse(Refusals.NotFound);
        await (await seated.GetAsync($"/review-copies/{file.Copy}")).ShouldRefuse(Refusals.NotFound);
        await (await seated.GetAsync(link.Replace("until=", "until=9", StringComparison.Ordinal))).ShouldRefuse(Refusals.NotFound);
        await (await seated.GetAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'))).ShouldRefuse(Refusals.NotFound);
        await (await seated.GetAsync(CopyLink.Mint(file.Copy, file.LinkKey, "e-1", now - CopyLink.Lifetime))).ShouldRefuse(Refusals.NotFound);
        await (await seated.GetAsync(CopyLink.Mint(new string('a', 32), file.LinkKey, "e-1", now))).ShouldRefuse(Refusals.NotFound);
        await (await solver.GetAsync(link)).ShouldRefuse(SharedRefusals.RoleMayNot);
        await (await _service.Anonymous.GetAsync(link)).ShouldRefuse(SharedRefusals.NotSignedIn);
    }

    [Test]
    public async Task The_department_and_auditors_get_copies_after_the_opening_and_not_before()
    {
        var (competition, solver, id) = await Drafting();
        await Upload.File(solver, id);
        await Competition.Submit(solver, id);
        await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/applications/AAAA-2222/attachments/1")).ShouldRefuse(Refusals.SealedUntilTheClose);
        await competition.Seal();
        var opened = await Opened(competition);
        var list = await competition.Officer().GetFromJsonAsync<OpenedView>($"/challenges/{competition.Number}/applications", JsonSettings.Web);
        var file = list!.Applications.Single().Attachments.Single();
        Assert.That((file.Name, file.Sha256), Is.EqualTo((opened.Content.Attachments![0].Name, opened.Content.Attachments[0].Sha256)));
        Assert.That(JsonSerializer.Serialize(list, JsonSettings.Web), Does.Not.Contain("张三").And.Not.Contain(opened.Content.Attachments[0].LinkKey));
        foreach (var client in new[] { competition.Officer(), competition.Auditor() }) Assert.That(Digest(await client.GetByteArrayAsync(file.Href)), Is.EqualTo(file.Sha256));
        await (await competition.Officer("dept-else").GetAsync(file.Href)).ShouldRefuse(Refusals.NotFound);
        await (await competition.Officer().GetAsync(file.Href[..^1] + "2")).ShouldRefuse(Refusals.NotFound);
        var identity = await (await competition.Auditor().Post($"/challenges/{competition.Number}/identities", new ReadIdentities("a complaint was filed"))).ShouldBe<IdentitiesView>(200);
        Assert.That(identity.Identities.Single().FileNames, Is.EqualTo(new[] { "张三-方案终稿.pdf" }));
    }

    [Test]
    public async Task The_same_request_sent_twice_attaches_once_and_stores_once()
    {
        var (_, solver, id) = await Drafting();
        var (before, key, file) = (Stored(), NewId.NextGuid().ToString(), Upload.Pdf("The route"));
        var first = await (await Upload.Try(solver, id, file, "a.pdf", key)).ShouldBe<AttachedFile>(201);
        var again = await (await Upload.Try(solver, id, file, "a.pdf", key)).ShouldBe<AttachedFile>(201);
        Assert.That(again, Is.EqualTo(first));
        await Patience.Until(() => Stored() == before + 2, "the second pair of files to be removed");
        Assert.That((await Upload.List(solver, id)).Attachments, Has.Count.EqualTo(1));
        await (await Upload.Try(solver, id, Upload.Pdf("Another"), "a.pdf", key)).ShouldRefuse(SharedRefusals.KeyUsedForOtherContent);
        await Patience.Until(() => Stored() == before + 2, "the refused files to be removed");
    }

    [Test]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        var (_, solver, id) = await Drafting();
        var before = Stored();
        await (await Upload.Try(solver, id, "<html>"u8.ToArray(), "plan.pdf")).ShouldRefuse(FileRefusals.KindNotTaken);
        await (await Upload.Try(solver, id, Upload.Pdf("x"), "plan.pdf.exe")).ShouldRefuse(FileRefusals.TwoExtensions);
        await (await Upload.Try(solver, id, [], "plan.pdf")).ShouldRefuse(FileRefusals.Empty);
        var told = await (await Upload.Try(solver, id, new byte[3_145_729], "plan.pdf")).ShouldRefuse(FileRefusals.TooLarge);
        Assert.That(JsonSerializer.Serialize(told, JsonSettings.Web), Does.Contain("3 MiB"));
        await (await solver.SendAsync(Upload.Request(id, new byte[4_000_000], "plan.pdf", chunked: true))).ShouldRefuse(FileRefusals.TooLarge);
        for (var i = 0; i < 3; i++) await Upload.File(solver, id, $"page {i}");
        await (await Upload.Try(solver, id, Upload.Pdf("one more"), "plan.pdf")).ShouldRefuse(FileRefusals.TooMany);
        await Patience.Until(() => Stored() == before + 6, "nothing but the three files and their copies");
        Assert.That((await Upload.List(solver, id)).Attachments, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_file_that_was_never_filed_goes_for_good_and_a_filed_one_stays_with_its_filing()
    {
        var (competition, solver, id) = await Drafting();
        var before = Stored();
        var loose = await Upload.File(solver, id, "loose");
        await (await solver.Delete($"/applications/{id}/attachments/{loose}")).ShouldBe(204);
        await Patience.Until(() => Stored() == before, "both files to be removed");
        await (await solver.GetAsync($"/applications/{id}/attachments/{loose}")).ShouldRefuse(Refusals.NotFound);
        await (await solver.Delete($"/applications/{id}/attachments/{loose}")).ShouldRefuse(Refusals.NotFound);

        var filed = await Upload.File(solver, id, "filed");
        await Competition.Submit(solver, id);
        await (await solver.Delete($"/applications/{id}/attachments/{filed}")).ShouldBe(204);
        await competition.Seal();
        var opened = (await Opened(competition)).Content.Attachments!.Single();
        var copy = await Reviewer("e-1").GetByteArrayAsync(CopyLink.Mint(opened.Copy, opened.LinkKey, "e-1", _service.Clock.GetUtcNow()));
        Assert.That(Digest(copy), Is.EqualTo(opened.Sha256));
    }

    [Test]
    public async Task After_the_close_files_can_be_read_and_not_changed()
    {
        var (competition, solver, id) = await Drafting();
        var file = await Upload.File(solver, id);
        await Competition.Submit(solver, id);
        await _service.MoveTo(competition.Closes);
        await (await Upload.Try(solver, id, Upload.Pdf("late"), "late.pdf")).ShouldRefuse(Refusals.DeadlineHasPassed);
        await (await solver.Delete($"/applications/{id}/attachments/{file}")).ShouldRefuse(Refusals.DeadlineHasPassed);
        await (await solver.GetAsync($"/applications/{id}/attachments/{file}")).ShouldBe(200);
    }

    [Test]
    public async Task Files_of_others_do_not_exist()
    {
        var (competition, solver, id) = await Drafting();
        var file = await Upload.File(solver, id);
        var stranger = competition.Solver("p-stranger");
        foreach (var path in new[] { $"/applications/{id}/attachments", $"/applications/{id}/attachments/{file}", $"/applications/{id}/attachments/{file}/review-copy" })
            await (await stranger.GetAsync(path)).ShouldRefuse(Refusals.NotFound);
        await (await stranger.Delete($"/applications/{id}/attachments/{file}")).ShouldRefuse(Refusals.NotFound);
        await (await Upload.Try(stranger, id, Upload.Pdf("x"), "x.pdf")).ShouldRefuse(Refusals.NotFound);
        var own = await competition.Start(stranger);
        await (await stranger.GetAsync($"/applications/{own}/attachments/{file}")).ShouldRefuse(Refusals.NotFound);
    }

    [Test]
    public async Task Neither_database_nor_storage_shows_a_name_or_a_content()
    {
        var (_, solver, id) = await Drafting();
        await Upload.File(solver, id, "very secret route", "secret-name.pdf");
        var dump = await _service.InScope(async scope =>
        {
            var session = scope.GetRequiredService<SqlSession>();
            var rows = new List<string>();
            foreach (var table in new[] { "Applications", "Attachments", "Idempotency" })
                foreach (IDictionary<string, object?> row in await session.Query<dynamic>($"SELECT * FROM [{table}]")) rows.Add(string.Join('|', row.Values));
            return string.Join('\n', rows);
        });
        Assert.That(dump, Does.Not.Contain("secret").IgnoreCase);
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
            Assert.That(Upload.Text(await File.ReadAllBytesAsync(file)), Does.Not.Contain("secret").And.Not.Contain("%PDF"));
    }

    async Task<(Competition, HttpClient Solver, Guid Application)> Drafting()
    {
        var competition = await Competition.Open(_service, _bus);
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        await Competition.Save(solver, id, Samples.Content() with { ContractingOrganisation = "org-1" });
        return (competition, solver, id);
    }

    async Task<ApplicationOpened> Opened(Competition competition) => await _bus.Expect<ApplicationOpened>(m => m.ChallengeId == competition.Id);

    HttpClient Reviewer(string person) => _service.Client(Tokens.Mint(person, Roles.Reviewer));

    int Stored() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Count();

    static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
