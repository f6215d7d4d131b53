using Challenges.Award.Browsing;
using Challenges.Award.Objecting;
using Challenges.Contracts.Award;
using Challenges.Contracts.Deciding;
using Challenges.Shared.Decisions;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>The demonstration from the ranking to the closed project, over HTTP and a real broker.</summary>
sealed class WholeLifeTests
{
    [Test, CancelAfter(120_000)]
    public async Task The_demonstration_runs_to_its_expected_end()
    {
        await using var market = await Marketplace.Open();
        var (officer, bus) = (market.Officer, market.Bus);
        var (number, id) = await market.Decidable();

        // The decision follows the ranking to A4.
        var deciding = await (await officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();
        Assert.That((deciding.State, deciding.RankingLeadsTo), Is.EqualTo(("Deciding", "A4")));
        await (await officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A1"))).ShouldRefuse(Refusals.NotAwardable);
        var proposed = await (await officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4"))).ShouldBe<AwardView>(200);
        Assert.That(proposed.Proposal!.PriceFen, Is.EqualTo(1_980_000_000));
        Assert.That((await bus.Expect<AwardProposed>(e => e.ChallengeId == id)).FollowsRanking, Is.True);

        // The notice counts 27 April first and ends after the make-up Saturday.
        await (await officer.Post($"/awards/{number}/notice", new { })).ShouldBe(200);
        var opened = await bus.Expect<NoticeOpened>(e => e.ChallengeId == id);
        Assert.Multiple(() =>
        {
            Assert.That((opened.FirstDay, opened.LastDay, opened.CountedDays.Count), Is.EqualTo((new DateOnly(2023, 4, 27), new DateOnly(2023, 5, 6), 5)));
            Assert.That(opened.EndsAt, Is.EqualTo(Given.NoticeEnds));
        });
        var page = await (await market.Anyone.GetAsync($"/notices/{number}")).ShouldBe<NoticeView>(200);
        Assert.Multiple(() =>
        {
            Assert.That((page.State, page.Proposal.SolverName, page.Proposal.Code), Is.EqualTo(("Running", "Solver A4", (string?)null)));
            Assert.That(page.Count.Days.Select(d => d.Kind), Is.EqualTo(new[]
            {
                "counts", "counts", "weekend", "weekend", "holiday", "holiday", "holiday", "counts", "counts", "make-up-workday"
            }));
            Assert.That(page.Ranking.Select(r => r.SolverName), Is.EqualTo(new[] { null, "Solver A4", "Solver A3", null, null }));
            Assert.That(page.Stand.Actions.Single(a => a.Name == "Object").Allowed, Is.True);
        });

        // A1 objects; nothing is confirmed while the objection is open.
        var receipt = await (await market.OtherSolver.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        await market.Service.MoveTo(Given.AfterNotice);
        await (await officer.Post($"/awards/{number}/confirm")).ShouldRefuse(Refusals.ObjectionsAreOpen);
        await (await officer.Post($"/objections/{receipt.Id}/decide", new { outcome = "dismissed", reasons = Given.Text("The feed was as agreed.") })).ShouldBe(200);
        var decided = await bus.Expect<ObjectionDecided>(e => e.ObjectionId == receipt.Id);
        Assert.That((decided.Outcome, decided.ReturnsToProposal), Is.EqualTo(("dismissed", false)));

        await (await officer.Post($"/awards/{number}/confirm")).ShouldBe(200);
        var confirmed = await bus.Expect<AwardConfirmed>(e => e.ChallengeId == id);
        Assert.That((confirmed.Code, confirmed.PriceFen, confirmed.ElapsedDays), Is.EqualTo(("A4", 1_980_000_000L, 170)));

        // The three parties sign the same digest.
        var book = await market.Draft(number);
        foreach (var party in new[] { officer, market.Owner, market.Solver }) await (await party.Post($"/task-books/{number}/sign", new { digest = book.Digest })).ShouldBe(200);
        var signed = await bus.Expect<TaskBookSigned>(e => e.ChallengeId == id);
        Assert.Multiple(() =>
        {
            Assert.That(signed.Digest, Is.EqualTo(book.Digest));
            Assert.That(signed.Payments.Select(p => p.AmountFen), Is.EqualTo(new long[] { 594_000_000, 792_000_000, 594_000_000 }));
        });

        // Gates, payments, acceptance.
        await (await officer.Post($"/projects/{number}/milestones/1/pay")).ShouldRefuse(Refusals.GateIsClosed);
        foreach (var milestone in new[] { 1, 2 })
        {
            await (await officer.Post($"/projects/{number}/milestones/{milestone}/assess", new { outcome = "met", evidence = "report", assessor = "Test centre" })).ShouldBe(200);
            await (await officer.Post($"/projects/{number}/milestones/{milestone}/pay")).ShouldBe(200);
        }
        await (await officer.Post($"/projects/{number}/acceptance", Marketplace.Acceptance)).ShouldBe(200);
        await (await officer.Post($"/projects/{number}/milestones/3/pay")).ShouldBe(200);
        var closed = await bus.Expect<ProjectClosed>(e => e.ChallengeId == id);
        Assert.That((closed.Outcome, closed.PaidFen), Is.EqualTo(("accepted", 1_980_000_000L)));
        await (await officer.Post($"/projects/{number}/milestones/3/pay")).ShouldRefuse(Refusals.NotUnderContract);

        // The residual problem goes back to Publication.
        await (await market.Owner.Post($"/projects/{number}/follow-up", Marketplace.FollowUp)).ShouldBe(201);
        var followUp = await bus.Expect<FollowUpProposed>(e => e.ChallengeId == id);
        Assert.That((followUp.ParentNumber, followUp.Indicators.Single().Key), Is.EqualTo((number, "hypochlorite")));

        var result = await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>(200);
        Assert.Multiple(() =>
        {
            Assert.That((result.State, result.Outcome, result.PaidFen, result.Elapsed.DecidedAfterDays, result.Elapsed.Overdue), Is.EqualTo(("Closed", "accepted", 1_980_000_000L, 170, false)));
            Assert.That(result.Indicators.Single(i => i.Key == "cell-output"), Has.Property("Committed").EqualTo(4.8m).And.Property("Accepted").EqualTo(4.2m).And.Property("Met").True);
        });
        var listed = (await (await officer.GetAsync("/awards")).ShouldBe<AwardPage>()).Items.Single(item => item.Number == number);
        Assert.That(listed.DecidedAfterDays, Is.EqualTo(170), "the days of the promise end with the decision");
        await EventsRiseByVersion(market, id);
        await EveryDecisionIsRecordedAndReplays(market, number);
        Assert.That(await market.Service.BrokenInvariants(), Is.Empty);
    }

    static async Task EventsRiseByVersion(Marketplace market, Guid id)
    {
        await market.Bus.Expect<FollowUpProposed>(e => e.ChallengeId == id);
        int[] Versions<T>(Func<T, (Guid Id, int Version)> of) where T : class => [.. market.Bus.Received<T>().Select(of).Where(e => e.Id == id).Select(e => e.Version)];
        int[] versions =
        [
            .. Versions<AwardProposed>(e => (e.ChallengeId, e.Version)), .. Versions<NoticeOpened>(e => (e.ChallengeId, e.Version)), .. Versions<ObjectionDecided>(e => (e.ChallengeId, e.Version)),
            .. Versions<AwardConfirmed>(e => (e.ChallengeId, e.Version)), .. Versions<TaskBookSigned>(e => (e.ChallengeId, e.Version)), .. Versions<MilestoneAssessed>(e => (e.ChallengeId, e.Version)),
            .. Versions<PaymentReleased>(e => (e.ChallengeId, e.Version)), .. Versions<ProjectClosed>(e => (e.ChallengeId, e.Version)), .. Versions<FollowUpProposed>(e => (e.ChallengeId, e.Version))
        ];
        Assert.That(versions, Is.Unique.And.Length.EqualTo(13));
    }

    static async Task EveryDecisionIsRecordedAndReplays(Marketplace market, string number)
    {
        var acts = await (await market.Auditor.GetAsync($"/awards/{number}/decisions")).ShouldBe<IReadOnlyList<RecordedAct>>(200);
        Assert.Multiple(() =>
        {
            Assert.That(acts.Select(d => d.Act), Is.EqualTo(new[]
            {
                "proposal", "notice", "notice-ended", "objection", "confirmation", "task-book", "milestone", "payment", "milestone", "payment", "acceptance", "payment", "follow-up"
            }));
            Assert.That(acts.Select(d => d.Actor), Is.EqualTo(new[]
            {
                "officer-1", "officer-1", "clock", "officer-1", "officer-1", "rep-A4", "officer-1", "officer-1", "officer-1", "officer-1", "officer-1", "officer-1", "owner-1"
            }));
            Assert.That(acts.Select(d => d.InputDigest), Has.All.Length.EqualTo(64));
        });
        var verified = await (await market.Anyone.Post($"/decisions/{number}/verify")).ShouldBe<VerificationView>(200);
        Assert.That((verified.Sound, verified.Head!.Sequence, verified.Head.Hash), Is.EqualTo((true, 13L, acts[^1].Hash)));
        await market.Bus.Expect<DecisionsChained>(e => e.Number == number && e.Version == 13 && e.Hash == acts[^1].Hash && e.Service == "award");
    }
}
