using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Scoring;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ScoreSheets
{
    readonly ScoreSheet _sheet = new() { Id = MassTransit.NewId.NextGuid(), ReviewId = MassTransit.NewId.NextGuid(), SeatId = MassTransit.NewId.NextGuid(), Code = "A1" };

    [Test]
    public void A_draft_may_be_incomplete_but_not_be_submitted()
    {
        Save(("attainment", 90), ("route", null));
        var refused = Assert.Throws<RefusedException>(() => _sheet.Submit(Qinghai.Terms.Criteria, Qinghai.InReview))!;
        Assert.That((refused.Refusal, refused.Facts["criteria"]), Is.EqualTo((Refusals.SheetIsIncomplete, new[] { "route", "plan", "delivery", "value" })));
    }

    [Test, Property("Case", "E71")]
    public void Zero_is_a_score_and_not_a_missing_one()
    {
        Save(("attainment", 0), ("route", 0), ("plan", 0), ("delivery", 0), ("value", 0));
        _sheet.Submit(Qinghai.Terms.Criteria, Qinghai.InReview);
        Assert.That((_sheet.State, SheetView.TotalOf(_sheet, Qinghai.Terms.Criteria)), Is.EqualTo((SheetState.Submitted, "0.0000")));
    }

    [Test, Property("Rule", "R16")]
    public void A_submitted_sheet_is_locked()
    {
        Zero_is_a_score_and_not_a_missing_one();
        Refused(Refusals.SheetIsLocked, () => Save(("attainment", 1)));
        Refused(Refusals.SheetIsLocked, () => _sheet.Abstain("late thought", Qinghai.InReview));
        Refused(Refusals.SheetIsLocked, () => _sheet.Submit(Qinghai.Terms.Criteria, Qinghai.InReview));
    }

    [Test]
    public void An_abstention_is_locked_and_has_no_total()
    {
        Save(("attainment", 0), ("route", 0), ("plan", 0), ("delivery", 0), ("value", 0));
        _sheet.Abstain("I know whose it is", Qinghai.InReview);
        Refused(Refusals.SheetIsLocked, () => Save(("attainment", 1)));
        Assert.That((_sheet.State, SheetView.TotalOf(_sheet, Qinghai.Terms.Criteria)), Is.EqualTo((SheetState.Abstained, (string?)null)));
    }

    [Test]
    public void A_criterion_of_another_challenge_is_refused() => Refused(Refusals.CriterionIsUnknown, () => Save(("beauty", 90)));

    [TestCase(-1)]
    [TestCase(101)]
    public void A_score_outside_0_to_100_is_not_valid(int score) => Assert.That(
        new SaveSheetValidator().Validate(new SaveSheetRequest([new CriterionScore { Criterion = "route", Score = score }])).IsValid, Is.False);

    [Test]
    public void A_list_with_an_empty_place_is_not_valid() => Assert.That(new SaveSheetValidator().Validate(new SaveSheetRequest([null!])).IsValid, Is.False);

    [Test]
    public void A_criterion_stands_once_on_a_sheet() => Assert.That(
        new SaveSheetValidator().Validate(new SaveSheetRequest([new CriterionScore { Criterion = "route", Score = 1 }, new CriterionScore { Criterion = "route", Score = 2 }])).IsValid, Is.False);

    [Test]
    public void Scoring_ends_with_the_hard_stop_to_the_tick()
    {
        var review = Qinghai.Declared();
        Assert.That(review.WhyNotScore(Qinghai.Ends.AddTicks(-1)), Is.Null);
        Assert.That(review.WhyNotScore(Qinghai.Ends)!.Refusal, Is.EqualTo(Refusals.HardStopHasPassed));
    }

    void Save(params (string Criterion, int? Score)[] scores) =>
        _sheet.Save([.. scores.Select(s => new CriterionScore { Criterion = s.Criterion, Score = s.Score })], Qinghai.Terms.Criteria, Qinghai.InReview);

    static void Refused(Refusal expected, Action act) => Assert.That(Assert.Throws<RefusedException>(act)!.Refusal, Is.EqualTo(expected));
}
