using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Review.Reconsidering;
using Challenges.Review.Scoring;
using Challenges.Review.Tests.Defending;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Tests.Reconsidering;

public sealed class Reconsiderations
{
    static readonly DateTimeOffset Final = new(2023, 3, 13, 2, 0, 0, TimeSpan.Zero);
    static readonly IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> NoSecond = new Dictionary<int, IReadOnlyList<ScoreSheet>>();

    [Test]
    public void An_applicant_asks_once_within_the_working_days_of_the_final_ranking()
    {
        var (review, _) = Finalised();
        // 2023-03-13 is a Monday; the five working days after it end with Monday the 20th.
        var until = new DateTimeOffset(2023, 3, 20, 16, 0, 0, TimeSpan.Zero);
        Assert.That(review.ReconsiderUntil(WorkingCalendar.China), Is.EqualTo(until));
        Assert.That(review.WhyNotReconsider("A2", WorkingCalendar.China, until)!.Refusal, Is.EqualTo(Refusals.ReconsiderationIsLate));
        Ask(review, until.AddTicks(-1));
        Assert.That(review.WhyNotReconsider("A2", WorkingCalendar.China, until.AddTicks(-1))!.Refusal, Is.EqualTo(Refusals.ReconsiderationIsAsked));
        Assert.That(review.WhyNotReconsider("A3", WorkingCalendar.China, until.AddTicks(-1)), Is.Null, "each applicant for itself");
    }

    [Test]
    public void Without_the_channel_in_the_profile_or_a_final_ranking_nobody_asks()
    {
        Assert.That(Finalised(days: 0).Review.WhyNotReconsider("A2", WorkingCalendar.China, Final)!.Refusal, Is.EqualTo(Refusals.NoReconsideration));
        var review = Qinghai.Declared(Terms(5));
        Assert.That(review.WhyNotReconsider("A2", WorkingCalendar.China, Final)!.Refusal, Is.EqualTo(Refusals.RankingIsNotPublic));
    }

    [Test]
    public void Disagreement_with_the_experts_is_no_ground()
    {
        var validator = new AskReconsiderationValidator();
        const string Statement = "The sheet of one reviewer was written without the annex.";
        Assert.That(Reconsideration.Grounds.Append("too-few-points").Select(g => validator.Validate(new AskReconsiderationRequest(g, Statement)).IsValid), Is.EqualTo(new[] { true, true, true, true, true, false }));
    }

    [Test]
    public void The_officer_who_finalised_decides_on_no_reconsideration_of_it()
    {
        var (review, sheets) = Finalised();
        var asked = Ask(review, Final.AddDays(1));
        Assert.That(Assert.Throws<RefusedException>(() => Decide(review, asked, sheets, false, null, officer: "officer-1"))!.Refusal, Is.EqualTo(Refusals.OfficerFinalised));
        Decide(review, asked, sheets, false, null);
        Assert.That((review.IsFinal, review.PastRankings.Count, review.Reconsiderations[0].Outcome!.Upheld), Is.EqualTo((true, 0, false)));
        Assert.That(Assert.Throws<RefusedException>(() => Decide(review, asked, sheets, true, null))!.Refusal, Is.EqualTo(Refusals.ReconsiderationIsDecided));
    }

    [Test, Property("Case", "C55")]
    public void A_voided_sheet_makes_the_ranking_anew_and_keeps_the_one_before()
    {
        var (review, sheets) = Finalised();
        var before = review.Ranking!;
        var input = Decide(review, Ask(review, Final.AddDays(1)), sheets, true, new Remedy([new SheetOfReviewer("R-E5", "A1")], []));
        Assert.That((review.IsFinal, review.Reached.FinalisedBy), Is.EqualTo((true, "officer-2")));
        Assert.That(review.Ranking!.Entries.Single(e => e.Code == "A1").Sheets, Is.EqualTo(6));
        Assert.That(review.Ranking.InputDigest, Is.Not.EqualTo(before.InputDigest));
        Assert.That((review.PastRankings.Single().Ranking, review.PastRankings.Single().FinalisedAt), Is.EqualTo((before, Final)));
        Assert.That(ReconsiderationRule.Compute(input), Is.EqualTo(new ReconsiderationResult(input.Id, true, true, 1, 0)));
    }

    [Test]
    public void A_late_recusal_takes_all_sheets_of_the_reviewer_out()
    {
        var (review, sheets) = Finalised();
        Decide(review, Ask(review, Final.AddDays(1)), sheets, true, new Remedy([], ["R-E1"]));
        Assert.That(review.Ranking!.Entries.Select(e => e.Sheets), Is.All.EqualTo(6));
        Assert.That((review.SeatOf("E1").ReleasedFor, review.SeatOf("S2").Place), Is.EqualTo(("reconsidered", 0)), "the quorum holds; nobody new scores");
    }

    [Test]
    public void Where_too_few_sheets_are_left_scoring_opens_again_with_the_standbys()
    {
        var (review, sheets) = Finalised();
        string[] gone = ["R-E1", "R-E2", "R-E3"];
        var asked = Ask(review, Final.AddDays(1));
        var (other, othersSheets) = Finalised();
        var others = Ask(other, Final.AddDays(1));
        Assert.That(Assert.Throws<RefusedException>(() => Decide(other, others, othersSheets, true, new Remedy([], gone)))!.Refusal, Is.EqualTo(Refusals.QuorumIsMissing));
        Decide(review, asked, sheets, true, new Remedy([], gone, Final.AddDays(20)));
        Assert.That((review.IsFinal, review.Ranking, review.EndsAt, review.SeatOf("S2").Place), Is.EqualTo((false, (Challenges.Review.Ranking.RankingSnapshot?)null, Final.AddDays(20), 1)));
        Assert.That(review.WhyNotScore(Final.AddDays(3)), Is.Null);
        Assert.That(review.PastRankings, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_sheet_that_does_not_count_can_not_be_voided()
    {
        var (review, sheets) = Finalised();
        Assert.That(Assert.Throws<RefusedException>(() => Decide(review, Ask(review, Final.AddDays(1)), sheets, true, new Remedy([new SheetOfReviewer("R-E7", "A1")], [])))!.Refusal, Is.EqualTo(Refusals.SheetIsUnknown));
    }

    [Test]
    public void The_defence_stands_when_the_same_applications_defend_and_is_held_again_when_not()
    {
        foreach (var sameShortlist in new[] { true, false })
        {
            var review = Qinghai.Declared(Terms(5) with { Policy = Terms(5).Policy with { Defence = new DefencePolicy { WeightPercent = 40, AnswerWorkingDays = 3, MostQuestions = 2 }, PassingScore = sameShortlist ? 60 : 82, TrimFromSheets = 7 } });
            var sheets = Qinghai.AllSheets(review);
            review.Rank(sheets, Qinghai.InReview);
            Defences.Release(review);
            var second = Defences.Rounds(1, Defences.All(review, (_, code) => code == "A1" ? 70 : 90));
            review.Combine(second, review.Round!.EndsAt!.Value);
            foreach (var code in review.Shortlist) Test(review, code);
            review.Finalise(Final, "officer-1");
            var asked = Ask(review, Final.AddDays(1));
            // Without two of the mild ones, and with too few sheets to trim, A3 falls below 82 and does not defend any more.
            review.Decide(asked.Id, true, "found true", new Remedy([new SheetOfReviewer("R-E5", "A3"), new SheetOfReviewer("R-E1", "A3")], []), sheets, second, WorkingCalendar.China, "officer-2", Final.AddDays(2));
            Assert.That((review.Shortlist.Contains("A3"), review.IsFinal), Is.EqualTo((sameShortlist, sameShortlist)));
            if (!sameShortlist) Assert.That((review.Round!.Number, review.Defence!.Result), Is.EqualTo((2, (Challenges.Review.Ranking.RankingSnapshot?)null)), "rounds are counted on");
        }
    }

    static ChallengeTerms Terms(int days) => Qinghai.Terms with { Policy = Qinghai.Policy with { ReconsiderationWorkingDays = days } };

    static (ChallengeReview Review, List<ScoreSheet> Sheets) Finalised(int days = 5)
    {
        var review = Qinghai.Declared(Terms(days));
        var sheets = Qinghai.AllSheets(review);
        review.Rank(sheets, Qinghai.InReview);
        foreach (var code in review.Shortlist) Test(review, code);
        review.Finalise(Final, "officer-1");
        return (review, sheets);
    }

    static void Test(ChallengeReview review, string code) => review.RecordTest(code, "test centre", "r-1",
        [new MeasuredValue { Indicator = "cell-output", Value = 4.2m }, new MeasuredValue { Indicator = "melt-throughput", Value = 105m }], "officer-1", Final);

    static Reconsideration Ask(ChallengeReview review, DateTimeOffset at) =>
        review.Reconsider(NewId.NextGuid(), "A2", "person-of-A2", "undisclosed-conflict", "A reviewer shares a project with an applicant.", WorkingCalendar.China, at);

    static ReconsiderationInput Decide(ChallengeReview review, Reconsideration asked, IReadOnlyList<ScoreSheet> sheets, bool upheld, Remedy? remedy, string officer = "officer-2") =>
        review.Decide(asked.Id, upheld, "as the records show", remedy, sheets, NoSecond, WorkingCalendar.China, officer, Final.AddDays(2));
}
