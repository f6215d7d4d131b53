using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Scoring;

/// <summary>Whom an officer may remind of missing sheets, and when again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Reminding
{
    /// <summary>Five to midnight in Shanghai.</summary>
    static readonly DateTimeOffset Evening = new(2022, 12, 21, 15, 55, 0, TimeSpan.Zero);

    readonly ChallengeReview _review = Qinghai.Declared();

    [Test]
    public void Each_seat_whose_sheets_are_missing_is_reminded_once_a_day_of_its_zone()
    {
        List<ScoreSheet> sheets = [.. Qinghai.Codes.Select(code => Qinghai.Sheet(_review, "E1", code)), Qinghai.Sheet(_review, "E2", "A1"), Qinghai.Sheet(_review, "E3", "A1", submit: false)];
        Assert.That(_review.Remind(sheets, Evening).Select(s => s.Person), Is.EquivalentTo(new[] { "E2", "E3", "E4", "E5", "E6", "S1" }), "E1 is done, E7 is released");
        var refused = Refused(Refusals.RemindedToday, () => _review.Remind(sheets, Evening.AddMinutes(5).AddTicks(-1)));
        Assert.That((refused.Facts["at"], refused.Facts["again"]), Is.EqualTo(((object)Evening, (object)Evening.AddMinutes(5))));
        Assert.That(_review.Remindable(sheets, Evening.AddMinutes(1)), Is.Empty);
        Assert.That(_review.Remind(sheets, Evening.AddMinutes(5)), Has.Count.EqualTo(6));
    }

    [Test]
    public void Who_comes_into_a_place_later_is_reminded_on_the_same_day()
    {
        Assert.That(_review.Remind([], Evening), Has.Count.EqualTo(7));
        _review.Replace(_review.SeatOf("E2").Id, "does not deliver", Evening);
        Refused(Refusals.RemindedToday, () => _review.Remind([], Evening));
        _review.Declare(_review.SeatOf("S2"), Qinghai.NoRelations, Evening);
        Assert.That(_review.Remind([], Evening).Select(s => s.Person), Is.EqualTo(new[] { "S2" }));
    }

    [Test]
    public void Nobody_is_reminded_who_cannot_score()
    {
        Refused(Refusals.NobodyIsBehind, () => _review.Remind(Qinghai.AllSheets(_review), Evening));
        Refused(Refusals.ScoringIsOver, () => _review.Remind([], Qinghai.Ends));
        Refused(Refusals.NobodyIsBehind, () => Qinghai.Appointed().Remind([], Evening));
        Refused(Refusals.PanelIsMissing, () => Qinghai.Opened().Remind([], Evening));
        _review.Cancel(Evening);
        Refused(Refusals.ChallengeIsCancelled, () => _review.Remind([], Evening));
    }

    static RefusedException Refused(Refusal expected, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act)!;
        Assert.That(refused.Refusal, Is.EqualTo(expected));
        return refused;
    }
}
