using Challenges.Award.Racing;
using Challenges.Contracts.Review;

namespace Challenges.Award.Tests.Racing;

/// <summary>A race as an award: the conditions of Guangxi's rule, one proposal by two officers, a task book per team.</summary>
sealed class RaceAwardTests
{
    static readonly (string, Contracts.Publication.Wording)[] Two = [("A4", Given.Text("cell")), ("A3", Given.Text("melt"))];

    [Test]
    public void A_race_waits_for_a_second_officer_even_where_its_teams_are_the_best_of_the_ranking()
    {
        var award = Awards.RaceProposed();
        Assert.That((award.State, award.Standing!.FollowsRanking), Is.EqualTo((AwardState.AwaitingSecond, true)));
        Assert.That(award.Standing.Race!.Entrants.Select(e => e.Code), Is.EqualTo(new[] { "A4", "A3" }), "in the order of the ranking, not of the request");
        Assert.That((award.Standing.SolverName, award.Standing.PriceFen, award.Standing.Race.PointsApart), Is.EqualTo(("Solver A4 · Solver A3", 1_600_000_000L, "1.6000")));
        Assert.That(award.WhyNotSecond("officer-1")?.Refusal, Is.EqualTo(Refusals.SecondMustBeAnother));
    }

    [Test]
    public void A_profile_without_a_race_has_one_winner() => Assert.That(Refused(Awards.Deciding(), Two), Is.EqualTo(Refusals.RaceNotAllowed));

    [Test]
    public void Scores_that_are_not_close_make_no_race()
    {
        var id = Given.Facts().ChallengeId;
        Award With(string last) => Awards.Deciding(Given.Facts(Given.Ranking(id, 1, Given.Ranked("A4", 1, "85.3000"), Given.Ranked("A3", 2, last)), Given.RaceTerms()));
        Assert.That(Refused(With("80.2999"), Two), Is.EqualTo(Refusals.ScoresNotClose));
        Assert.That(Refused(With("80.3000"), Two), Is.Null, "five points are five points");
    }

    [TestCase("2166/25", "2041/25", true)]
    [TestCase("2167/25", "2041/25", false)]
    [TestCase("86", "81", true)]
    [TestCase("256/3", "80", false)]
    public void Closeness_is_computed_from_exact_scores(string best, string last, bool close)
    {
        static RankedApplication Exact(string code, int rank, string score) => Given.Ranked(code, rank) with { Score = score };
        var award = Awards.Deciding(Given.Facts(Given.Ranking(Given.Facts().ChallengeId, 1, Exact("A4", 1, best), Exact("A3", 2, last)), Given.RaceTerms()));
        Assert.That(Refused(award, Two), Is.EqualTo(close ? null : Refusals.ScoresNotClose));
    }

    [Test]
    public void Only_awardable_applications_race_and_each_once_and_at_least_two()
    {
        var award = Awards.Deciding(Given.Facts(terms: Given.RaceTerms()));
        Assert.That(Refused(award, [.. Two, ("A1", Given.Text("x"))]), Is.EqualTo(Refusals.NotAwardable));
        Assert.That(Refused(award, [.. Two, ("A9", Given.Text("x"))]), Is.EqualTo(Refusals.UnknownApplication));
        Assert.That(Refused(award, [Two[0], Two[0]]), Is.EqualTo(Refusals.EntrantTwice));
        Assert.That(Refused(award, [Two[0]]), Is.EqualTo(Refusals.RaceTeamsOutOfRange));
    }

    [Test]
    public void Leaving_out_a_better_application_needs_reasons()
    {
        var ranking = Given.Ranking(Given.Facts().ChallengeId, 1, Given.Ranked("A4", 1, "85"), Given.Ranked("A3", 2, "84"), Given.Ranked("A2", 3, "83"));
        var award = Awards.Deciding(Given.Facts(ranking, Given.RaceTerms()));
        (string, Contracts.Publication.Wording)[] skipping = [Two[0], ("A2", Given.Text("third"))];
        Assert.That(Refused(award, skipping), Is.EqualTo(Refusals.DepartureNeedsReasons));
        award.ProposeRace(Awards.Id(1), skipping, Given.RaceStages, Given.Text("why"), Given.Text("A3 takes the route of A4"), "officer-1", Given.Morning);
        Assert.That(award.Standing!.FollowsRanking, Is.False);
    }

    [Test]
    public void Days_and_goals_are_set_once_for_each_stage_of_the_profile()
    {
        var award = Awards.Deciding(Given.Facts(terms: Given.RaceTerms()));
        Assert.That(Awards.Refusal(() => award.ProposeRace(Awards.Id(1), Two, [Given.RaceStages[0]], Given.Text("why"), null, "officer-1", Given.Morning)), Is.EqualTo(Refusals.RaceStagesDiffer));
        Assert.That(Awards.Refusal(() => award.ProposeRace(Awards.Id(1), Two, Given.RaceStages, Given.Text("why"), null, "officer-1", Given.Morning.AddYears(3))), Is.EqualTo(Refusals.DatesOutOfOrder));
    }

    [Test, Property("Rule", "R24")]
    public void Every_team_signs_the_same_days_goals_and_money()
    {
        var books = Awards.RaceDrafted().Record.Race!.Books;
        Assert.That(books.Select(b => Shared.Proof.Canonical.Digest(b.Text.Stages)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(books.Select(b => b.Text.TeamFen), Is.EqualTo(new[] { 800_000_000L, 800_000_000L }));
        Assert.That(books.Select(b => b.Digest), Is.Unique);
        Assert.That(books[0].Text.Indicators.First(i => i.Key == "cell-output").Committed, Is.EqualTo(4.8m), "committed values stay the team's own");
    }

    [Test]
    public void The_race_starts_with_the_last_signature_under_the_last_book()
    {
        var award = Awards.RaceDrafted();
        string Digest(int team) => award.Record.Race!.Books[team - 1].Digest;
        Assert.That(award.WhyNotSign(Given.Solver("A3"), 1)?.Refusal, Is.EqualTo(Refusals.PartiesOnly), "a team signs its own book only");
        Assert.That(Awards.Refusal(() => award.Sign(Given.Solver(), 1, Digest(2), Given.AfterNotice)), Is.EqualTo(Refusals.OtherTaskBook));
        foreach (var party in new[] { Given.Officer(), Given.ProblemOwner, Given.Solver() }) Assert.That(award.Sign(party, 1, Digest(1), Given.AfterNotice), Is.False);
        Assert.That((award.State, award.Race), Is.EqualTo((AwardState.Confirmed, (RaceGroup?)null)));
        Assert.That(award.WhyNotSign(Given.Officer(), 1)?.Refusal, Is.EqualTo(Refusals.SignedAlready));
        award.Sign(Given.Officer(), 2, Digest(2), Given.AfterNotice);
        award.Sign(Given.ProblemOwner, 2, Digest(2), Given.AfterNotice);
        Assert.That(award.Sign(Given.Solver("A3"), 2, Digest(2), Given.AfterNotice), Is.True);
        Assert.That((award.State, award.Race!.Stage), Is.EqualTo((AwardState.Racing, 1)));
    }

    [Test]
    public void A_new_draft_voids_the_signatures_of_all_teams()
    {
        var award = Awards.RaceDrafted();
        award.Sign(Given.Solver(), 1, award.Record.Race!.Books[0].Digest, Given.AfterNotice);
        award.DraftRaceBooks(_ => Given.Text("again"), "officer-1", Given.AfterNotice);
        Assert.That(award.Record.Race!.Books, Has.All.Property("Signatures").Empty);
        Assert.That(award.Record.Race.Books.Select(b => b.Text.Revision), Has.All.EqualTo(2));
    }

    [Test]
    public void A_party_assesses_no_stage() =>
        Assert.That(Awards.Refusal(() => Awards.Racing().AssessStage(1, [Races.Result(1, 80m), Races.Result(2, 70m)], new("Unit A4", "org-test-centre"), Given.AfterNotice)), Is.EqualTo(Refusals.AssessorIsParty));

    [Test]
    public void A_stage_whose_day_passed_without_assessment_is_late()
    {
        var award = Awards.Racing();
        var ends = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That(award.NextDueAt, Is.EqualTo(ends));
        award.RunDue(ends);
        Assert.That((award.Race!.Late, award.NextDueAt), Is.EqualTo((true, (DateTimeOffset?)null)));
    }

    [Test]
    public void An_upheld_objection_strikes_no_team_for_good_but_choosing_it_again_needs_reasons()
    {
        var award = Awards.RaceProposed();
        award.Second("officer-2", Given.Morning);
        award.OpenNotice(Awards.Id(2), "officer-1", null, Given.Settings, Given.Morning);
        award.Settle(Awards.Objection(award) with { Decided = new("officer-2", Given.Morning, "upheld", true, Given.Text("reasons"), null) }, Given.Morning);
        Assert.That((award.State, award.RankingLeadsTo), Is.EqualTo((AwardState.Deciding, (string?)null)));
        Assert.That(Refused(award, Two), Is.EqualTo(Refusals.DepartureNeedsReasons));
    }

    [Test]
    public void A_single_winner_can_be_proposed_under_a_profile_that_allows_a_race()
    {
        var award = Awards.Proposed(Given.Facts(terms: Given.RaceTerms()));
        Assert.That((award.State, award.RaceProposed), Is.EqualTo((AwardState.Proposed, (RaceProposal?)null)));
        Assert.That(award.WhyNotDraftRaceBooks()?.Refusal, Is.EqualTo(Refusals.RaceNotFound));
    }

    static Challenges.Shared.Web.Refusal? Refused(Award award, (string, Contracts.Publication.Wording)[] entrants)
    {
        try
        {
            award.ProposeRace(Awards.Id(1), entrants, Given.RaceStages, Given.Text("why"), null, "officer-1", Given.Morning);
            return null;
        }
        catch (Challenges.Shared.Web.RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
