using Challenges.Award.Browsing;
using Challenges.Award.Objecting;
using Challenges.Contracts.Award;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>What follows an acceptance or an end over HTTP: objections to the result, money that comes back, who may read the decisions.</summary>
sealed class AfterAcceptanceTests
{
    [Test, CancelAfter(120_000)]
    public async Task An_objection_to_the_result_holds_its_payment_and_an_upheld_one_sends_it_back()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.Acceptable(n => Given.ContractTerms() with { Number = n });
        foreach (var milestone in new[] { 1, 2 }) await (await market.Officer.Post($"/projects/{number}/milestones/{milestone}/pay")).ShouldBe(200);
        await (await market.Officer.Post($"/projects/{number}/acceptance", Marketplace.Acceptance)).ShouldBe(200);
        var result = await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>();
        Assert.That((result.Notice!.State, result.Notice.CountedDays.Count, result.Stand.Actions.Single(a => a.Name == "ObjectToAcceptance").Allowed, result.Stand.Next!.At), Is.EqualTo(("Running", 5, true, result.Notice.EndsAt)));
        await (await market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldRefuse(Refusals.NoticeHasEnded);
        await (await market.Anyone.Post($"/results/{number}/objections", new { signer = "anonymous" })).ShouldRefuse(Refusals.ObjectionIsAnonymous);
        var receipt = await (await market.Anyone.Post($"/results/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);

        await market.Service.MoveTo(result.Notice.EndsAt.AddMinutes(5));
        await (await market.Anyone.Post($"/results/{number}/objections", Marketplace.Objection)).ShouldRefuse(Refusals.NoticeHasEnded);
        await (await market.Officer.Post($"/projects/{number}/milestones/3/pay")).ShouldRefuse(Refusals.ObjectionsAreOpen);
        await (await market.Officer.Post($"/objections/{receipt.Id}/decide", new { outcome = "upheld", reasons = Given.Text("The meter was not calibrated.") })).ShouldBe(200);
        var decided = await market.Bus.Expect<ObjectionDecided>(e => e.ObjectionId == receipt.Id);
        Assert.That((decided.ReturnsToProposal, decided.ReopensAcceptance), Is.EqualTo((false, (bool?)true)));
        var back = await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>();
        Assert.That((back.State, back.Notice!.State, back.Outcome, back.Notice.ObjectionsDecided.Single().Outcome), Is.EqualTo(("UnderContract", "LedBack", (string?)null, "upheld")));

        await (await market.Officer.Post($"/projects/{number}/acceptance", Marketplace.Acceptance)).ShouldBe(200);
        var again = (await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>()).Notice!;
        await market.Service.MoveTo(again.EndsAt.AddMinutes(1));
        await (await market.Officer.Post($"/projects/{number}/milestones/3/pay")).ShouldBe(200);
        Assert.That((await market.Bus.Expect<ProjectClosed>(e => e.ChallengeId == id)).PaidFen, Is.EqualTo(1_980_000_000));
        await Sound(market, number);
    }

    [Test, CancelAfter(120_000)]
    public async Task Money_that_comes_back_is_booked_by_stream_and_shown_as_totals_to_all()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.Acceptable(n => Given.ContractTerms() with { Number = n });
        await (await market.Officer.Post($"/projects/{number}/milestones/1/pay")).ShouldBe(200);
        object end = new { outcome = "failed-with-recovery", cause = "default", noMisconduct = true, reasons = Given.Text("work stopped"), recoverFen = 300_000_000L };
        await (await market.Officer.Post($"/projects/{number}/end", end)).ShouldBe(200);
        await (await market.SecondOfficer.Post($"/projects/{number}/end/second")).ShouldBe(200);
        await market.Bus.Expect<ProjectClosed>(e => e.ChallengeId == id);
        var today = DateOnly.FromDateTime(market.Service.Clock.GetUtcNow().AddHours(8).DateTime);
        Task<HttpResponseMessage> Book(string? stream, long amountFen, string reference) => market.Officer.Post($"/projects/{number}/recovery", new { stream, amountFen, receivedOn = today, reference });
        await (await Book("fiscal", 60_000_000, "R-1")).ShouldBe(200);
        await (await Book("fiscal", 40_000_001, "R-2")).ShouldRefuse(Refusals.MoreThanIsOwed);
        await (await Book("owner", 1, "R-1")).ShouldRefuse(Refusals.BookedAlready);
        // Two officers book the rest at once: one of them is told.
        var twice = await Task.WhenAll(Book("fiscal", 40_000_000, "R-2"), Book("fiscal", 40_000_000, "R-3"));
        Assert.That(twice.Count(answer => answer.IsSuccessStatusCode), Is.EqualTo(1));
        var project = await (await market.Solver.GetAsync($"/projects/{number}")).ShouldBe<ProjectView>();
        Assert.That((project.Recovery!.OwedFen, project.Recovery.ReceivedFen, project.Recovery.OutstandingFen), Is.EqualTo((300_000_000L, 100_000_000L, 200_000_000L)));
        Assert.That(project.Recovery.Streams.Select(s => (s.Stream, s.OutstandingFen)), Is.EqualTo(new[] { ("fiscal", 0L), ("owner", 200_000_000L) }));
        var result = await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>();
        Assert.That((result.OwedBackFen, result.ReceivedBackFen), Is.EqualTo(((long?)300_000_000L, (long?)100_000_000L)));
        await Sound(market, number);
    }

    [Test, CancelAfter(120_000)]
    public async Task Decisions_are_read_as_the_pages_show_them()
    {
        await using var market = await Marketplace.Open();
        var (number, _) = await market.Decidable();
        async Task<Challenges.Shared.Decisions.DecisionsView> Read(HttpClient client) => await (await client.GetAsync($"/decisions/{number}")).ShouldBe<Challenges.Shared.Decisions.DecisionsView>();
        await (await market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A3", "why not A4"))).ShouldBe(200);
        await (await market.SecondOfficer.Post($"/awards/{number}/second", new { agree = false })).ShouldBe(200);
        await (await market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4"))).ShouldBe(200);
        Assert.That((await Read(market.Anyone)).Records, Is.Empty, "nothing is public before the notice");
        await (await market.Officer.Post($"/awards/{number}/notice", new { })).ShouldBe(200);
        await market.Service.MoveTo(Given.AfterNotice);
        await (await market.Officer.Post($"/awards/{number}/confirm")).ShouldBe(200);
        var (open, own, full) = (await Read(market.Anyone), await Read(market.Solver), await Read(market.Auditor));
        Assert.Multiple(() =>
        {
            Assert.That(open.Records.Select(r => r.Record!.Kind), Is.EqualTo(new[] { "notice", "notice-ended", "confirmation" }), "a proposal that was declined stays hidden");
            Assert.That(open.Records.Select(r => r.Inputs is not null), Is.EqualTo(new[] { true, false, false }));
            Assert.That(open.Records, Has.All.Property("Actor").Null.And.All.Property("Salt").Null);
            Assert.That(open.Records[0].Inputs, Does.Not.Contain("\"A4\"").And.Contain("Solver A4"), "names, no codes");
            Assert.That(own.Records, Has.Count.EqualTo(3));
            Assert.That(full.Records.Select(r => r.Record!.Kind), Is.EqualTo(new[] { "departure", "second", "proposal", "notice", "notice-ended", "confirmation" }));
            Assert.That(full.Records.Select(r => r.Actor), Is.EqualTo(new[] { "officer-1", "officer-2", "officer-1", "officer-1", "clock", "officer-1" }));
        });
        await Sound(market, number);
    }

    static async Task Sound(Marketplace market, string number)
    {
        var verified = await (await market.Anyone.Post($"/decisions/{number}/verify")).ShouldBe<Challenges.Shared.Decisions.VerificationView>();
        Assert.That((verified.Sound, await market.Service.BrokenInvariants()), Is.EqualTo((true, Array.Empty<string>())));
    }
}
