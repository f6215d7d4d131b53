using System.Net;
using System.Security.Cryptography;
using Challenges.Award.Browsing;
using Challenges.Award.Objecting;
using Challenges.Contracts.Award;
using Challenges.Contracts.Publication;
using Challenges.Shared.Files.Storing;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

sealed class HttpTests
{
    Marketplace _market = null!;

    [OneTimeSetUp]
    public async Task Open() => _market = await Marketplace.Open();

    [OneTimeTearDown]
    public async Task Close() => await _market.DisposeAsync();

    [Test, Property("Case", "F91"), CancelAfter(60_000)]
    public async Task Two_officers_who_propose_in_the_same_second_make_one_award_and_one_event()
    {
        var (number, id) = await _market.Decidable();
        var answers = await Task.WhenAll(
            _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4")),
            _market.SecondOfficer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4")));
        Assert.That(answers.Select(a => a.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        await (await _market.Officer.Post($"/awards/{number}/notice", new { })).ShouldBe(200);
        await _market.Bus.Expect<NoticeOpened>(e => e.ChallengeId == id);
        Assert.That(_market.Bus.Received<AwardProposed>().Count(e => e.ChallengeId == id), Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_departure_needs_a_second_officer_and_is_announced_only_then()
    {
        var (number, id) = await _market.Decidable();
        var first = await (await _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A3", "nearer to the plant"))).ShouldBe<AwardView>(200);
        Assert.That(first.State, Is.EqualTo("AwaitingSecond"));
        await (await _market.Officer.Post($"/awards/{number}/second", new { agree = true })).ShouldRefuse(Refusals.SecondMustBeAnother);
        await (await _market.SecondOfficer.Post($"/awards/{number}/second", new { agree = true })).ShouldBe(200);
        Assert.That((await _market.Bus.Expect<AwardProposed>(e => e.ChallengeId == id)).FollowsRanking, Is.False);
    }

    [Test, CancelAfter(60_000)]
    public async Task An_upheld_objection_returns_the_award_to_proposal_and_its_signer_reads_the_answer()
    {
        var (number, id) = await _market.InNotice();
        var receipt = await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        await (await _market.Officer.Post($"/objections/{receipt.Id}/decide", new { outcome = "upheld", reasons = Given.Text("The log proves it.") })).ShouldBe(200);
        Assert.That((await _market.Bus.Expect<ObjectionDecided>(e => e.ObjectionId == receipt.Id)).ReturnsToProposal, Is.True);

        var award = await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();
        Assert.That((award.State, award.Proposal, award.RankingLeadsTo), Is.EqualTo(("Deciding", (Proposed?)null, "A3")));
        var notice = await (await _market.Anyone.GetAsync($"/notices/{number}")).ShouldBe<NoticeView>();
        Assert.That((notice.State, notice.ObjectionsDecided.Single().Outcome), Is.EqualTo(("LedBack", "upheld")));

        var own = new HttpRequestMessage(HttpMethod.Get, $"/objections/{receipt.Id}");
        own.Headers.Add("Objection-Key", receipt.Key);
        Assert.That((await (await _market.Anyone.SendAsync(own)).ShouldBe<ObjectionView>(200)).Decided!.Outcome, Is.EqualTo("upheld"));

        // The next proposal is not public before its own notice.
        await (await _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A3"))).ShouldBe(200);
        var seen = await (await _market.Anyone.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();
        Assert.That((seen.State, seen.Proposal!.SolverName), Is.EqualTo(("Deciding", "Solver A4")));
    }

    [Test, CancelAfter(60_000)]
    public async Task Evidence_is_handed_in_by_its_signer_as_it_was_named_and_read_by_those_who_decide()
    {
        var (number, _) = await _market.InNotice();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Uploads.Picture));
        var receipt = await (await _market.Anyone.Post($"/notices/{number}/objections", new
        {
            signer = "Li Wei",
            contact = "0971-000000",
            statement = "The first on paper was passed over.",
            evidence = "The test cell was under-fed: see the photograph.",
            files = new[] { new { name = "photo.png", sha256 = digest } }
        })).ShouldBe<ObjectionReceipt>(201);
        var path = $"/objections/{receipt.Id}/files";

        await (await _market.Anyone.SendAsync(Uploads.Request(path, Uploads.Picture, "photo.png"))).ShouldRefuse(Refusals.ObjectionNotFound);
        await (await _market.Anyone.SendAsync(Signed(Uploads.Request(path, [.. Uploads.Picture, 0], "photo.png")))).ShouldRefuse(Refusals.NotTheFileThatWasNamed);
        await (await _market.Anyone.SendAsync(Signed(Uploads.Request(path, Uploads.Picture, "Li Wei photo.png")))).ShouldBe<ShelvedFileView>(201);

        var own = await _market.Anyone.SendAsync(Signed(new HttpRequestMessage(HttpMethod.Get, $"{path}/{digest}")));
        Assert.That(await own.Content.ReadAsByteArrayAsync(), Is.EqualTo(Uploads.Picture));
        var shown = (await (await _market.Officer.GetAsync(path)).ShouldBe<ShelvedFileList>(200)).Files.Single();
        Assert.That(shown.Name, Is.EqualTo($"{number}-objection_file_01.png"));
        var copy = await _market.Officer.GetByteArrayAsync(shown.Href);
        Assert.That((Convert.ToHexStringLower(SHA256.HashData(copy)), System.Text.Encoding.Latin1.GetString(copy).Contains("Zhang San", StringComparison.Ordinal)), Is.EqualTo((shown.Sha256, false)));
        foreach (var client in new[] { _market.Anyone, _market.Owner, _market.Solver, _market.OtherDepartment })
            await (await client.GetAsync(shown.Href)).ShouldRefuse(Refusals.ObjectionNotFound);

        HttpRequestMessage Signed(HttpRequestMessage request)
        {
            request.Headers.Add("Objection-Key", receipt.Key);
            return request;
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task Who_was_signed_in_finds_the_own_objection_without_its_key_and_nobody_elses()
    {
        var (number, _) = await _market.InNotice();
        var own = await (await _market.OtherSolver.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        var unsigned = await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        async Task<IReadOnlyList<OwnObjection>> Listed(HttpClient client) => [.. (await (await client.GetAsync("/objections/own")).ShouldBe<OwnObjectionList>(200)).Objections.Where(o => o.Number == number)];

        var open = (await Listed(_market.OtherSolver)).Single();
        Assert.That((open.Id, open.About, open.Outcome, open.Overdue, open.AnswerDueAt), Is.EqualTo((own.Id, "award", (string?)null, false, own.AnswerDueAt)));
        await (await _market.OtherSolver.GetAsync($"/objections/{own.Id}")).ShouldBe<ObjectionView>(200);
        await (await _market.OtherSolver.GetAsync($"/objections/{unsigned.Id}")).ShouldRefuse(Refusals.ObjectionNotFound);
        foreach (var client in new[] { _market.Solver, _market.Owner, _market.Officer, _market.Auditor }) Assert.That(await Listed(client), Is.Empty);
        Assert.That((await _market.Anyone.GetAsync("/objections/own")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        await (await _market.Officer.Post($"/objections/{own.Id}/decide", new { outcome = "dismissed", reasons = Given.Text("The log says otherwise.") })).ShouldBe(200);
        Assert.That((await Listed(_market.OtherSolver)).Single().Outcome, Is.EqualTo("dismissed"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Who_objected_is_shown_to_nobody_but_the_officers_the_auditor_and_the_signer()
    {
        var (number, _) = await _market.InNotice();
        var receipt = await (await _market.OtherSolver.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        foreach (var client in new[] { _market.Anyone, _market.Owner, _market.Solver, _market.OtherDepartment })
            await (await client.GetAsync($"/objections/{receipt.Id}")).ShouldRefuse(Refusals.ObjectionNotFound);
        foreach (var client in new[] { _market.Officer, _market.Auditor, _market.OtherSolver })
            Assert.That((await (await client.GetAsync($"/objections/{receipt.Id}")).ShouldBe<ObjectionView>(200)).Signer, Is.EqualTo("Li Wei"));

        var wrongKey = new HttpRequestMessage(HttpMethod.Get, $"/objections/{receipt.Id}");
        wrongKey.Headers.Add("Objection-Key", new string('0', 64));
        await (await _market.Anyone.SendAsync(wrongKey)).ShouldRefuse(Refusals.ObjectionNotFound);

        foreach (var path in new[] { $"/notices/{number}", $"/awards/{number}", "/notices" })
            Assert.That(await _market.Owner.GetStringAsync(path), Does.Not.Contain("Li Wei").And.Not.Contain("0971-000000").And.Not.Contain("under-fed").And.Not.Contain("Jianghan"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Anonymous_and_factless_objections_are_refused_by_name()
    {
        var (number, _) = await _market.InNotice();
        await (await _market.Anyone.Post($"/notices/{number}/objections", new { signer = "匿名", contact = "0971-000000", statement = "This is wrong.", evidence = "The log of 3 March." }))
            .ShouldRefuse(Refusals.ObjectionIsAnonymous);
        await (await _market.Anyone.Post($"/notices/{number}/objections", new { signer = "Li Wei", contact = "0971-000000", statement = "This is wrong.", evidence = "" }))
            .ShouldRefuse(Refusals.ObjectionHasNoFacts);
    }

    [Test, CancelAfter(60_000)]
    public async Task The_same_key_files_one_objection()
    {
        var (number, _) = await _market.InNotice();
        var first = await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection, key: $"key-{number}")).ShouldBe<ObjectionReceipt>(201);
        var again = await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection, key: $"key-{number}")).ShouldBe<ObjectionReceipt>(201);
        Assert.That(again, Is.EqualTo(first));
        Assert.That((await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>()).OpenObjections, Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task Objections_that_arrive_together_are_all_taken_and_counted()
    {
        var (number, _) = await _market.InNotice();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)));
        Assert.That(answers.Select(a => a.StatusCode), Has.All.EqualTo(HttpStatusCode.Created));
        Assert.That((await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>()).OpenObjections, Is.EqualTo(12));
        Assert.That(await _market.Service.BrokenInvariants(), Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task No_award_is_published_with_its_reason()
    {
        var (number, id) = await _market.Decidable();
        await (await _market.Officer.Post($"/awards/{number}/no-award", Marketplace.NoAward)).ShouldBe(200);
        Assert.That((await _market.Bus.Expect<NoAward>(e => e.ChallengeId == id)).Reason.En, Is.EqualTo("nothing convinces"));
        var result = await (await _market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>(200);
        Assert.That((result.State, result.NoAwardReason!.En), Is.EqualTo(("NoAward", "nothing convinces")));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_refusal_speaks_the_callers_language_and_a_reason_needs_both()
    {
        var (number, _) = await _market.Decidable();
        using var chinese = _market.Service.Client(Tokens.Mint("officer-1", Challenges.Shared.Web.Roles.Department, dept: Given.Department), "zh-CN");
        var problem = await (await chinese.Post($"/awards/{number}/confirm")).ShouldRefuse(Refusals.NothingToConfirm);
        Assert.That(problem.Title + problem.Detail, Does.Contain("没有可以确认的公示"));
        var half = await _market.Officer.Post($"/awards/{number}/no-award", new { reason = new { en = "nothing", zh = " " } });
        await half.ShouldRefuse("SHR-VAL-01", 422);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_cancellation_ends_what_is_not_signed()
    {
        var (number, id) = await _market.InNotice();
        await _market.Bus.Publish(new ChallengeCancelled { ChallengeId = id, Version = 7, At = Given.Morning, Number = number, Department = Given.Department, Reason = Given.Text("money is gone") });
        await Patience.Until(async () => (await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>()).State == "Cancelled", "the cancellation");
        await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldRefuse(Refusals.NoNoticeRuns);
        Assert.That((await (await _market.Anyone.GetAsync($"/notices/{number}")).ShouldBe<NoticeView>()).State, Is.EqualTo("Cancelled"));
        Assert.That(await _market.Service.BrokenInvariants(), Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task Lists_are_paged_and_show_only_the_own_department()
    {
        var (number, _) = await _market.Decidable();
        Assert.That((await (await _market.Officer.GetAsync("/awards?state=Deciding")).ShouldBe<AwardPage>()).Items.Select(i => i.Number), Does.Contain(number));
        Assert.That((await (await _market.Officer.GetAsync($"/awards?after={number}")).ShouldBe<AwardPage>()).Items.Select(i => i.Number), Does.Not.Contain(number));
        Assert.That((await (await _market.Officer.GetAsync("/awards")).ShouldBe<AwardPage>()).Items.Select(i => i.Number), Is.Ordered.Descending.Using((IComparer<string>)StringComparer.Ordinal), "the newest first");
        Assert.That((await (await _market.OtherDepartment.GetAsync("/awards")).ShouldBe<AwardPage>()).Items, Is.Empty);
        Assert.That((await (await _market.Auditor.GetAsync("/awards")).ShouldBe<AwardPage>()).Items.Select(i => i.Number), Does.Contain(number));

        var (noticed, _) = await _market.InNotice();
        Assert.That((await (await _market.Anyone.GetAsync("/notices?open=true")).ShouldBe<Challenges.Award.Noticing.NoticePage>()).Items.Select(i => i.Number), Does.Contain(noticed).And.Not.Contain(number));
    }
}
