using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Review.Testing;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Testing;

public sealed class FeasibilityTests
{
    [Test]
    public void The_demonstration_ends_with_A4_and_A3_awardable()
    {
        var review = Ranked();
        Record(review, "A4", 4.3m, 107m);
        Record(review, "A1", 3.6m, 101m);
        Record(review, "A3", 4.2m, 103m);
        review.Finalise(Qinghai.Ends);
        var ranking = ReviewEvents.Finalised(review, Qinghai.Ends).Ranking;
        Assert.That(ranking.Select(r => (r.Code, r.Rank, r.Awardable, r.Bar, string.Join(',', r.Missed))), Is.EqualTo(new (string, int, bool, string?, string)[]
        {
            ("A1", 1, false, "must-have-missed", "cell-output"), ("A4", 2, true, null, ""), ("A3", 3, true, null, ""), ("A2", 4, false, "not-shortlisted", ""), ("A5", 5, false, "below-passing-score", "")
        }));
    }

    [Test]
    public void Only_the_shortlist_is_tested() => Refused(Refusals.NotShortlisted, () => Record(Ranked(), "A2", 5, 200));

    [Test, Property("Rule", "R11")]
    public void Every_must_have_indicator_needs_a_measured_value() => Refused(Refusals.MustHaveIsNotMeasured, () =>
        Ranked().RecordTest("A1", "body", "report", [new MeasuredValue { Indicator = "cell-output", Value = 4 }], "officer", Qinghai.Ends));

    [Test]
    public void An_indicator_of_another_challenge_is_refused() => Refused(Refusals.IndicatorIsUnknown, () =>
        Ranked().RecordTest("A1", "body", "report", [new MeasuredValue { Indicator = "beauty", Value = 4 }], "officer", Qinghai.Ends));

    [Test]
    public void The_whole_shortlist_is_tested_before_the_ranking_is_final()
    {
        var review = Ranked();
        Record(review, "A4", 4.3m, 107m);
        Refused(Refusals.TestsAreMissing, () => review.Finalise(Qinghai.Ends));
    }

    [Test]
    public void A_correction_replaces_the_entry_until_the_ranking_is_final()
    {
        var review = Ranked();
        foreach (var code in review.Shortlist) Record(review, code, 3, 3);
        Record(review, "A1", 4, 100);
        Assert.That((review.TestOf("A1")!.Version, review.TestOf("A1")!.Missed.Count), Is.EqualTo((2, 0)));
        review.Finalise(Qinghai.Ends);
        Refused(Refusals.RankingIsFinal, () => Record(review, "A1", 3, 3));
        Refused(Refusals.RankingIsFinal, () => review.Finalise(Qinghai.Ends));
    }

    [Test]
    public void There_is_nothing_to_test_before_the_ranking() => Refused(Refusals.RankingIsMissing, () => Record(Qinghai.Declared(), "A1", 4, 100));

    [TestCase(">=", "4.0", true)]
    [TestCase("<=", "4.0", true)]
    [TestCase("=", "4.0", true)]
    [TestCase(">", "4.0", false)]
    [TestCase("<", "4.0", false)]
    [TestCase(">", "4.001", true)]
    [TestCase("<=", "4.001", false)]
    [TestCase(">=", "3.999", false)]
    [TestCase("<", "3.999", true)]
    [Property("Case", "E80")]
    public void An_indicator_is_met_in_its_own_direction(string comparator, string value, bool met)
    {
        Indicator indicator = Qinghai.Terms.Indicators[0] with { Comparator = comparator, Target = 4m };
        Assert.That(FeasibilityTest.Meets(indicator, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(met));
    }

    static ChallengeReview Ranked()
    {
        var review = Qinghai.Declared();
        review.Rank(Qinghai.AllSheets(review), Qinghai.InReview);
        return review;
    }

    static void Record(ChallengeReview review, string code, decimal cellOutput, decimal throughput) => review.RecordTest(code, "Xining test centre", "XN-2023-7",
        [new MeasuredValue { Indicator = "cell-output", Value = cellOutput }, new MeasuredValue { Indicator = "melt-throughput", Value = throughput }], "officer", Qinghai.Ends);

    static void Refused(Refusal expected, Action act) => Assert.That(Assert.Throws<RefusedException>(act)!.Refusal, Is.EqualTo(expected));
}
