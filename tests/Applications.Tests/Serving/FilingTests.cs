using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Challenges.Applications.Filing;
using Challenges.Contracts.Applications;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

public sealed class FilingTests : ServiceFixture
{
    [Test, Property("Case", "A4")]
    public async Task A_filing_gets_its_receipt_at_once_and_anyone_can_verify_it()
    {
        var competition = await Open();
        var (solver, id, filing) = await competition.File("p-1", "org-1");
        Assert.That((filing.Receipt.Challenge, filing.Receipt.Filing, filing.Receipt.ArrivedAt), Is.EqualTo((competition.Number, 1, Service.Clock.GetUtcNow())));
        var signed = new SignedReceipt(filing.Receipt, filing.Signature);
        Assert.That(await Verify(signed), Is.True);
        foreach (var forged in new[]
        {
            signed with { Receipt = signed.Receipt with { ArrivedAt = signed.Receipt.ArrivedAt.AddTicks(1) } }, signed with { Receipt = signed.Receipt with { Digest = Canonical.Digest(1) } },
            signed with { Receipt = signed.Receipt with { Challenge = "QH-2099-01" } }, signed with { Signature = Convert.ToBase64String(new byte[64]) }, signed with { Signature = "?" }
        }) Assert.That(await Verify(forged), Is.False);

        // With the published key alone, without the service.
        var key = await Service.Anonymous.GetFromJsonAsync<PublishedKey>("/receipts/key", JsonSettings.Web);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key!.PublicKey);
        Assert.That(ecdsa.VerifyData(Canonical.Bytes(filing.Receipt), Convert.FromBase64String(filing.Signature), HashAlgorithmName.SHA256));

        var chain = await solver.GetFromJsonAsync<ReceiptChain>($"/applications/{id}/receipt", JsonSettings.Web);
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chain!.Document))), Is.EqualTo(filing.Receipt.Digest));
        Assert.That(chain.Standing, Is.EqualTo(filing.Receipt.Id));
        Assert.That(chain.Document, Does.Contain(chain.Receipts.Single().Nonce));
    }

    [Test]
    public async Task The_receipt_key_survives_a_restart()
    {
        var competition = await Open();
        var (solver, id, filing) = await competition.File("p-1", "org-1");
        await Service.Restart();
        Assert.That(await Verify(new SignedReceipt(filing.Receipt, filing.Signature)), Is.True);
        Assert.That((await Competition.Read(competition.Solver("p-1", "org-1"), id)).Content.Route, Is.EqualTo(Samples.Content().Route));
        solver.Dispose();
    }

    [Test]
    public async Task All_reasons_against_a_filing_come_in_one_answer()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        await Competition.Save(solver, id, Samples.Content() with { Route = "The leader is a 52-year-old professor with a PhD.", Promise = null, PriceFen = 99_000_000_000, Committed = [new("cell-output", 4m)] });
        var problem = await (await Competition.TrySubmit(solver, id)).ShouldRefuse(Refusals.PedigreeWording);
        var all = ((JsonElement)problem.Facts["problems"]!).EnumerateArray().Select(p => p.GetProperty("code").GetString());
        Assert.That(all, Is.EqualTo(new[] { Refusals.PedigreeWording, Refusals.MustHaveUnanswered, Refusals.PriceOutOfRange, Refusals.PromiseMissing }.Select(r => r.Code)));
        var passages = ((JsonElement)problem.Facts["passages"]!).EnumerateArray().ToList();
        Assert.That(passages, Is.Not.Empty.And.All.Matches<JsonElement>(p => p.GetProperty("field").GetString() == "route" && p.GetProperty("length").GetInt32() > 0));
        Assert.That((await Competition.Read(solver, id)).State, Is.EqualTo("Draft"));
    }

    [Test]
    public async Task An_application_is_in_time_up_to_the_close_and_late_at_it()
    {
        var competition = await Open();
        var (early, late) = (competition.Solver("p-1", "org-1"), competition.Solver("p-2", "org-2"));
        var (earlyId, lateId) = (await competition.Start(early), await competition.Start(late));
        await Competition.Save(early, earlyId);
        await Competition.Save(late, lateId, Samples.Content() with { ContractingOrganisation = "org-2" });
        await Service.MoveTo(competition.Closes.AddTicks(-1));
        Assert.That((await Competition.Submit(early, earlyId)).Receipt.ArrivedAt, Is.EqualTo(competition.Closes.AddTicks(-1)));
        await Service.MoveTo(competition.Closes);
        var problem = await (await Competition.TrySubmit(late, lateId)).ShouldRefuse(Refusals.DeadlineHasPassed);
        Assert.That(problem.Rule, Is.EqualTo("R06"));
        await (await Competition.TryWithdraw(early, earlyId)).ShouldRefuse(Refusals.DeadlineHasPassed);
        await competition.Seal();
        Assert.That((await competition.Opening()).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Counts_are_all_that_others_hear_of_filings()
    {
        var competition = await Open();
        var (one, oneId, _) = await competition.File("p-1", "org-1");
        await competition.File("p-2", "org-2");
        await Competition.Submit(one, oneId); // a replacement changes no count and says nothing
        await (await Competition.TryWithdraw(one, oneId)).ShouldBe(200);
        await Bus.Expect<ApplicationWithdrawn>(m => m.ChallengeId == competition.Id && m.Count == 1);
        await Patience.Until(() => Bus.Received<ApplicationReceived>().Count(m => m.ChallengeId == competition.Id) == 2, "two counts");
        var received = Bus.Received<ApplicationReceived>().Where(m => m.ChallengeId == competition.Id).OrderBy(m => m.Version).ToList();
        Assert.That(received.Select(m => m.Count), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Bus.Received<ApplicationWithdrawn>().Single(m => m.ChallengeId == competition.Id).Version, Is.GreaterThan(received[^1].Version));
        Assert.That(typeof(ApplicationReceived).GetProperties().Select(p => p.Name), Is.SubsetOf(new[] { "ChallengeId", "Version", "At", "Count", "EqualityContract" }));
    }

    [Test]
    public async Task A_withdrawn_application_is_not_sealed_and_stays_with_its_solver()
    {
        var competition = await Open();
        var (solver, id, _) = await competition.File("p-1", "org-1");
        await (await Competition.TryWithdraw(solver, id)).ShouldBe<WithdrawalAnswer>(200);
        await competition.File("p-2", "org-1"); // the organisation is free again
        await competition.Seal();
        var view = await Competition.Read(solver, id);
        Assert.That((view.State, view.Content.Route, view.Code), Is.EqualTo(("Withdrawn", Samples.Content().Route, (string?)null)));
        Assert.That((await competition.Opening()).Count, Is.EqualTo(1));
        await (await solver.GetAsync($"/applications/{id}/inclusion")).ShouldRefuse(Refusals.NotInTheSealedSet);
        Assert.That((await solver.GetFromJsonAsync<ReceiptChain>($"/applications/{id}/receipt", JsonSettings.Web))!.Standing, Is.Null);
    }

    [Test]
    public async Task An_organisation_files_once_whoever_acts_for_it()
    {
        var competition = await Open();
        await competition.File("p-1", "org-1");
        var colleague = competition.Solver("p-2", "org-1");
        var id = await competition.Start(colleague);
        var saved = await Competition.Save(colleague, id);
        Assert.That(saved.Problems.Select(p => p.Code), Is.EqualTo(new[] { Refusals.OnePerSolver.Code }));
        await (await Competition.TrySubmit(colleague, id)).ShouldRefuse(Refusals.OnePerSolver);
    }

    [Test]
    public async Task Naming_a_unit_tells_nobody_whether_that_unit_has_filed()
    {
        var competition = await Open();
        await competition.File("p-1", "org-1");
        var outsider = competition.Solver("p-spy", "org-spy");
        var id = await competition.Start(outsider);
        foreach (var unit in new[] { "org-1", "org-never-seen" })
        {
            var saved = await Competition.Save(outsider, id, Samples.Content() with { ContractingOrganisation = unit });
            Assert.That(saved.Problems, Is.Empty);
        }
    }

    [Test]
    public async Task A_filing_sent_twice_with_the_same_key_is_one_filing()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        var version = (await Competition.Save(solver, id)).Version;
        var first = await (await solver.Post($"/applications/{id}/submit", version: version, key: "file-1")).ShouldBe<FilingAnswer>(200);
        var again = await (await solver.Post($"/applications/{id}/submit", version: version, key: "file-1")).ShouldBe<FilingAnswer>(200);
        Assert.That(again, Is.EqualTo(first));
        Assert.That((await Competition.Read(solver, id)).Filed!.Filing, Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_filed_is_what_the_solver_has_read()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        var version = (await Competition.Save(solver, id)).Version;
        await Competition.Save(solver, id, Samples.Content() with { PriceFen = 1 });
        await (await solver.Post($"/applications/{id}/submit", version: version)).ShouldRefuse(SharedRefusals.VersionDiffers);
    }

    [Test, Property("Case", "F92")]
    public async Task An_amendment_asks_for_confirmation_and_filing_again_confirms()
    {
        var competition = await Competition.Open(Service, Bus, t => t with { Policy = t.Policy with { UnconfirmedApplications = "open-as-filed" } });
        var (solver, id, _) = await competition.File("p-1", "org-1");
        var (silent, silentId, _) = await competition.File("p-2", "org-2");
        await competition.Publish(Samples.AmendedEvent(competition.Id, competition.Terms, 4, reconfirm: true), i => i.TermsVersion == 4);
        var view = await Competition.Read(solver, id);
        Assert.That((view.State, view.NeedsReconfirmation), Is.EqualTo(("ToReconfirm", true)));
        Assert.That((await Competition.Submit(solver, id)).Receipt.TermsVersion, Is.EqualTo(4));
        Assert.That((await Competition.Read(solver, id)).State, Is.EqualTo("Filed"));
        await competition.Seal();
        var opened = await competition.Officer().GetFromJsonAsync<Opening.OpenedView>($"/challenges/{competition.Number}/applications", JsonSettings.Web);
        Assert.That(opened!.Applications.ToDictionary(a => a.Code, a => a.NeedsReconfirmation), Is.EquivalentTo(new Dictionary<string, bool>
        {
            [(await Competition.Read(solver, id)).Code!] = false,
            [(await Competition.Read(silent, silentId)).Code!] = true
        }));
    }

    [Test]
    public async Task An_amendment_that_extends_moves_the_close_and_the_sealing()
    {
        var competition = await Open();
        var later = competition.Closes.AddHours(2);
        await competition.Publish(Samples.AmendedEvent(competition.Id, Samples.Terms(competition.Number, later), 4, reconfirm: false), i => i.TermsVersion == 4);
        await Service.MoveTo(competition.Due);
        Assert.That((await competition.Opening()).Opened, Is.False);
        await competition.File("p-1", "org-1");
        await Service.MoveTo(later.AddSeconds(60));
        await Patience.Until(async () => (await competition.Opening()).Opened, "the later opening");
        Assert.That((await competition.Opening()).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_cancelled_challenge_is_never_opened_and_its_solvers_see_why()
    {
        var competition = await Open();
        var (solver, id, _) = await competition.File("p-1", "org-1");
        await competition.Publish(new Contracts.Publication.ChallengeCancelled
        {
            ChallengeId = competition.Id,
            Version = 4,
            At = Service.Clock.GetUtcNow(),
            Number = competition.Number,
            Department = Samples.Department,
            Reason = Samples.Words("经费取消", "the budget was cut")
        }, i => i.State == IntakeState.Cancelled);
        var view = await Competition.Read(solver, id);
        Assert.That(view.State, Is.EqualTo("Cancelled"));
        Assert.That(view.Problems.Single().En, Does.Contain("the budget was cut"));
        Assert.That(view.Problems.Single().Zh, Does.Contain("经费取消"));
        await Service.MoveTo(competition.Due);
        Assert.That((await competition.Opening()).Opened, Is.False);
        await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/applications")).ShouldRefuse(Refusals.NothingWasOpened);
        Assert.That(Bus.Received<ApplicationsSealed>().Where(m => m.ChallengeId == competition.Id), Is.Empty);
    }

    [Test]
    public async Task Nobody_reads_what_anothers_solver_filed()
    {
        var competition = await Open();
        var (_, id, _) = await competition.File("p-1", "org-1");
        var other = competition.Solver("p-2", "org-1");
        foreach (var path in new[] { "", "/preview", "/receipt", "/inclusion" })
        {
            Assert.That((await other.GetAsync($"/applications/{id}{path}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
        await (await other.Put($"/applications/{id}", Samples.Content(), 3)).ShouldRefuse(Refusals.NotFound);
        await (await other.Post($"/applications/{id}/submit", version: 3)).ShouldRefuse(Refusals.NotFound);
        await (await other.Post($"/applications/{id}/withdraw", version: 3)).ShouldRefuse(Refusals.NotFound);
    }

    async Task<bool> Verify(SignedReceipt receipt) =>
        (await (await Service.Anonymous.PostAsJsonAsync("/receipts/verify", receipt, JsonSettings.Web)).ShouldBe<Verified>(200)).Genuine;
}
