using Challenges.Award.Racing;

namespace Challenges.Award.Tests.Racing;

/// <summary>What a race shares with a project of one: one extension, one rectification, two streams of money, a follow-up, and a third party that is none of its parties (R24 to R26).</summary>
sealed class RaceCourseTests
{
    static readonly DateTimeOffset Now = Given.AfterNotice;
    static readonly DateTimeOffset AtFinish = new(2025, 5, 31, 10, 0, 0, TimeSpan.FromHours(8));

    [Test, Property("Rule", "R25")]
    public void A_stage_is_extended_once_for_all_teams_and_what_follows_moves_with_it()
    {
        var award = Awards.Racing();
        award.ExtendStage(1, new(2024, 6, 30), Given.Text("flood"), Given.Settings, "officer-1", Now);
        Assert.That(award.Race!.Plan.Stages.Select(s => s.DueOn), Is.EqualTo(new DateOnly[] { new(2024, 6, 30), new(2025, 6, 30) }));
        Assert.That(Awards.Refusal(() => award.ExtendStage(2, new(2025, 7, 30), Given.Text("again"), Given.Settings, "officer-1", Now)), Is.EqualTo(Refusals.ExtendedAlready));
        Assert.That(award.Race.WhyNotAssess(1, new(2024, 6, 29))?.Refusal, Is.EqualTo(Refusals.StageIsNotDue), "for every team alike");
        Assert.That(award.NextDueAt, Is.EqualTo(new DateTimeOffset(2024, 7, 1, 0, 0, 0, TimeSpan.FromHours(8))));
        Assert.That(award.Race.ExposureFen(), Is.EqualTo(Awards.Racing().Race!.ExposureFen()), "time costs no money");
    }

    [TestCase(0, "AWD-M-08")]
    [TestCase(1, null)]
    [TestCase(365, null)]
    [TestCase(366, "AWD-M-08")]
    public void An_extension_is_capped(int days, string? code) =>
        Assert.That(Awards.Racing().Race!.WhyNotExtend(1, Given.RaceStages[0].DueOn.AddDays(days), 365)?.Refusal.Code, Is.EqualTo(code));

    [Test]
    public void A_stage_that_was_assessed_is_extended_no_more()
    {
        var race = Awards.Racing().Race!.Assess(1, [Result(1), Result(2)], Races.Assessor, Now, Given.RaceStages[0].DueOn);
        Assert.That(race.WhyNotExtend(1, new(2024, 7, 31), 365)?.Refusal, Is.EqualTo(Refusals.StageDoesNotRun));
        Assert.That(race.WhyNotExtend(2, new(2025, 7, 31), 365), Is.Null);
        Assert.That(Finished().Race!.WhyNotExtend()?.Refusal, Is.EqualTo(Refusals.StageDoesNotRun), "at the finish");
    }

    [Test]
    public void An_extension_takes_the_lateness_from_the_stage()
    {
        var award = Awards.Racing();
        award.RunDue(new(2024, 6, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.That(award.Race!.Late, Is.True);
        award.ExtendStage(1, new(2024, 6, 30), Given.Text("flood"), Given.Settings, "officer-1", Now);
        Assert.That(award.Race.Late, Is.False);
    }

    [Test, Property("Rule", "R26")]
    public void A_team_that_misses_rectifies_once_and_the_race_waits_for_it()
    {
        var award = Finished();
        award.AcceptTeam(1, Awards.Measured("run-hours", 3000m), "report", "officer-1", AtFinish, Given.Settings, Awards.Id(3));
        award.AcceptTeam(2, Given.Accepted, "report", "officer-1", AtFinish, Given.Settings, Awards.Id(3));
        Assert.That((award.Race!.Outcome, award.Race.Find(1)!.RectifyUntil), Is.EqualTo(((string?)null, new DateTimeOffset(2025, 8, 30, 0, 0, 0, TimeSpan.FromHours(8)))), "90 days, to the end of the day");
        Assert.That(award.Race.ExposureFen(), Is.LessThanOrEqualTo((Int128)award.Race.Plan.BudgetFen));
        award.AcceptTeam(1, Awards.Measured("run-hours", 3000m), "report", "officer-1", AtFinish.AddDays(80), Given.Settings, Awards.Id(3));
        Assert.That(award.Race.Outcome, Is.EqualTo("one-accepted"), "missed again is the answer");
        Assert.That(award.Race.WhyNotAccept(1)?.Refusal, Is.EqualTo(Refusals.RaceHasEnded));
    }

    [Test]
    public void A_rectified_result_is_owed_the_completion_money()
    {
        var award = Finished();
        award.AcceptTeam(1, Awards.Measured("run-hours", 3000m), "report", "officer-1", AtFinish, Given.Settings, Awards.Id(3));
        Assert.That(award.Race!.WhyNotPay(1, 3)?.Refusal, Is.EqualTo(Refusals.NothingOwed));
        award.AcceptTeam(1, Given.Accepted, "report", "officer-1", AtFinish.AddDays(80), Given.Settings, Awards.Id(3));
        Assert.That(award.Race.WhyNotPay(1, 3), Is.Null);
    }

    [Test]
    public void A_rectification_that_runs_out_is_no_acceptance_and_ends_a_race_that_waited_for_nothing_else([Values] bool byTheClock)
    {
        var award = Finished();
        var ends = new DateTimeOffset(2025, 8, 30, 0, 0, 0, TimeSpan.FromHours(8));
        foreach (var team in new[] { 1, 2 }) award.AcceptTeam(team, Awards.Measured("run-hours", 3000m), "report", "officer-1", AtFinish, Given.Settings, Awards.Id(3));
        Assert.That(award.WhyNotConcludeRace(ends.AddTicks(-1))?.Refusal, Is.EqualTo(Refusals.TeamsStillRun));
        Assert.That(Awards.Refusal(() => award.AcceptTeam(1, Given.Accepted, "late", "officer-1", ends, Given.Settings, Awards.Id(3))), Is.EqualTo(Refusals.RectificationHasEnded));
        Assert.That(award.NextDueAt, Is.EqualTo(ends));
        if (byTheClock) award.RunDue(ends);
        else award.ConcludeRace(ends);
        Assert.That((award.Race!.Outcome, award.NextDueAt), Is.EqualTo(("none-accepted", (DateTimeOffset?)null)));
    }

    [Test]
    public void Each_amount_is_divided_into_two_streams_linked_as_in_a_contract()
    {
        var terms = Given.RaceTerms();
        var award = Awards.Deciding(Given.Facts(terms: terms with { Policy = terms.Policy with { Contract = Given.ContractTerms().Policy.Contract } }));
        award.ProposeRace(Awards.Id(1), [("A4", Given.Text("cell")), ("A3", Given.Text("melt"))], Given.RaceStages, Given.Text("close"), null, "officer-1", Given.Morning);
        var plan = award.Standing!.Race!.Plan;
        // 12, 8 and 20 per cent of 20 million yuan; 40 per cent fiscal, the first fiscal part at most half of the owner's.
        Assert.That(Enumerable.Range(1, 3).Select(plan.AmountFen), Is.EqualTo(new[] { 240_000_000L, 160_000_000L, 400_000_000L }));
        Assert.That(plan.FiscalFen, Is.EqualTo(new[] { 80_000_000L, 64_000_000L, 176_000_000L }));
        var paid = RaceGroup.Start(plan, 2).Pay(1, 1, Now);
        Assert.That(paid.Find(1)!.Payments.Single().FiscalFen, Is.EqualTo(80_000_000));
    }

    [Test]
    public void A_fiscal_share_that_leaves_no_room_for_the_link_makes_no_race()
    {
        var terms = Given.RaceTerms();
        var award = Awards.Deciding(Given.Facts(terms: terms with { Policy = terms.Policy with { Contract = Given.ContractTerms(fiscal: 95, cap: 10).Policy.Contract } }));
        Assert.That(Awards.Refusal(() => award.ProposeRace(Awards.Id(1), [("A4", Given.Text("cell")), ("A3", Given.Text("melt"))], Given.RaceStages, Given.Text("close"), null, "officer-1", Given.Morning)),
            Is.EqualTo(Refusals.StreamsDontFit));
    }

    [TestCase("org-A4", "AWD-H-24")]
    [TestCase("org-A3", "AWD-H-24")]
    [TestCase("ORG-a3", "AWD-H-24")]
    [TestCase("org-partner-of-A3", "AWD-H-24")]
    [TestCase(Given.Owner, "AWD-H-24")]
    [TestCase("org-affiliate", "AWD-H-24")]
    [TestCase(" ", "AWD-H-25")]
    [TestCase("org-A1", null)]
    [TestCase("org-test-centre", null)]
    public void The_third_party_belongs_to_no_team_no_partner_and_no_owner(string organisation, string? code)
    {
        var award = Awards.Racing();
        var opened = award.Facts.Opened.ToDictionary(o => o.Key, o => o.Key != "A3" ? o.Value : o.Value with { Parties = o.Value.Parties with { Organisations = ["org-A3", "org-partner-of-A3"] } });
        var facts = award.Facts with { Terms = award.Terms with { OwnerAffiliates = ["org-affiliate"] }, Opened = opened };
        Assert.That(new Assessor("Test centre", organisation).WhyNot(facts, award.RaceProposed!.Entrants)?.Refusal.Code, Is.EqualTo(code));
    }

    [Test]
    public void The_finding_names_the_third_party_with_its_organisation()
    {
        var award = Awards.Racing();
        award.AssessStage(1, [Result(1), Result(2)], Races.Assessor, new(2024, 5, 31, 10, 0, 0, TimeSpan.FromHours(8)));
        var finding = award.Race!.Find(1)!.Findings.Single();
        Assert.That((finding.Assessor, finding.AssessorOrganisation), Is.EqualTo(("Third-party test centre", "org-test-centre")));
    }

    [Test]
    public void A_residual_problem_of_a_race_is_handed_back_by_any_of_its_parties()
    {
        var award = Awards.Racing();
        Assert.That(award.WhyNotFollowUp(), Is.Null);
        Assert.That(new[] { Given.Solver(), Given.Solver("A3"), Given.ProblemOwner, Given.Solver("A1") }.Select(caller => award.PartyOf(caller)), Is.EqualTo(new[] { "solver", "solver", "owner", null }));
        award.ProposeFollowUp(Awards.Id(7), Given.Text("waste"), ["hypochlorite"], "owner-1", Now);
        Assert.That(award.Record.Race!.FollowUps, Has.Count.EqualTo(1));
        Assert.That(Awards.RaceDrafted().WhyNotFollowUp()?.Refusal, Is.EqualTo(Refusals.NotUnderContract));
    }

    [Test]
    public void A_passed_result_stands_in_public_before_its_money_and_an_upheld_objection_sends_it_back()
    {
        var terms = Given.RaceTerms();
        var award = Finished(terms with { Policy = terms.Policy with { Contract = Given.ContractTerms().Policy.Contract } });
        foreach (var team in new[] { 1, 2 }) award.AcceptTeam(team, Given.Accepted, "report", "officer-1", AtFinish, Given.Settings, Awards.Id((byte)(10 + team)));
        // Saturday 31 May 2025; Monday 2 June is the Dragon Boat holiday, so the five working days are 3 to 6 and 9 June.
        var ends = new DateTimeOffset(2025, 6, 10, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That((award.Race!.Outcome, award.StandingResult(1)!.EndsAt), Is.EqualTo(("several-accepted", ends)));
        Assert.That(award.WhyNotPayStage(1, 3, ends)?.Refusal, Is.EqualTo(Refusals.ResultNoticeRuns));
        Assert.That(award.WhyNotPayStage(1, 2, ends), Is.Null, "only the completion money waits");
        Assert.That((award.WhyNotObjectToAcceptance(ends.AddTicks(-1), 1), award.WhyNotObjectToAcceptance(ends, 1)?.Refusal, award.WhyNotObjectToAcceptance(ends.AddTicks(-1))?.Refusal),
            Is.EqualTo(((object?)null, Refusals.NoticeHasEnded, Refusals.NoResultNoticeRuns)));

        award = new(award.Facts, award.Record, award.Version, 1);
        Assert.That(award.WhyNotPayStage(2, 3, ends.AddDays(1))?.Refusal, Is.EqualTo(Refusals.ObjectionsAreOpen), "nothing is paid while one is open");
        var objection = (Awards.Objection(award) with { NoticeId = Awards.Id(11), About = Objection.AboutAcceptance }).Decide(Given.Officer(), Outcomes.Upheld, null, Given.Text("reasons"), null, ends);
        Assert.That(award.Settle(objection, ends), Is.True);
        Assert.That((award.Race!.Outcome, award.Race!.Find(1)!.Acceptance, award.StandingResult(1)), Is.EqualTo(((string?)null, (Acceptance?)null, (ResultNotice?)null)));
        Assert.That(award.WhyNotPayStage(1, 3, ends.AddDays(1))?.Refusal, Is.EqualTo(Refusals.NothingOwed));
        Assert.That(award.WhyNotPayStage(2, 3, ends.AddDays(1)), Is.Null);
        award.AcceptTeam(1, Given.Accepted, "again", "officer-1", ends.AddDays(2), Given.Settings, Awards.Id(13));
        Assert.That((award.Race!.Outcome, award.StandingResult(1)!.Id), Is.EqualTo(("several-accepted", Awards.Id(13))));
    }

    [Test]
    public void A_rectified_result_that_goes_back_is_assessed_again_and_does_not_lapse()
    {
        var terms = Given.RaceTerms();
        var award = Finished(terms with { Policy = terms.Policy with { Contract = Given.ContractTerms().Policy.Contract } });
        award.AcceptTeam(1, Awards.Measured("run-hours", 3000m), "report", "officer-1", AtFinish, Given.Settings, Awards.Id(11));
        award.AcceptTeam(1, Given.Accepted, "report", "officer-1", AtFinish.AddDays(89), Given.Settings, Awards.Id(12));
        var later = AtFinish.AddDays(120);
        var race = award.Race!.SendBack(1);
        Assert.That((race.Lapsed(later).Count, race.WhyNotAccept(1, later)), Is.EqualTo((0, (object?)null)));
        Assert.That(race.Accept(1, Races.Acceptance(false), later, later).Find(1)!.Acceptance, Is.Not.Null, "there is no second rectification");
    }

    static StageResult Result(int team, decimal score = 80m) => new() { Team = team, Score = score, GoalsMet = [], Evidence = "report" };

    static Award Finished(Contracts.Publication.ChallengeTerms? terms = null)
    {
        var award = Awards.Racing(terms);
        award.AssessStage(1, [Result(1), Result(2)], Races.Assessor, new(2024, 5, 31, 10, 0, 0, TimeSpan.FromHours(8)));
        award.AssessStage(2, [Result(1), Result(2)], Races.Assessor, AtFinish);
        return award;
    }
}
