using Challenges.Review.Ranking;
using Challenges.Shared.Proof;
using Fractions;

namespace Challenges.Review.Tests.Ranking;

public sealed class Standardised
{
    [Test]
    public void It_undoes_that_one_reviewer_is_severe_and_another_uses_the_whole_scale()
    {
        // R0 calls A0 best by a hair, R1 calls A1 best by far on a wide scale; by the mean R1 alone would decide.
        var input = Input([(80, 50), (79, 90), (70, 20), (71, 30), (70, 10)]);
        var standardised = RankingEngine.Compute(input, Qinghai.InReview);
        Assert.That(standardised.Method, Is.EqualTo("standardised"));
        Assert.That(RankingEngine.Compute(input with { Method = "mean" }, Qinghai.InReview).Entries.Select(e => e.Code), Is.EqualTo(new[] { "A1", "A0", "A3", "A2", "A4" }));
        Assert.That(standardised.Entries.Select(e => e.Rank), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(standardised.Entries.Single(e => e.Code == "A0").Score, Does.Not.Contain("E"), "an exact fraction");
    }

    [Test]
    public void The_scores_keep_the_mean_of_all_totals_so_that_the_passing_score_can_be_held_against_them()
    {
        var input = Input([(80, 50), (79, 90), (70, 20), (71, 30), (70, 10)]);
        var scores = RankingEngine.Compute(input, Qinghai.InReview).Entries.Select(e => Fraction.FromString(e.Score, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.That((Exact.Mean(scores) - new Fraction(57)).Abs() < new Fraction(1, 1_000_000), Exact.Shown(Exact.Mean(scores)));
    }

    [Test]
    public void Who_scored_all_alike_says_nothing()
    {
        var entries = RankingEngine.Compute(Input([(60, 50), (60, 90), (60, 20), (60, 30)]), Qinghai.InReview).Entries;
        Assert.That(entries.Select(e => e.Code), Is.EqualTo(new[] { "A1", "A0", "A3", "A2" }));
    }

    [Test]
    public void With_fewer_than_four_applications_of_a_reviewer_the_mean_counts_and_is_named()
    {
        var ranking = RankingEngine.Compute(Input([(80, 50), (79, 90), (70, 20)]), Qinghai.InReview);
        Assert.That((ranking.Method, ranking.Entries[0].Score), Is.EqualTo(("mean", "169/2")));
    }

    [Test]
    public void Version_one_is_still_what_it_was()
    {
        var input = Input([(80, 50), (79, 90), (70, 20)]) with { Method = "median" };
        var (first, now) = (RankingEngine.ComputeFirst(input, Qinghai.InReview), RankingEngine.Compute(input, Qinghai.InReview));
        Assert.That((first.EngineVersion, now.EngineVersion), Is.EqualTo(("review-ranking/1", "review-ranking/2")));
        Assert.That(Canonical.Digest(first.Entries), Is.EqualTo(Canonical.Digest(now.Entries)));
    }

    static RankingInput Input((int First, int Second)[] scores) => new()
    {
        Number = "X",
        Profile = "p",
        ProfileVersion = 1,
        Method = "standardised",
        TrimFromSheets = 5,
        PassingScore = 60,
        ShortlistSize = 3,
        SheetsNeeded = 1,
        TieBreaks = ["price"],
        Criteria = [new WeightedCriterion("attainment", 100)],
        Applications = [.. scores.Select((s, a) => new RankingCandidate($"A{a}", a, [new ScoredSheet("R0", [s.First]), new ScoredSheet("R1", [s.Second])]))]
    };
}
