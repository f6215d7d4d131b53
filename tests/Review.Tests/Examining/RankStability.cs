using Challenges.Review.Examining;
using Challenges.Review.Ranking;
using Challenges.Shared.Proof;
using CsCheck;
using Fractions;

namespace Challenges.Review.Tests.Examining;

public sealed class RankStability
{
    /// <summary>Everybody scored everything; one criterion of weight 100, so that scores are totals.</summary>
    static readonly Gen<RankingInput> Full =
        from reviewers in Gen.Int[3, 6]
        from scores in Gen.Int[20, 80].Array[reviewers].Array[4, 7]
        select Input([.. scores.Select(s => s.Select((x, r) => ($"R{r}", x)).ToArray())]);

    static readonly Gen<RankingInput> Ragged =
        from scores in Gen.Int[20, 80].Array[0, 5].Array[1, 6]
        from needed in Gen.Int[1, 4]
        select Input([.. scores.Select(s => s.Select((x, r) => ($"R{r}", x)).ToArray())]) with { SheetsNeeded = needed };

    [Test]
    public void The_demonstration_has_one_outlier_and_the_same_winner_by_every_method()
    {
        var review = Qinghai.Declared();
        review.Rank(Qinghai.AllSheets(review), Qinghai.InReview);
        var report = review.Stability()!;
        Assert.That(report.Methods.Select(m => m.Name), Is.EqualTo(new[] { "trimmed-mean", "mean", "median", "standardised" }));
        Assert.That(report.Methods.Concat(report.LeftOut).Select(v => v.Entries[0].Code), Is.All.EqualTo(review.Ranking!.Entries[0].Code));
        Assert.That(report.LeftOut, Has.Count.EqualTo(7));
        var outlier = report.Outliers.Single();
        Assert.That((outlier.Code, outlier.Reviewer, outlier.TotalShown), Is.EqualTo(("A3", "R-E3", "64.7000")));
        Assert.That(report.Applications.Select(a => a.Rank), Is.EqualTo(review.Ranking.Entries.Select(e => e.Rank)));
    }

    [Test]
    public void The_demonstration_keeps_its_order_in_25_of_30_tests()
    {
        var review = Qinghai.Declared();
        review.Rank(Qinghai.AllSheets(review), Qinghai.InReview);
        var report = review.Stability()!;
        Assert.That(report.Applications.Select(a => a.Code), Is.EqualTo(new[] { "A1", "A4", "A3", "A2", "A5" }));
        Assert.That(report.Tests, Is.EqualTo(new StabilityTests(new(25, 30), new(7, 7), new(3, 3), new(15, 20))));
        Assert.That(report.Applications.Select(a => string.Join(' ', a.Places)), Is.EqualTo(new[] { "29 1 0 0 0", "1 25 4 0 0", "0 4 26 0 0", "0 0 0 30 0", "0 0 0 0 30" }));
        Assert.That(report.Applications[0].Moves, Is.EqualTo(new[] { "+delivery -value" }));
        Assert.That(report.Applications[1].Moves, Is.EqualTo(new[] { "+delivery -value", "+value -attainment", "+value -delivery", "+value -plan", "+value -route" }));
        Assert.That(report.Applications[2].Moves, Is.EqualTo(report.Applications[1].Moves.Skip(1)));
        Assert.That(report.Applications.Skip(3).SelectMany(a => a.Moves), Is.Empty);
        Assert.That(report.Weights.Single(w => w.Name == "+delivery -value").Entries.Take(2), Is.EqualTo(new[] { new VariantEntry("A4", 1, "86.9600"), new VariantEntry("A1", 2, "86.8000") }));
    }

    [Test]
    public void In_every_row_the_places_are_as_many_as_the_tests() => Ragged.Sample(input =>
    {
        var report = Examined(input);
        var reviewers = report.Reviewers.Count;
        Assert.That(report.Tests.All.Of, Is.EqualTo(reviewers + report.Methods.Count - 1));
        Assert.That(report.Applications.Select(a => a.Places.Sum() + a.Unplaced), Is.All.EqualTo(report.Tests.All.Of));
        Assert.That(report.Tests.All.Kept, Is.EqualTo(report.Tests.All.Of - report.Applications.SelectMany(a => a.Moves).Distinct().Count()));
    });

    [Test]
    public void Who_has_ten_points_of_weight_or_more_gives_ten_to_each_other_and_is_ranked_anew()
    {
        var input = Input([("R0", 0)], [("R0", 0)]) with
        {
            Criteria = [new WeightedCriterion("a", 9), new WeightedCriterion("b", 10), new WeightedCriterion("c", 81)],
            Applications = [new RankingCandidate("A0", 1, [new ScoredSheet("R0", [0, 100, 50])]), new RankingCandidate("A1", 1, [new ScoredSheet("R0", [100, 0, 50])])]
        };
        var report = Examined(input);
        Assert.That(report.Weights.Select(w => (w.Name, w.To, w.From, w.Entries[0].Code, w.Entries[0].ScoreShown)), Is.EqualTo(new[]
        {
            ("+a -b", "a", "b", "A1", "59.5000"), ("+a -c", "a", "c", "A1", "54.5000"), ("+b -c", "b", "c", "A0", "55.5000"), ("+c -b", "c", "b", "A1", "54.5000")
        }));
        Assert.That(report.Applications.Select(a => (a.Code, string.Join(' ', a.Moves))), Is.EqualTo(new[] { ("A0", "R0 +a -b +a -c +c -b"), ("A1", "R0 +a -b +a -c +c -b") }), "without its only reviewer nothing has a place");
        Assert.That(report.Applications.Select(a => a.Unplaced), Is.All.EqualTo(1));
    }

    [Test]
    public void The_order_of_arrival_does_not_matter() => Gen.Select(Ragged, Gen.Int[0, 1000]).Sample((input, seed) =>
    {
        var random = new Random(seed);
        var shuffled = input with
        {
            Applications = [.. input.Applications.OrderBy(_ => random.Next()).Select(a => a with { Sheets = [.. a.Sheets.OrderBy(_ => random.Next())] })]
        };
        Assert.That(Canonical.Digest(Examined(shuffled)), Is.EqualTo(Canonical.Digest(Examined(input))));
    });

    [Test]
    public void What_is_missing_stands_in_no_variant() => Ragged.Sample(input =>
    {
        var report = Examined(input);
        var unranked = input.Applications.Where(a => a.Sheets.Count == 0 || a.Sheets.Count < input.SheetsNeeded).Select(a => a.Code).ToList();
        Assert.That(report.Methods.Concat(report.LeftOut).SelectMany(v => v.Entries).Select(e => e.Code).Intersect(unranked), Is.Empty);
        foreach (var variant in report.LeftOut)
        {
            var present = input.Applications.Where(a => !unranked.Contains(a.Code) && a.Sheets.Any(s => s.Reviewer != variant.Name)).Select(a => a.Code);
            Assert.That(variant.Entries.Select(e => e.Code), Is.EquivalentTo(present));
        }
    });

    [Test]
    public void A_reviewer_who_takes_the_same_from_everybody_changes_nothing_once_standardised() => Gen.Select(Full, Gen.Int[-20, 20]).Sample((input, by) =>
    {
        var shifted = input with
        {
            Applications = [.. input.Applications.Select(a => a with { Sheets = [.. a.Sheets.Select(s => s.Reviewer == "R0" ? s with { Scores = [s.Scores[0] + by] } : s)] })]
        };
        Assert.That(Standardised(shifted).Entries.Select(e => (e.Code, e.Rank)), Is.EqualTo(Standardised(input).Entries.Select(e => (e.Code, e.Rank))));
    });

    [Test]
    public void Standardising_needs_four_applications_from_every_reviewer()
    {
        (string, int)[] both = [("R0", 50), ("R1", 60)];
        Assert.That(Examined(Input(both, both, both, both)).StandardisedIsMissing, Is.False);
        var report = Examined(Input(both, both, both, [("R0", 50)]));
        Assert.That(report.StandardisedIsMissing, Is.True);
        Assert.That(report.Methods.Select(m => m.Name), Does.Not.Contain("standardised"));
    }

    [Test]
    public void The_deviation_is_the_square_root_rounded_down_at_twelve_decimals() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 10_000]).Sample((n, d) =>
    {
        var (value, step) = (new Fraction(n, d), new Fraction(1, 1_000_000_000_000));
        var root = Standardising.Root(value);
        Assert.That(root * root <= value && value < (root + step) * (root + step));
    });

    [Test]
    public void Severity_is_the_mean_distance_from_the_others_on_the_same_applications()
    {
        var report = Examined(Input([("R0", 80), ("R1", 60)], [("R0", 70), ("R1", 60)], [("R0", 10)]));
        Assert.That(report.Reviewers, Is.EqualTo(new[] { new Severity("R0", 2, "15", "15.0000"), new Severity("R1", 2, "-15", "-15.0000") }));
        Assert.That(Examined(Input([("R0", 10)])).Reviewers.Single().Deviation, Is.Null, "nobody to compare with is not zero");
    }

    [Test]
    public void Exactly_the_limit_away_from_the_median_is_no_outlier()
    {
        Assert.That(Examined(Input([("R0", 65), ("R1", 80), ("R2", 80)])).Outliers, Is.Empty);
        Assert.That(Examined(Input([("R0", 64), ("R1", 80), ("R2", 80)])).Outliers.Single(), Is.EqualTo(new Outlier("A0", "R0", "64.0000", "80.0000")));
    }

    [Test, Property("Case", "E74")]
    public void One_who_misread_sinks_the_mean_and_neither_median_nor_leaving_out()
    {
        var report = Examined(Input([("R0", 90), ("R1", 100), ("R2", 100), ("R3", 20)], [("R0", 85), ("R1", 85), ("R2", 85), ("R3", 85)]) with { Method = "mean" });
        Assert.That(report.Methods.Single(m => m.Name == "mean").Entries[0].Code, Is.EqualTo("A1"));
        Assert.That(report.Methods.Single(m => m.Name == "median").Entries[0], Is.EqualTo(new VariantEntry("A0", 1, "95.0000")));
        Assert.That(report.Applications.Single(a => a.Code == "A0").Moves, Is.SupersetOf(new[] { "median", "R3" }));
        Assert.That((report.Applications[0].Code, report.Applications[0].Best, report.Applications[0].Worst), Is.EqualTo(("A1", 1, 2)));
    }

    static StabilityReport Examined(RankingInput input) => Stability.Of(input, 15, Qinghai.InReview);

    static VariantRanking Standardised(RankingInput input) => Examined(input).Methods.Single(m => m.Name == "standardised");

    static RankingInput Input(params (string Reviewer, int Score)[][] applications) => new()
    {
        Number = "X",
        Profile = "p",
        ProfileVersion = 1,
        Method = "trimmed-mean",
        TrimFromSheets = 5,
        PassingScore = 0,
        ShortlistSize = 3,
        SheetsNeeded = 1,
        TieBreaks = [],
        Criteria = [new WeightedCriterion("attainment", 100)],
        Applications = [.. applications.Select((sheets, a) => new RankingCandidate($"A{a}", 1, [.. sheets.Select(s => new ScoredSheet(s.Reviewer, [s.Score]))]))]
    };
}
