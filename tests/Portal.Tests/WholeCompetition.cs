using Challenges.Portal.Tests.Playing;

namespace Challenges.Portal.Tests;

/// <summary>
/// The demonstration competition from its problem to the accepted result by seven people, each in a browser of their own and in one language: owner, two officers, solver, reviewer, objector and auditor.
/// The rest of the cast acts over HTTP; what comes out is what comes out without browsers.
/// </summary>
[TestFixture("en"), TestFixture("zh")]
public sealed class WholeCompetition(string language)
{
    WholePlay _play = null!;

    [OneTimeSetUp]
    public async Task Play() => _play = await WholePlay.In(language);

    [Test]
    public Task It_comes_out_as_expected() => _play.Venue.Theatre.MustBeAsExpected();

    [Test]
    public void Nothing_is_blocked_and_no_script_fails() =>
        // What a service refuses answers 422, and a browser tells of every such page, and of a line that it lost.
        Assert.That(_play.Visits.SelectMany(visit => visit.Complaints).Where(complaint => !complaint.Contains("status of 422", StringComparison.Ordinal) && !(complaint.Contains("status of 404", StringComparison.Ordinal) && complaint.Contains("/objections?id=", StringComparison.Ordinal)) && !complaint.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void An_owners_file_is_saved_under_a_name_that_tells_nothing() => Assert.That(_play.Office.Saved, Does.StartWith("200 attachment").And.Not.Contain("test stand"));

    [Test]
    public void What_a_service_can_not_read_stands_beside_its_field() => Assert.That(_play.Office.Refused, Does.Contain("six in the evening"));

    [Test]
    public void The_dates_of_a_draft_say_how_long_it_is_up_to_them() => Assert.That(_play.Office.Drafted, language == "zh"
        ? Does.Contain("2022年12月19日（周一）18:00").And.Contain("如现在发榜，共 39 天，其中工作日 27 天").And.Contain("自截止起 102 天")
        : Does.Contain("Mon 19 December 2022, 18:00").And.Contain("if published now: 39 days, of them 27 working days").And.Contain("since the close: 102 days"));

    [Test]
    public void The_objector_gets_a_receipt() => Assert.That(_play.Objected, Does.Contain(language == "zh" ? "异议已提交" : "Your objection is filed"));

    [Test]
    public void The_objector_finds_the_objection_without_its_key_and_nobody_else_does()
    {
        Assert.That(_play.Found.Own, Does.Contain("Feed log of the test cell, 20 April 2023"));
        Assert.That(_play.Found.Others, Is.EqualTo(404));
    }

    [Test]
    public void The_solver_reads_the_own_scores_and_no_reviewers_name() => Assert.That(_play.OutcomeRead, Does.Contain("85.3").And.Contain("Judged by the route").And.Not.Contain("Reviewer E1"));

    [Test]
    public void A_reviewer_reads_the_ranking_beside_the_own_totals_and_by_code_alone()
    {
        Assert.That(_play.Judged.Seat, Does.Match($@"1\s+{_play.Venue.Theatre.Stage.Codes["A1"]}\s+86\.4000\s+86\.6400"));
        Assert.That(_play.Judged.Measured, Does.Contain("LMTC-2023-A1"));
        var names = _play.Venue.Theatre.Competition.Applications.Values.SelectMany(a => new[] { a.Solver, a.ContractingUnit }).OfType<string>();
        Assert.That(names.Where(name => $"{_play.Judged}".Contains(name, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public void What_the_contract_asks_of_the_winner_waits_among_the_own_work()
    {
        var sign = language == "zh" ? "待签署任务书" : "Sign the task book";
        Assert.That(_play.Office.ToSign, Does.Contain(sign));
        Assert.That(_play.Contracted, Does.Contain(language == "zh" ? "里程碑到期" : "Milestone due").And.Not.Contain(sign));
    }

    [Test]
    public void Every_decision_replays_for_the_auditor() => Assert.That(_play.Audited, Does.Contain(language == "zh" ? "链条与结果一致" : "Chain and results agree"));
}
