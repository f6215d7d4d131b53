using Challenges.Review.Ranking;

namespace Challenges.Review.Tests.Ranking;

public sealed class Ties
{
    [Test]
    public void Equal_scores_are_decided_by_the_higher_attainment()
    {
        var ranking = Rank(["attainment", "spread", "price"], Candidate("A", 9, [80, 60]), Candidate("B", 1, [60, 80]));
        Assert.That(ranking.Entries.Select(e => (e.Code, e.Rank, e.DecidedBy)), Is.EqualTo(new[] { ("A", 1, null), ("B", 2, "attainment") }));
    }

    [Test]
    public void Then_by_the_lower_spread()
    {
        var ranking = Rank(["attainment", "spread", "price"], Candidate("A", 1, [70, 50], [70, 90]), Candidate("B", 9, [70, 60], [70, 80]));
        Assert.That(ranking.Entries.Select(e => (e.Code, e.Rank, e.DecidedBy)), Is.EqualTo(new[] { ("B", 1, null), ("A", 2, "spread") }));
    }

    [Test]
    public void Then_by_the_lower_price()
    {
        var ranking = Rank(["attainment", "spread", "price"], Candidate("A", 9, [70, 70]), Candidate("B", 8, [70, 70]));
        Assert.That(ranking.Entries.Select(e => (e.Code, e.Rank, e.DecidedBy)), Is.EqualTo(new[] { ("B", 1, null), ("A", 2, "price") }));
    }

    [Test]
    public void The_order_of_the_tie_breaks_is_the_profiles()
    {
        var ranking = Rank(["price", "attainment"], Candidate("A", 9, [80, 60]), Candidate("B", 1, [60, 80]));
        Assert.That(ranking.Entries.Select(e => (e.Code, e.DecidedBy)), Is.EqualTo(new[] { ("B", null), ("A", "price") }));
    }

    [Test]
    public void What_stays_equal_shares_a_rank_and_needs_a_further_defence()
    {
        var ranking = Rank(["attainment", "spread", "price"], Candidate("C", 5, [50, 50]), Candidate("B", 7, [70, 70]), Candidate("A", 7, [70, 70]));
        Assert.That(ranking.Entries.Select(e => (e.Code, e.Rank, e.NeedsFurtherDefence)), Is.EqualTo(new[] { ("A", 1, true), ("B", 1, true), ("C", 3, false) }));
    }

    [Test, Property("Case", "E85")]
    public void Figures_that_print_alike_but_differ_are_no_tie()
    {
        int[][] low = [.. Enumerable.Repeat(new[] { 70, 70 }, 100_001)];
        int[][] high = [[71, 71], .. low.Skip(1)];
        var ranking = Rank([], Candidate("A", 1, low), Candidate("B", 1, high));
        Assert.That(ranking.Entries.Select(e => (e.Code, e.Rank, e.ScoreShown)), Is.EqualTo(new[] { ("B", 1, "70.0000"), ("A", 2, "70.0000") }));
    }

    static RankingSnapshot Rank(string[] tieBreaks, params RankingCandidate[] candidates) => RankingEngine.Compute(new RankingInput
    {
        Number = "X",
        Profile = "p",
        ProfileVersion = 1,
        Method = "mean",
        TrimFromSheets = 5,
        PassingScore = 60,
        ShortlistSize = 3,
        SheetsNeeded = 1,
        TieBreaks = tieBreaks,
        Criteria = [new WeightedCriterion("attainment", 50), new WeightedCriterion("route", 50)],
        Applications = candidates
    }, Qinghai.InReview);

    static RankingCandidate Candidate(string code, long price, params int[][] sheets) => new(code, price, [.. sheets.Select((s, i) => new ScoredSheet($"R{i}", s))]);
}
