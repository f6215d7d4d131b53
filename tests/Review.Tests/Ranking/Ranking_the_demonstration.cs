using Challenges.Review.Ranking;

namespace Challenges.Review.Tests.Ranking;

public sealed class Ranking_the_demonstration
{
    readonly RankingSnapshot _ranking = Ranked().Ranking!;

    static ChallengeReview Ranked()
    {
        var review = Qinghai.Declared();
        review.Rank(Qinghai.AllSheets(review), Qinghai.InReview);
        return review;
    }

    [TestCase("A1", "2166/25", "86.6400", "175/2", "87.5000", "86.4000")]
    [TestCase("A2", "3929/50", "78.5800", "2747/35", "78.4857", "77.8000")]
    [TestCase("A3", "837/10", "83.7000", "1145/14", "81.7857", "84.1000")]
    [TestCase("A4", "853/10", "85.3000", "3002/35", "85.7714", "85.0000")]
    [TestCase("A5", "1486/25", "59.4400", "119/2", "59.5000", "59.2000")]
    public void The_figures_are_exact(string code, string trimmed, string trimmedShown, string mean, string meanShown, string medianShown)
    {
        var entry = _ranking.Entries.Single(e => e.Code == code);
        Assert.That((entry.Score, entry.ScoreShown, entry.Mean, entry.MeanShown, entry.MedianShown, entry.Sheets),
            Is.EqualTo((trimmed, trimmedShown, mean, meanShown, medianShown, 7)));
    }

    [TestCase("A1", "82.7 85.7 85.8 86.4 86.4 88.9 96.6")]
    [TestCase("A2", "74.1 77.2 77.8 77.8 79.8 80.3 82.4")]
    [TestCase("A3", "64.7 81.0 84.0 84.1 84.7 84.7 89.3")]
    [TestCase("A4", "84.3 84.4 84.6 85.0 85.0 87.5 89.6")]
    [TestCase("A5", "55.5 58.5 58.6 59.2 59.2 61.7 63.8")]
    public void The_sheet_totals_are_those_of_the_competition(string code, string totals)
    {
        var input = Ranked().Input!;
        var own = input.Applications.Single(a => a.Code == code).Sheets.Select(s => RankingEngine.Total(input.Criteria, s.Scores)).Order().Select(t => Exact.Shown(t)[..^3]);
        Assert.That(own, Is.EqualTo(totals.Split(' ')));
    }

    [Test]
    public void The_order_is_the_expected_one_under_each_method()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_ranking.Entries.Select(e => e.Code), Is.EqualTo(new[] { "A1", "A4", "A3", "A2", "A5" }));
            Assert.That(_ranking.Entries.OrderBy(e => e.RankByMean).Select(e => e.Code), Is.EqualTo(new[] { "A1", "A4", "A3", "A2", "A5" }));
            Assert.That(_ranking.Entries.OrderBy(e => e.RankByMedian).Select(e => e.Code), Is.EqualTo(new[] { "A1", "A4", "A3", "A2", "A5" }));
            Assert.That(_ranking.Entries.Where(e => e.Shortlisted).Select(e => e.Code), Is.EqualTo(new[] { "A1", "A4", "A3" }));
            Assert.That(_ranking.Entries.Where(e => !e.ReachesPassingScore).Select(e => e.Code), Is.EqualTo(new[] { "A5" }));
        });
    }

    [Test]
    public void The_digest_is_that_of_the_canonical_input()
    {
        var review = Ranked();
        Assert.That(review.Ranking!.InputDigest, Is.EqualTo(Challenges.Shared.Proof.Canonical.Digest(review.Input)));
        Assert.That(review.Ranking.InputDigest, Has.Length.EqualTo(64));
    }
}
