using Challenges.Portal.Tests.Playing;

namespace Challenges.Portal.Tests;

/// <summary>What the demonstration never meets, by its pages: see <see cref="LongPlay"/>.</summary>
public sealed class LongCompetition
{
    LongPlay _play = null!;

    [OneTimeSetUp]
    public async Task Play() => _play = await LongPlay.Played();

    [Test]
    public void A_vetter_scores_a_problem_and_the_sheet_is_locked() => Assert.That(_play.Vetted, Does.Contain("Magnesium is needed").And.Contain("90").And.Not.Contain("75"));

    [Test]
    public void The_owner_reads_the_opinions_and_not_whose_they_are() => Assert.That(_play.Opinions, Does.Contain("Worth a call.").And.Contain("necessity 90").And.Not.Contain("p-vetter").And.Not.Contain("V1"));

    [Test]
    public void After_an_amendment_the_solver_reads_what_changed_and_confirms()
    {
        Assert.That(_play.ToConfirm, Does.Contain("13,500").Or.Contain("13500"));
        Assert.That(_play.ToConfirm, Does.Contain("13,400").Or.Contain("13400"));
        Assert.That(_play.Confirmed, Does.Contain("Filed"));
    }

    [Test]
    public void What_the_formal_check_found_is_mended_by_its_rule()
    {
        Assert.That(_play.ToMend, Does.Contain("R09").And.Contain("p-a4-9"));
        Assert.That(_play.Mended, Does.Contain("The correction was received and checked").And.Contain("Receipts of corrections"));
    }

    [Test]
    public void Questions_reach_the_solver_and_answers_the_panel_and_neither_tells_who()
    {
        Assert.That(_play.Asked, Is.EqualTo("How is the chlorine of the cell led away?"));
        Assert.That(_play.Answered, Does.Contain("Your answers were sent").And.Not.Contain("Send the answers"));
        Assert.That(_play.SecondSheet, Does.Contain("a scrubber with two stages").And.Not.Contain(_play.Theatre.Competition.Applications[Bidder.Key].Solver));
    }

    [Test]
    public void The_second_sheets_and_the_first_make_one_ranking() => Assert.That(_play.Combined, Does.Match(@"Completed\s+Fri 24 March 2023"));

    [Test]
    public void A_reconsideration_is_decided_with_reasons_that_the_applicant_reads() => Assert.That(_play.Reconsidered, Does.Contain("The record shows seven seated members"));

    [Test]
    public void A_race_that_is_run_from_the_desk_comes_out_as_expected() => Assert.That(_play.Race.Differences, Is.Empty, string.Join('\n', _play.Race.Differences));

    [Test]
    public void Money_of_a_team_goes_back_by_two_officers() => Assert.That(_play.Race.Recovered, Does.Contain("outstanding").IgnoreCase.And.Contain("600,000.00"));

    [Test]
    public void Nothing_is_blocked_and_no_script_fails() =>
        Assert.That(_play.Visits.SelectMany(visit => visit.Complaints).Where(complaint => !complaint.Contains("status of 422", StringComparison.Ordinal)), Is.Empty);
}
