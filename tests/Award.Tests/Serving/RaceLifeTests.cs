using Challenges.Award.Browsing;
using Challenges.Award.Racing;
using Challenges.Contracts.Award;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>A horse race from the proposal to its end, over HTTP and a real broker.</summary>
sealed class RaceLifeTests
{
    [Test, CancelAfter(120_000)]
    public async Task A_race_of_two_teams_runs_to_its_end_within_its_budget()
    {
        await using var market = await Marketplace.Open();
        var (officer, bus) = (market.Officer, market.Bus);
        var (number, id) = await market.RaceDrafted();
        Assert.That((await bus.Expect<AwardProposed>(e => e.ChallengeId == id)).Codes, Is.EqualTo(new[] { "A4", "A3" }));
        Assert.That((await bus.Expect<NoticeOpened>(e => e.ChallengeId == id)).SolverNames, Is.EqualTo(new[] { "Solver A4", "Solver A3" }));
        var confirmed = await bus.Expect<AwardConfirmed>(e => e.ChallengeId == id);
        Assert.That((confirmed.Code, confirmed.PriceFen, confirmed.Codes!.Count), Is.EqualTo(("A4", 1_600_000_000L, 2)));
        Assert.That((await (await market.Anyone.GetAsync($"/notices/{number}")).ShouldBe<NoticeView>()).Proposal.RaceTeams, Is.EqualTo(new[] { "Solver A4", "Solver A3" }));
        await (await officer.Put($"/task-books/{number}", Marketplace.Milestones, 1)).ShouldRefuse(Refusals.IsARace);

        await market.SignRace(number);
        var started = await bus.Expect<RaceStarted>(e => e.ChallengeId == id);
        Assert.That(started.Stages.Select(s => (s.DueOn, s.AmountFen)), Is.EqualTo(new[] { (new DateOnly(2024, 5, 31), 240_000_000L), (new DateOnly(2025, 5, 31), 160_000_000L) }));

        // Equal first payments, each once.
        foreach (var team in new[] { 1, 2 }) await (await officer.Post($"/races/{number}/teams/{team}/stages/1/pay")).ShouldBe(200);
        await (await officer.Post($"/races/{number}/teams/1/stages/1/pay")).ShouldRefuse(Refusals.PaidAlready);
        await (await officer.Post($"/races/{number}/teams/1/stages/2/pay")).ShouldRefuse(Refusals.NothingOwed);

        // A3 misses the bar of the first stage and comes back in the second.
        await (await officer.Post($"/races/{number}/stages/1/assess", Marketplace.Assessment((1, 80m), (2, 55m)))).ShouldRefuse(Refusals.StageIsNotDue);
        await market.Service.MoveTo(new(2024, 5, 31, 10, 0, 0, TimeSpan.FromHours(8)));
        await (await officer.Post($"/races/{number}/stages/1/assess", Marketplace.Assessment((1, 80m), (2, 55m)))).ShouldBe(200);
        var assessed = await bus.Expect<RaceStageAssessed>(e => e.ChallengeId == id);
        Assert.That((assessed.Survivors.Single(), assessed.Eliminated.Single()), Is.EqualTo((1, 2)));
        var left = await bus.Expect<TeamEliminated>(e => e.ChallengeId == id);
        Assert.That((left.Team, left.SolverName, left.Stage, left.Version), Is.EqualTo((2, "Solver A3", 1, assessed.Version + 1)));
        var open = await (await market.Anyone.GetAsync($"/races/{number}")).ShouldBe<RaceView>();
        Assert.That(open.Teams.Select(t => (t.State, t.Findings, t.Payments)), Is.EqualTo(new[]
        {
            ("Runs", (IReadOnlyList<StageFinding>?)null, (IReadOnlyList<StagePayment>?)null), ("Left", null, null)
        }));
        var own = await (await market.Solver.GetAsync($"/races/{number}")).ShouldBe<RaceView>();
        Assert.That(own.Teams.Select(t => t.Findings?.Count), Is.EqualTo(new int?[] { 1, null }), "a team reads its own findings only");
        await (await officer.Post($"/races/{number}/teams/2/revive", new { reason = Given.Text("the delay was the test centre's") })).ShouldBe(200);
        Assert.That((await bus.Expect<TeamRevived>(e => e.ChallengeId == id)).Stage, Is.EqualTo(2));

        // Both reach the finish; one is accepted.
        await market.Service.MoveTo(new(2025, 5, 31, 10, 0, 0, TimeSpan.FromHours(8)));
        await (await officer.Post($"/races/{number}/stages/2/assess", Marketplace.Assessment((1, 80m), (2, 75m)))).ShouldBe(200);
        await (await officer.Post($"/races/{number}/teams/1/acceptance", Marketplace.Acceptance)).ShouldBe(200);
        await (await officer.Post($"/races/{number}/teams/1/acceptance", Marketplace.Acceptance)).ShouldRefuse(Refusals.TeamHasItsAnswer);
        var missed = new { report = "r", measured = Given.Accepted.Select(v => new { indicator = v.Key, value = v.Key == "cell-output" ? 3m : v.Value }) };
        var rectifies = await (await officer.Post($"/races/{number}/teams/2/acceptance", missed)).ShouldBe<RaceView>(200);
        Assert.That((rectifies.Outcome, rectifies.Teams[1].State, rectifies.Teams[1].RectifyUntil), Is.EqualTo(((string?)null, "Rectifies", new DateTimeOffset(2025, 8, 30, 0, 0, 0, TimeSpan.FromHours(8)))));
        await (await officer.Post($"/races/{number}/teams/2/acceptance", missed)).ShouldBe(200);
        foreach (var (team, stage) in new[] { (1, 2), (2, 2), (1, 3) }) await (await officer.Post($"/races/{number}/teams/{team}/stages/{stage}/pay")).ShouldBe(200);
        var closed = await bus.Expect<ProjectClosed>(e => e.ChallengeId == id);
        Assert.That((closed.Outcome, closed.PaidFen, closed.Indicators.Count), Is.EqualTo(("one-accepted", 1_200_000_000L, 5)));
        await (await officer.Post($"/races/{number}/teams/2/stages/3/pay")).ShouldRefuse(Refusals.NoRaceRuns);

        var result = await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>();
        Assert.That((result.State, result.Outcome, result.PaidFen, result.RaceTeams!.Count), Is.EqualTo(("Closed", "one-accepted", (long?)1_200_000_000L, 2)));
        var race = await (await market.Auditor.GetAsync($"/races/{number}")).ShouldBe<RaceView>();
        Assert.That(race.Teams.Select(t => t.State), Is.EqualTo(new[] { "Accepted", "NotAccepted" }));

        // The team that was not accepted gives a part back, by two officers; the accepted one keeps what it was paid.
        object recovery = new { recoverFen = 100_000_001, cause = "default", reasons = Given.Text("Equipment was not bought.") };
        await (await officer.Post($"/races/{number}/teams/1/recovery", recovery)).ShouldRefuse(Refusals.TeamWasAccepted);
        await (await officer.Post($"/races/{number}/teams/2/recovery/second")).ShouldRefuse(Refusals.NoRecoveryProposed);
        var proposed = await (await officer.Post($"/races/{number}/teams/2/recovery", recovery)).ShouldBe<RaceView>(200);
        Assert.That((proposed.Teams[1].Recovery!.Confirmed, proposed.Stand.Actions.Single(a => a.Name == "ProposeRecovery").Allowed), Is.EqualTo((false, true)));
        await (await officer.Post($"/races/{number}/teams/2/recovery/second")).ShouldRefuse(Refusals.SecondMustBeAnother);
        await (await officer.Post($"/races/{number}/teams/2/recovery/bookings", new { amountFen = 1, receivedOn = "2025-05-31", reference = "R-1" })).ShouldRefuse(Refusals.NothingGoesBack);
        await (await market.SecondOfficer.Post($"/races/{number}/teams/2/recovery/second")).ShouldBe(200);
        await (await officer.Post($"/races/{number}/teams/2/recovery", recovery)).ShouldRefuse(Refusals.RecoveryIsDecided);
        await (await officer.Post($"/races/{number}/teams/2/recovery/bookings", new { amountFen = 100_000_002, receivedOn = "2025-05-31", reference = "R-1" })).ShouldRefuse(Refusals.MoreThanIsOwed);
        var booked = await (await officer.Post($"/races/{number}/teams/2/recovery/bookings", new { amountFen = 100_000_000, receivedOn = "2025-05-31", reference = "R-1" })).ShouldBe<RaceView>(200);
        Assert.That((booked.State, booked.Outcome, booked.Teams[1].Recovery!.Money!.OutstandingFen), Is.EqualTo(("Closed", "one-accepted", 1L)));
        await (await officer.Post($"/races/{number}/teams/2/recovery/bookings", new { amountFen = 1, receivedOn = "2025-05-31", reference = "R-1" })).ShouldRefuse(Refusals.BookedAlready);
        Assert.That((await (await market.Solver.GetAsync($"/races/{number}")).ShouldBe<RaceView>()).Teams.Select(t => t.Recovery), Is.EqualTo(new TeamRecoveryView?[] { null, null }), "another team's money is nobody's business");
        var verified = await (await market.Auditor.Post($"/decisions/{number}/verify")).ShouldBe<Challenges.Shared.Decisions.VerificationView>();
        Assert.That(verified.Sound, Is.True);
        Assert.That(verified.Records.Select(r => r.Kind), Is.SupersetOf(new[] { "race-recovery", "race-money-received" }));
        Assert.That(await market.Service.BrokenInvariants(), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_race_with_two_streams_is_extended_once_and_a_rectification_that_runs_out_closes_it()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.RaceDrafted(n => Given.RaceTerms(n) with { Policy = Given.RaceTerms().Policy with { Contract = Given.ContractTerms(notice: 0).Policy.Contract } });
        await market.SignRace(number);
        object longer = new { stage = 1, dueOn = "2024-06-30", reason = Given.Text("flood") };
        var extended = await (await market.Officer.Post($"/races/{number}/extension", longer)).ShouldBe<RaceView>(200);
        Assert.That((extended.Extension!.Days, extended.Plan.Stages[1].DueOn), Is.EqualTo((30, new DateOnly(2025, 6, 30))));
        await (await market.Officer.Post($"/races/{number}/extension", longer)).ShouldRefuse(Refusals.ExtendedAlready);
        await (await market.Officer.Post($"/races/{number}/teams/1/stages/1/pay")).ShouldBe(200);
        var paid = await market.Bus.Expect<PaymentReleased>(e => e.ChallengeId == id);
        Assert.That((paid.AmountFen, paid.FiscalFen, paid.OwnerFen), Is.EqualTo((240_000_000L, (long?)80_000_000L, (long?)160_000_000L)));

        await market.Service.MoveTo(new(2024, 6, 30, 10, 0, 0, TimeSpan.FromHours(8)));
        object byParty = new { assessor = "Test centre", assessorOrganisation = "org-A3", results = new[] { new { team = 1, score = 80, goalsMet = Array.Empty<string>(), evidence = "report" } } };
        await (await market.Officer.Post($"/races/{number}/stages/1/assess", byParty)).ShouldRefuse(Refusals.AssessorIsParty);
        await (await market.Officer.Post($"/races/{number}/stages/1/assess", Marketplace.Assessment((1, 80m), (2, 30m)))).ShouldBe(200);
        await market.Service.MoveTo(new(2025, 6, 30, 10, 0, 0, TimeSpan.FromHours(8)));
        await (await market.Officer.Post($"/races/{number}/stages/2/assess", Marketplace.Assessment((1, 80m)))).ShouldBe(200);
        foreach (var (team, stage) in new[] { (2, 1), (1, 2) }) await (await market.Officer.Post($"/races/{number}/teams/{team}/stages/{stage}/pay")).ShouldBe(200);
        var missed = new { report = "r", measured = Given.Accepted.Select(v => new { indicator = v.Key, value = v.Key == "cell-output" ? 3m : v.Value }) };
        var rectifies = await (await market.Officer.Post($"/races/{number}/teams/1/acceptance", missed)).ShouldBe<RaceView>(200);
        Assert.That((rectifies.Stand.Next!.What, rectifies.Stand.Next.At), Is.EqualTo(("RectificationEnds", rectifies.Teams[0].RectifyUntil!.Value)));
        await market.Service.MoveTo(rectifies.Teams[0].RectifyUntil!.Value);
        var closed = await market.Bus.Expect<ProjectClosed>(e => e.ChallengeId == id);
        Assert.That((closed.Outcome, closed.PaidFen), Is.EqualTo(("none-accepted", 640_000_000L)));
        await (await market.Solver.Post($"/projects/{number}/follow-up", Marketplace.FollowUp)).ShouldBe(201);
        var acts = await (await market.Officer.GetAsync($"/awards/{number}/decisions")).ShouldBe<IReadOnlyList<Challenges.Award.Browsing.RecordedAct>>();
        Assert.That(acts.Select(a => a.Act), Is.EqualTo(new[]
        {
            "race-proposal", "second", "notice", "notice-ended", "confirmation", "race-start", "race-extension", "race-payment", "stage", "stage", "race-payment", "race-payment",
            "race-acceptance", "race-conclusion", "follow-up"
        }));
        var verified = await (await market.Anyone.Post($"/decisions/{number}/verify")).ShouldBe<Challenges.Shared.Decisions.VerificationView>();
        Assert.That((verified.Sound, await market.Service.BrokenInvariants()), Is.EqualTo((true, Array.Empty<string>())));
    }

    [Test, CancelAfter(120_000)]
    public async Task An_objection_to_the_result_of_a_team_holds_the_money_of_the_race_and_sends_the_result_back()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.RaceDrafted(n => Given.RaceTerms(n) with { Policy = Given.RaceTerms().Policy with { Contract = Given.ContractTerms().Policy.Contract } });
        await market.SignRace(number);
        foreach (var (stage, year) in new[] { (1, 2024), (2, 2025) })
        {
            await market.Service.MoveTo(new(year, 5, 31, 10, 0, 0, TimeSpan.FromHours(8)));
            await (await market.Officer.Post($"/races/{number}/stages/{stage}/assess", Marketplace.Assessment((1, 80m), (2, 75m)))).ShouldBe(200);
        }
        await (await market.Officer.Post($"/races/{number}/teams/1/acceptance", Marketplace.Acceptance)).ShouldBe(200);
        await (await market.Anyone.Post($"/results/{number}/objections", Marketplace.Objection)).ShouldRefuse(Refusals.NoResultNoticeRuns);
        await (await market.Anyone.Post($"/results/{number}/objections?team=2", Marketplace.Objection)).ShouldRefuse(Refusals.NoResultNoticeRuns);
        var receipt = await (await market.Anyone.Post($"/results/{number}/objections?team=1", Marketplace.Objection)).ShouldBe<Challenges.Award.Objecting.ObjectionReceipt>(201);
        await (await market.Officer.Post($"/races/{number}/teams/2/stages/1/pay")).ShouldRefuse(Refusals.ObjectionsAreOpen);
        await (await market.Officer.Post($"/objections/{receipt.Id}/decide", new { outcome = "upheld", reasons = Given.Text("The meter was not calibrated.") })).ShouldBe(200);
        Assert.That((await market.Bus.Expect<ObjectionDecided>(e => e.ObjectionId == receipt.Id)).ReopensAcceptance, Is.True);
        var result = await (await market.Anyone.GetAsync($"/results/{number}")).ShouldBe<ResultView>();
        Assert.That((result.TeamNotices!.Single().Team, result.TeamNotices![0].Notice.State, result.TeamNotices[0].Notice.ObjectionsDecided.Single().Outcome), Is.EqualTo((1, "LedBack", "upheld")));
        await (await market.Officer.Post($"/races/{number}/teams/1/acceptance", Marketplace.Acceptance)).ShouldBe(200);
        await (await market.Officer.Post($"/races/{number}/teams/1/stages/3/pay")).ShouldRefuse(Refusals.ResultNoticeRuns);
        await (await market.Officer.Post($"/races/{number}/teams/2/stages/1/pay")).ShouldBe(200);
        var verified = await (await market.Anyone.Post($"/decisions/{number}/verify")).ShouldBe<Challenges.Shared.Decisions.VerificationView>();
        Assert.That((verified.Sound, await market.Service.BrokenInvariants()), Is.EqualTo((true, Array.Empty<string>())));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_race_in_which_nobody_meets_the_bar_ends_without_a_survivor()
    {
        await using var market = await Marketplace.Open();
        var (number, id) = await market.RaceDrafted();
        await market.SignRace(number);
        await market.Service.MoveTo(new(2024, 5, 31, 10, 0, 0, TimeSpan.FromHours(8)));
        await (await market.Officer.Post($"/races/{number}/conclude")).ShouldRefuse(Refusals.TeamsStillRun);
        await (await market.Officer.Post($"/races/{number}/stages/1/assess", Marketplace.Assessment((1, 40m), (2, 30m)))).ShouldBe(200);
        await (await market.Officer.Post($"/races/{number}/conclude")).ShouldBe(200);
        foreach (var team in new[] { 1, 2 }) await (await market.Officer.Post($"/races/{number}/teams/{team}/stages/1/pay")).ShouldBe(200);
        Assert.That((await market.Bus.Expect<ProjectClosed>(e => e.ChallengeId == id)).Outcome, Is.EqualTo("none-survives"));
        Assert.That(await market.Service.BrokenInvariants(), Is.Empty);
    }
}
