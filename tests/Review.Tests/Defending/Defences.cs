using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Review.Defending;
using Challenges.Review.Scoring;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Tests.Defending;

public sealed class Defences
{
    static readonly DefencePolicy Rule = new() { WeightPercent = 40, AnswerWorkingDays = 3, MostQuestions = 2 };
    static readonly DateTimeOffset Now = Qinghai.InReview;

    [Test]
    public void After_the_frozen_ranking_the_shortlist_defends_and_nothing_is_final_before_it_is_over()
    {
        var review = Ranked();
        Assert.That((review.Round!.Codes, review.State(Now).Name), Is.EqualTo((new[] { "A1", "A3", "A4" }, "Defence")));
        Assert.That(review.WhyNotFinalise()!.Refusal, Is.EqualTo(Refusals.DefenceRuns));
        Assert.That(Ranked(null).Round, Is.Null);
    }

    [Test]
    public void A_reviewer_asks_the_shortlist_only_at_most_so_many_questions_and_none_of_pedigree()
    {
        var review = Ranked();
        var seat = review.SeatOf("E1");
        Assert.That(review.WhyNotAsk(seat, "A1", ["How is chlorine recovered?", "What if the brine is wet?"]), Is.Null);
        Assert.That(review.WhyNotAsk(seat, "A2", ["Why?"])!.Refusal, Is.EqualTo(Refusals.NothingHere));
        Assert.That(review.WhyNotAsk(seat, "A1", ["a", "b", "c"])!.Refusal, Is.EqualTo(Refusals.TooManyQuestions));
        Assert.That(review.WhyNotAsk(seat, "A1", ["Is the leader a professor with a doctorate?"])!.Refusal, Is.EqualTo(Refusals.QuestionAsksPedigree));
    }

    [Test]
    public void The_speaking_order_is_drawn_from_what_nobody_knew_before_and_can_be_drawn_again()
    {
        var review = Ranked();
        var input = Release(review);
        var release = review.Round!.Release!;
        Assert.That((input.MerkleRoot, input.RankingDigest), Is.EqualTo((Qinghai.Root, review.Ranking!.InputDigest)));
        Assert.That(SpeakingDraw.Run(input with { Codes = [.. input.Codes.Reverse()] }).Codes, Is.EqualTo(release.Order.Codes));
        Assert.That(release.Order.Codes, Is.EquivalentTo(review.Round.Codes));
        var events = ReviewEvents.Asked(review, Now).ToList();
        Assert.That(events.Select(e => (e.Code, e.Position, e.Defending)), Is.EqualTo(release.Order.Codes.Select((c, i) => (c, i + 1, 3))));
        Assert.That(events.Single(e => e.Code == "A1").Questions.Select(q => q.Text), Is.EquivalentTo(new[] { "Question of E1?", "Question of E2?" }));
    }

    [Test]
    public void Answers_have_so_many_working_days_of_the_announced_calendar()
    {
        // 2022-12-20 is a Tuesday in Shanghai: the three days after it are the 21st to the 23rd, and the 23rd ends at 16:00 UTC.
        var review = Ranked();
        Release(review);
        Assert.That(review.Round!.Release!.AnswersUntil, Is.EqualTo(new DateTimeOffset(2022, 12, 23, 16, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void A_year_without_an_announced_calendar_is_refused()
    {
        var review = Ranked();
        var refused = Assert.Throws<RefusedException>(() => review.ReleaseQuestions([], new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero), WorkingCalendar.China, "officer", new DateTimeOffset(2026, 12, 30, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(refused!.Refusal, Is.EqualTo(Refusals.CalendarYearMissing));
    }

    [Test]
    public void Nobody_scores_before_the_answers_are_in_or_their_time_is_over()
    {
        var review = Ranked();
        Assert.That(review.WhyNotScoreDefence(Now)!.Refusal, Is.EqualTo(Refusals.QuestionsAreNotReleased));
        Release(review);
        var until = review.Round!.Release!.AnswersUntil;
        Assert.That(review.WhyNotScoreDefence(Now)!.Refusal, Is.EqualTo(Refusals.AnswersAreAwaited));
        Assert.That(review.WhyNotScoreDefence(until), Is.Null);
        foreach (var code in review.Round.Codes) review.Take(new DefenceReply(code, 1, Now.AddHours(1), [new DefenceAnswer { Ordinal = 1, Text = $"answer of {code}" }]));
        Assert.That(review.WhyNotScoreDefence(Now.AddHours(2)), Is.Null, "all answers are in");
        Assert.That(review.WhyNotScoreDefence(review.Round.EndsAt!.Value)!.Refusal, Is.EqualTo(Refusals.HardStopHasPassed));
    }

    [Test]
    public void The_newest_answers_in_time_count_in_whatever_order_they_come()
    {
        var review = Ranked();
        Release(review);
        var until = review.Round!.Release!.AnswersUntil;
        DefenceReply Reply(int version, DateTimeOffset at, string text) => new("A1", version, at, [new DefenceAnswer { Ordinal = 2, Text = text }]);
        review.Take(Reply(2, Now.AddHours(2), "newer"));
        review.Take(Reply(1, Now.AddHours(1), "older"));
        review.Take(Reply(3, until, "late"));
        Assert.That(review.Round.AnswersOf("A1"), Is.EqualTo(new[] { "", "newer" }));
    }

    [Test]
    public void The_combined_score_is_the_exact_weighted_sum_and_who_defended_comes_first()
    {
        var review = Ranked();
        var first = review.Ranking!;
        Release(review);
        var second = All(review, (person, code) => code switch { "A1" => 50, "A4" => 90, _ => 80 });
        review.Combine(Rounds(1, second), review.Round!.EndsAt!.Value.AddTicks(-1));
        var outcome = review.Outcome!;
        Assert.That(outcome.Entries.Select(e => e.Code), Is.EqualTo(new[] { "A4", "A3", "A1", "A2", "A5" }));
        Assert.That(outcome.Entries.Select(e => e.Rank), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        var one = outcome.Entries.Single(e => e.Code == "A1");
        // 60 % of 2166/25 and 40 % of 50.
        Assert.That((first.Entries[0].Score, one.Score, one.FirstScoreShown, one.DefenceScoreShown), Is.EqualTo(("2166/25", "8998/125", "86.6400", "50.0000")));
        Assert.That(outcome.Entries.Single(e => e.Code == "A2").Score, Is.EqualTo(first.Entries.Single(e => e.Code == "A2").Score));
        Assert.That(review.WhyNotFinalise()!.Refusal, Is.EqualTo(Refusals.TestsAreMissing), "the tests come as ever");
        Assert.That(Combining.Compute(review.Defence!.Input!, outcome.At).Entries, Is.EqualTo(outcome.Entries), "anybody can compute it again");
        Assert.That(ReviewEvents.Finalised(review, Now).Ranking.Select(r => r.Code), Is.EqualTo(outcome.Entries.Select(e => e.Code)));
    }

    [Test]
    public void Below_the_passing_score_after_the_defence_nothing_can_be_awarded()
    {
        var review = Ranked(Rule with { WeightPercent = 100 });
        Release(review);
        review.Combine(Rounds(1, All(review, (_, code) => code == "A1" ? 59 : 60)), review.Round!.EndsAt!.Value);
        Assert.That((review.BarOf("A1"), review.BarOf("A4")), Is.EqualTo(("below-passing-score", (string?)null)));
    }

    [Test, Property("Rule", "R17")]
    public void Before_the_hard_stop_all_second_sheets_are_awaited_and_after_it_the_quorum_decides()
    {
        var review = Ranked();
        Release(review);
        var ends = review.Round!.EndsAt!.Value;
        var all = All(review, (_, _) => 70);
        var without = all.Where(s => s.SeatId != review.SeatOf("E1").Id).ToList();
        Assert.That(review.WhyNotCombine(without, ends.AddTicks(-1))!.Refusal, Is.EqualTo(Refusals.SheetsAreMissing));
        Assert.That(review.WhyNotCombine(without, ends), Is.Null);
        var few = all.Where(s => s.SeatId == review.SeatOf("E1").Id || s.SeatId == review.SeatOf("E2").Id).ToList();
        Assert.That(review.WhyNotCombine(few, ends)!.Refusal, Is.EqualTo(Refusals.QuorumIsMissing));
        Assert.That(review.WhyNotExtend(ends.AddTicks(-1))!.Refusal, Is.EqualTo(Refusals.ExtensionIsNotNeeded));
        review.Extend(ends.AddDays(5), "two members were ill", "officer", ends);
        Assert.That(review.WhyNotScoreDefence(ends.AddDays(4)), Is.Null);
        Assert.That(review.WhyNotExtend(ends.AddDays(5))!.Refusal, Is.EqualTo(Refusals.ExtensionIsSpent));
    }

    [Test]
    public void A_tie_that_no_tie_break_decides_goes_to_a_further_defence_which_decides_that_tie_only()
    {
        var review = Tied();
        Assert.That((review.Tied, review.WhyNotFurther()), Is.EqualTo((new[] { "A1", "A2" }, (RefusedException?)null)));
        review.DefendFurther(Now);
        Assert.That((review.Round!.Number, review.Round.WeightPercent, review.Round.Codes), Is.EqualTo((1, (int?)null, new[] { "A1", "A2" })));
        Assert.That(review.WhyNotFinalise()!.Refusal, Is.EqualTo(Refusals.DefenceRuns));
        Release(review);
        var before = review.Ranking!;
        review.Combine(Rounds(1, All(review, (_, code) => code == "A2" ? 71 : 70)), review.Round!.EndsAt!.Value);
        Assert.That(review.Outcome!.Entries.Take(2).Select(e => (e.Code, e.Rank, e.DecidedBy)), Is.EqualTo(new[] { ("A2", 1, null), ("A1", 2, "defence-1") }));
        Assert.That(review.Outcome.Entries.Select(e => e.Score), Is.EqualTo(before.Entries.Select(e => e.Score)), "no score moves");
        Assert.That(review.Tied, Is.Empty);
        Assert.That(review.WhyNotFurther()!.Refusal, Is.EqualTo(Refusals.NothingIsTied));
    }

    [Test]
    public void Without_a_tie_there_is_no_further_defence() => Assert.That(Ranked(null).WhyNotFurther()!.Refusal, Is.EqualTo(Refusals.NothingIsTied));

    static ChallengeReview Ranked(DefencePolicy? policy) => Rank(Qinghai.Declared(Qinghai.Terms with { Policy = Qinghai.Policy with { Defence = policy } }));

    static ChallengeReview Ranked() => Ranked(Rule);

    static ChallengeReview Rank(ChallengeReview review)
    {
        review.Rank(Qinghai.AllSheets(review), Now);
        return review;
    }

    /// <summary>Every sheet the same, the first two of one price.</summary>
    static ChallengeReview Tied()
    {
        var review = Qinghai.Declared(Qinghai.Terms with { Policy = Qinghai.Policy with { TieBreaks = ["attainment", "spread"] } });
        review.Rank([.. review.Panel!.Holders.SelectMany(s => Qinghai.Codes.Select(code => Sheet(review, s.Id, code, code is "A1" or "A2" ? 80 : code == "A3" ? 75 : 65)))], Now);
        return review;
    }

    internal static SpeakingInput Release(ChallengeReview review) => review.ReleaseQuestions(
        [new AskedQuestions(review.SeatOf("E1").Id, "A1", review.Round!.Number, 1, ["Question of E1?"]), new AskedQuestions(review.SeatOf("E2").Id, "A1", review.Round.Number, 1, ["Question of E2?"])],
        Now.AddDays(20), WorkingCalendar.China, "officer", Now);

    internal static List<ScoreSheet> All(ChallengeReview review, Func<string, string, int> score) =>
        [.. review.Panel!.Holders.SelectMany(seat => review.Round!.Codes.Select(code => Sheet(review, seat.Id, code, score(seat.Person, code))))];

    internal static IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> Rounds(int round, IReadOnlyList<ScoreSheet> sheets) => new Dictionary<int, IReadOnlyList<ScoreSheet>> { [round] = sheets };

    static ScoreSheet Sheet(ChallengeReview review, Guid seat, string code, int score)
    {
        var sheet = new ScoreSheet { Id = NewId.NextGuid(), ReviewId = review.Id, SeatId = seat, Code = code };
        sheet.Save([.. review.Terms.Criteria.Select(c => new CriterionScore { Criterion = c.Key, Score = score })], review.Terms.Criteria, Now);
        sheet.Submit(review.Terms.Criteria, Now);
        return sheet;
    }
}
