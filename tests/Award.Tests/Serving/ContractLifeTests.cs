using Challenges.Award.Browsing;
using Challenges.Contracts.Award;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>The life of a contract over HTTP: letter, streams, evidence log, exemption.</summary>
sealed class ContractLifeTests
{
    [Test, CancelAfter(90_000)]
    public async Task An_exemption_closes_the_project_with_its_log_and_the_money_that_goes_back()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.UnderContract();
        await (await market.Officer.Post($"/projects/{number}/milestones/1/assess", new { outcome = "met", evidence = "report" })).ShouldBe(200);
        await (await market.Officer.Post($"/projects/{number}/milestones/1/pay")).ShouldBe(200);
        await (await market.Solver.Post($"/projects/{number}/log", new { milestone = 2, kind = "difficulty", text = "The seal fails above 700 °C.", files = new[] { new { name = "log.pdf", sha256 = new string('a', 64) } } })).ShouldBe(200);
        object end = new
        {
            outcome = "exempt-concluded",
            cause = "technical-route-risk",
            noMisconduct = true,
            reasons = Given.Text("the route failed"),
            evidence = new[] { 1 },
            finding = Given.Text("procedures were followed"),
            recoverFen = 94_000_000L
        };
        await (await market.Officer.Post($"/projects/{number}/end", end)).ShouldRefuse(Refusals.ExemptionNeedsEvidence);
        var read = await (await market.Owner.GetAsync($"/projects/{number}")).ShouldBe<ProjectView>();
        Assert.That(read.Log.Single(), Has.Property("Party").EqualTo("solver").And.Property("Digest").Length.EqualTo(64));

        await market.Service.MoveTo(read.Stand.ServerNow.AddDays(1));
        await (await market.Officer.Post($"/projects/{number}/end", end)).ShouldBe(200);
        await (await market.SecondOfficer.Post($"/projects/{number}/end/second")).ShouldBe(200);
        var closed = await market.Bus.Expect<ProjectClosed>(e => e.ChallengeId == id);
        Assert.That((closed.Outcome, closed.PaidFen, closed.RecoveredFen), Is.EqualTo(("exempt-concluded", 594_000_000L, (long?)94_000_000L)));
        Assert.That(await market.Service.BrokenInvariants(), Is.Empty);
    }

    [Test, CancelAfter(90_000)]
    public async Task A_profile_names_its_letter_and_each_payment_tells_both_streams()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.Decidable(n => Given.ContractTerms() with { Number = n });
        await (await market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4"))).ShouldBe(200);
        await (await market.Officer.Post($"/awards/{number}/notice", new { })).ShouldBe(200);
        await market.Service.MoveTo(Given.AfterNotice);
        await (await market.Officer.Post($"/awards/{number}/confirm")).ShouldBe(200);
        var book = await market.Draft(number);
        Assert.That(book.Text!.Commitment.En, Does.Contain("end user's measurement"));
        Assert.That(book.Text.Commitment.Zh, Does.Contain("最终用户"));
        foreach (var party in new[] { market.Officer, market.Owner, market.Solver }) await (await party.Post($"/task-books/{number}/sign", new { digest = book.Digest })).ShouldBe(200);
        await (await market.Officer.Post($"/projects/{number}/milestones/1/assess", new { outcome = "met", evidence = "report" })).ShouldBe(200);
        await (await market.Officer.Post($"/projects/{number}/milestones/1/pay")).ShouldBe(200);
        var paid = await market.Bus.Expect<PaymentReleased>(e => e.ChallengeId == id);
        Assert.That((paid.AmountFen, paid.FiscalFen, paid.OwnerFen), Is.EqualTo((594_000_000L, (long?)198_000_000L, (long?)396_000_000L)));
    }
}
