using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Scoring;

/// <summary>All sheets of a seat in one act.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SubmittingAll
{
    static readonly DateTimeOffset Now = Qinghai.InReview.AddDays(1);

    readonly ChallengeReview _review = Qinghai.Declared();

    [Test, Property("Rule", "R16")]
    public void Every_open_sheet_is_locked_and_what_was_submitted_or_abstained_stays_as_it_is()
    {
        var sheets = Drafts();
        sheets[0].Submit(Qinghai.Terms.Criteria, Qinghai.InReview);
        sheets[1].Abstain("not my field", Qinghai.InReview);
        var locked = Submit(sheets);
        Assert.That(locked.Select(s => s.Code), Is.EqualTo(new[] { "A3", "A4", "A5" }));
        Assert.That(sheets.Select(s => (s.State, s.SavedAt)), Is.EqualTo(new[]
        {
            (SheetState.Submitted, Qinghai.InReview), (SheetState.Abstained, Qinghai.InReview), (SheetState.Submitted, Now), (SheetState.Submitted, Now), ((SheetState, DateTimeOffset?))(SheetState.Submitted, Now)
        }));
        Refused(Refusals.NoSheetIsOpen, () => Submit(sheets));
    }

    [Test, Property("Rule", "R16")]
    public void One_sheet_that_is_not_complete_leaves_all_of_them_open_and_is_named_with_what_it_lacks()
    {
        var sheets = Drafts();
        sheets[2].Save([.. sheets[2].Scores.Where(s => s.Criterion is not ("plan" or "value"))], Qinghai.Terms.Criteria, Qinghai.InReview);
        var begun = sheets.Where(s => s.Code != "A5").ToList();
        var refused = Refused(Refusals.SheetsAreIncomplete, () => Submit(begun));
        Assert.That(refused.Facts["codes"], Is.EqualTo(new[] { "A3", "A5" }));
        Assert.That(((IEnumerable<IncompleteSheet>)refused.Facts["sheets"]!).Select(s => string.Join(' ', s.Criteria)), Is.EqualTo(new[] { "plan value", "attainment route plan delivery value" }));
        Assert.That(begun.Select(s => s.State), Is.All.EqualTo(SheetState.Draft));
    }

    [Test]
    public void A_sheet_that_was_saved_since_it_was_seen_makes_the_whole_act_a_conflict()
    {
        var sheets = Drafts();
        IReadOnlyList<SeenSheet> seen = [.. Seen(sheets).Select(s => s.Code == "A4" ? s with { Version = 7 } : s)];
        Assert.That(Refused(SharedRefusals.VersionDiffers, () => _review.Submit(_review.SeatOf("E1"), sheets, seen, Now)).Facts["codes"], Is.EqualTo(new[] { "A4" }));
        Refused(SharedRefusals.VersionDiffers, () => _review.Submit(_review.SeatOf("E1"), sheets, [.. Seen(sheets).Skip(1)], Now));
        Refused(SharedRefusals.VersionDiffers, () => _review.Submit(_review.SeatOf("E1"), sheets, [.. Seen(sheets), new SeenSheet("A9", 0)], Now));
        Assert.That(sheets.Select(s => s.State), Is.All.EqualTo(SheetState.Draft));
    }

    [Test]
    public void The_hard_stop_holds_for_all_as_for_one()
    {
        var sheets = Drafts();
        Assert.That(_review.WhyNotSubmit(_review.SeatOf("E1"), sheets, Qinghai.Ends.AddTicks(-1)), Is.Null);
        Refused(Refusals.HardStopHasPassed, () => _review.Submit(_review.SeatOf("E1"), sheets, Seen(sheets), Qinghai.Ends));
    }

    [Test]
    public void A_digest_tells_one_locked_sheet_from_another_and_not_in_which_order_it_was_written()
    {
        var (sheet, other, turned) = (Qinghai.Sheet(_review, "E1", "A1"), Qinghai.Sheet(_review, "E1", "A2"), Qinghai.Sheet(_review, "E1", "A1", submit: false));
        Assert.That(LockedSheet.DigestOf(turned), Is.Null, "not locked yet");
        turned.Save([.. turned.Scores.Reverse()], Qinghai.Terms.Criteria, Qinghai.InReview);
        turned.Submit(Qinghai.Terms.Criteria, Qinghai.InReview);
        Assert.That(LockedSheet.DigestOf(sheet), Does.Match("^[0-9a-f]{64}$").And.EqualTo(LockedSheet.DigestOf(turned)).And.Not.EqualTo(LockedSheet.DigestOf(other)));
        var reworded = Qinghai.Sheet(_review, "E1", "A1", submit: false);
        reworded.Save([.. reworded.Scores.Select(s => s with { Comment = s.Comment + "." })], Qinghai.Terms.Criteria, Qinghai.InReview);
        reworded.Submit(Qinghai.Terms.Criteria, Qinghai.InReview);
        Assert.That(LockedSheet.DigestOf(reworded), Is.Not.EqualTo(LockedSheet.DigestOf(sheet)));
    }

    List<ScoreSheet> Drafts() => [.. Qinghai.Codes.Select(code => Qinghai.Sheet(_review, "E1", code, submit: false))];

    IReadOnlyList<ScoreSheet> Submit(IReadOnlyList<ScoreSheet> sheets) => _review.Submit(_review.SeatOf("E1"), sheets, Seen(sheets), Now);

    /// <summary>As they are now; what has no sheet is seen as not begun.</summary>
    static IReadOnlyList<SeenSheet> Seen(IReadOnlyList<ScoreSheet> sheets) => [.. Qinghai.Codes.Select(code => new SeenSheet(code, sheets.FirstOrDefault(s => s.Code == code)?.Version ?? 0))];

    static RefusedException Refused(Refusal expected, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act)!;
        Assert.That(refused.Refusal, Is.EqualTo(expected));
        return refused;
    }
}
