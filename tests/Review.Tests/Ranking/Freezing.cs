using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Ranking;

public sealed class Freezing
{
    [Test]
    public void A_missing_sheet_holds_the_ranking_up_before_the_hard_stop()
    {
        var review = Qinghai.Declared();
        var sheets = Qinghai.AllSheets(review);
        sheets.RemoveAt(0);
        Refused(Refusals.SheetsAreMissing, review, sheets, Qinghai.InReview);
    }

    [Test, Property("Case", "E73")]
    public void A_draft_is_a_missing_sheet()
    {
        var review = Qinghai.Declared();
        var sheets = Qinghai.AllSheets(review);
        sheets[0] = Qinghai.Sheet(review, "E1", "A1", submit: false);
        Refused(Refusals.SheetsAreMissing, review, sheets, Qinghai.InReview);
    }

    [Test, Property("Case", "E82"), Property("Rule", "R17")]
    public void Missing_sheets_and_abstentions_reduce_the_count_after_the_hard_stop_and_the_quorum_decides()
    {
        var review = Qinghai.Declared();
        Assert.That(review.SheetsNeeded, Is.EqualTo(5), "67 % of 7 is 5");
        var enough = Without(review, ["E1", "E2"]);
        Assert.That(review.WhyNotRank(enough, Qinghai.Ends), Is.Null);
        Refused(Refusals.QuorumIsMissing, review, Without(review, ["E1", "E2", "E3"]), Qinghai.Ends);
        Refused(Refusals.SheetsAreMissing, review, enough, Qinghai.Ends.AddTicks(-1));
    }

    [TestCase(67, 5)]
    [TestCase(80, 6)]
    [TestCase(86, 7)]
    [TestCase(10, 5)]
    public void The_quorum_is_rounded_up_and_never_below_the_minimum(int percent, int needed) =>
        Assert.That(Qinghai.Declared(Qinghai.Terms with { Policy = Qinghai.Policy with { QuorumPercent = percent } }).SheetsNeeded, Is.EqualTo(needed));

    [Test, Property("Case", "E73")]
    public void An_abstention_completes_the_panel_but_is_no_score()
    {
        var review = Qinghai.Declared();
        var sheets = Without(review, ["E1"]);
        foreach (var code in Qinghai.Codes)
        {
            var sheet = new ScoreSheet { Id = MassTransit.NewId.NextGuid(), ReviewId = review.Id, SeatId = review.SeatOf("E1").Id, Code = code };
            sheet.Abstain("not my field", Qinghai.InReview);
            sheets.Add(sheet);
        }
        review.Rank(sheets, Qinghai.InReview);
        Assert.That(review.Ranking!.Entries.Select(e => e.Sheets), Is.All.EqualTo(6));
    }

    [Test, Property("Case", "E73")]
    public void A_score_of_zero_counts()
    {
        var review = Qinghai.Declared();
        var sheets = Qinghai.AllSheets(review).Where(s => !(s.SeatId == review.SeatOf("E1").Id && s.Code == "A1")).ToList();
        var zero = new ScoreSheet { Id = MassTransit.NewId.NextGuid(), ReviewId = review.Id, SeatId = review.SeatOf("E1").Id, Code = "A1" };
        zero.Save([.. review.Terms.Criteria.Select(c => new CriterionScore { Criterion = c.Key, Score = 0 })], review.Terms.Criteria, Qinghai.InReview);
        zero.Submit(review.Terms.Criteria, Qinghai.InReview);
        review.Rank([.. sheets, zero], Qinghai.InReview);
        var entry = review.Ranking!.Entries.Single(e => e.Code == "A1");
        Assert.That((entry.Sheets, entry.LowestShown), Is.EqualTo((7, "0.0000")));
    }

    [Test]
    public void Sheets_of_a_released_seat_count_nowhere()
    {
        var review = Qinghai.Declared();
        var sheets = Qinghai.AllSheets(review);
        review.Recuse(review.SeatOf("E1"), "a relation came to light", Qinghai.InReview);
        Refused(Refusals.SheetsAreMissing, review, sheets, Qinghai.InReview);
        Assert.That(review.Counting(sheets).Select(s => s.SeatId), Has.None.EqualTo(review.SeatOf("E1").Id));
    }

    [Test]
    public void Sheets_that_lack_a_criterion_of_newer_terms_are_not_counted()
    {
        var review = Qinghai.Declared();
        var sheets = Qinghai.AllSheets(review);
        var extra = Qinghai.Terms.Criteria[0] with { Key = "safety" };
        review.Take(Qinghai.Terms with { Criteria = [.. Qinghai.Terms.Criteria, extra] }, 2, Qinghai.InReview);
        Refused(Refusals.QuorumIsMissing, review, sheets, Qinghai.Ends);
    }

    [Test]
    public void The_ranking_is_computed_once()
    {
        var review = Qinghai.Declared();
        var sheets = Qinghai.AllSheets(review);
        review.Rank(sheets, Qinghai.InReview);
        Refused(Refusals.RankingStands, review, sheets, Qinghai.InReview);
    }

    [Test]
    public void Nothing_is_ranked_before_all_applications_are_opened()
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        review.Take(Qinghai.Terms, 1, Qinghai.Published);
        review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        review.Take(Qinghai.Application("A1"), Qinghai.Closes);
        Refused(Refusals.SetIsNotComplete, review, [], Qinghai.Ends);
    }

    [Test, Property("Rule", "R25")]
    public void A_missed_quorum_can_be_healed_by_one_capped_extension()
    {
        var review = Qinghai.Declared();
        Assert.That(review.WhyNotExtend(Qinghai.Ends.AddTicks(-1))!.Refusal, Is.EqualTo(Refusals.ExtensionIsNotNeeded));
        review.RunDue(Qinghai.Ends);
        Assert.That(Assert.Throws<RefusedException>(() => review.Extend(Qinghai.Ends.AddDays(31), "illness", "officer", Qinghai.Ends))!.Refusal, Is.EqualTo(Refusals.ExtensionIsOutOfRange));
        review.Extend(Qinghai.Ends.AddDays(10), "illness", "officer", Qinghai.Ends);
        Assert.That((review.WhyNotScore(Qinghai.Ends.AddDays(9)), review.NextDueAt), Is.EqualTo(((RefusedException?)null, (DateTimeOffset?)Qinghai.Ends.AddDays(10))));
        Assert.That(review.WhyNotExtend(Qinghai.Ends.AddDays(10))!.Refusal, Is.EqualTo(Refusals.ExtensionIsSpent));
    }

    static List<ScoreSheet> Without(ChallengeReview review, string[] people)
    {
        var seats = people.Select(p => review.SeatOf(p).Id).ToHashSet();
        return [.. Qinghai.AllSheets(review).Where(s => !seats.Contains(s.SeatId))];
    }

    static void Refused(Refusal expected, ChallengeReview review, IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now) =>
        Assert.That(review.WhyNotRank(sheets, now)?.Refusal, Is.EqualTo(expected));
}
