using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Where a review, a seat, a sheet and a ranking stand for a caller; acts come from the rules that the endpoints enforce.</summary>
public static class ReviewStand
{
    public static Stand OfReview(ChallengeReview review, IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now, Texts texts)
    {
        var state = review.State(now);
        var path = $"/challenges/{review.Terms.Number}";
        return Build(review, review.Version, state.Name, state.Since, "review", now, texts,
        [
            Act("CommitPool", review.WhyNotCommitPool(now), texts, $"{path}/panel/pool"),
            Act("DrawPanel", review.WhyNotDraw(), texts, $"{path}/panel/draw", primary: review.Panel is null && review.Pool is not null),
            Act("AppointPanel", review.WhyNotAppoint(), texts, $"{path}/panel/appoint", primary: review.Panel is null && review.Pool is null),
            Act("RunAssignment", review.WhyNotAssign(), texts, $"{path}/assignments"),
            Act("AddStandby", review.WhyNotAddStandby(), texts, $"{path}/panel/standbys"),
            Act("ReplaceMember", review.WhyNotReplace(), texts, $"{path}/panel/replace"),
            Act("ExtendScoring", review.WhyNotExtend(now), texts, $"{path}/extension"),
            Act("RemindReviewers", review.WhyNotRemind(sheets, now), texts, $"{path}/panel/reminders"),
            Act("FreezeRanking", review.WhyNotRank(sheets, now), texts, $"{path}/ranking", primary: review.Panel is not null && review.Ranking is null),
            Act("ReleaseQuestions", review.WhyNotRelease(), texts, $"{path}/defence", primary: review.Round is { Release: null }),
            Act("DefendFurther", review.WhyNotFurther(), texts, $"{path}/defence/further", primary: review.WhyNotFurther() is null),
            Act("RecordFeasibility", review.WhyNotTest(), texts, $"{path}/feasibility", primary: review.Ranking is not null && review.WhyNotFinalise() is not null),
            Act("FinaliseRanking", review.WhyNotFinalise(), texts, $"{path}/finalise", primary: review.WhyNotFinalise() is null)
        ]);
    }

    public static Stand OfAssignment(ChallengeReview review, DateTimeOffset now, Texts texts)
    {
        var (standing, proposed) = (review.Assignments.Standing, review.Assignments.Proposed);
        var path = $"/challenges/{review.Terms.Number}/assignments";
        return Build(review, review.Version, proposed is not null ? "Proposed" : standing is not null ? "Approved" : "NotRun",
            proposed?.At ?? standing?.ApprovedAt ?? review.Reached.BegunAt ?? review.Terms.Timetable.PublishedAt, "assignment", now, texts,
        [
            Act("RunAssignment", review.WhyNotAssign(), texts, path, primary: proposed is null && standing is null),
            Act("ApproveAssignment", review.WhyNotApprove(), texts, $"{path}/approve", primary: proposed is not null)
        ]);
    }

    public static Stand OfConflicts(ChallengeReview review, DateTimeOffset now, Texts texts)
    {
        var state = review.State(now);
        return Build(review, review.Version, state.Name, state.Since, "review", now, texts, [Act("ClearData", review.WhyNotClear(), texts, $"/challenges/{review.Terms.Number}/clearances")]);
    }

    public static Stand OfReconsiderations(ChallengeReview review, string officer, DateTimeOffset now, Texts texts)
    {
        var (state, open) = (review.State(now), review.Reconsiderations.FirstOrDefault(r => r.Outcome is null));
        return Build(review, review.Version, state.Name, state.Since, "review", now, texts, open is null ? [] :
        [
            Act("DecideReconsideration", review.WhyNotDecide(open, officer), texts, $"/challenges/{review.Terms.Number}/reconsiderations/{open.Id}/decide", primary: true)
        ]);
    }

    /// <summary>For an applicant; the version says no more than that the ranking is final.</summary>
    public static Stand OfOwnReconsideration(ChallengeReview review, RefusedException? whyNot, DateTimeOffset now, Texts texts) =>
        Build(review, 2, "Final", review.Reached.FinalisedAt ?? review.PastRankings[^1].FinalisedAt, "ranking", now, texts,
            [Act("AskReconsideration", whyNot, texts, $"/challenges/{review.Terms.Number}/reconsiderations")]);

    /// <summary>Its version counts the seat's own states only: the review's would tell a reviewer how others get on.</summary>
    /// <param name="own">The seat's sheets.</param>
    public static Stand OfSeat(ChallengeReview review, Seat seat, IReadOnlyList<ScoreSheet> own, DateTimeOffset now, Texts texts)
    {
        // First scoring is what leads on, then submitting all, and nothing more once no sheet is open.
        var submit = WhyNotOpen(review, seat) ?? review.WhyNotSubmit(seat, own, now);
        var words = seat.State == SeatState.Seated && review.Ranking is not null ? review.Defence is null ? "seat.ranked" : "seat.defence" : "seat";
        return Build(review, (long)seat.State, seat.State.ToString(), seat.Since, words, now, texts,
        [
            Act("DeclareRelations", review.WhyNotDeclare(seat), texts, $"/seats/{seat.Id}/declare", primary: seat.State == SeatState.Declaring),
            Act("Score", WhyNotOpen(review, seat) ?? review.WhyNotScore(now), texts, $"/seats/{seat.Id}/queue", primary: seat.State == SeatState.Seated && submit is not null && review.OpenSheetsOf(seat, own).Count > 0),
            Act("SubmitSheets", submit, texts, $"/seats/{seat.Id}/sheets/submit", primary: submit is null),
            Act("StepBack", review.WhyNotRecuse(seat), texts, $"/seats/{seat.Id}/recuse"),
            .. review.Ranking is null || seat.State != SeatState.Seated ? Array.Empty<StandAction>() : AfterRanking(review, seat, now, texts)
        ]);
    }

    /// <summary>From the ranking on: reasons for totals that stand out, questions and second sheets of the defence.</summary>
    static IEnumerable<StandAction> AfterRanking(ChallengeReview review, Seat seat, DateTimeOffset now, Texts texts)
    {
        yield return Act("ExplainOutlier", review.WhyNotExplain(seat), texts, $"/seats/{seat.Id}/outliers");
        if (review.Defence is null) yield break;
        yield return Act("AskQuestions", review.WhyNotAsk(), texts, $"/seats/{seat.Id}/defence", primary: review.WhyNotAsk() is null);
        yield return Act("ScoreDefence", review.WhyNotScoreDefence(now), texts, $"/seats/{seat.Id}/defence", primary: review.WhyNotScoreDefence(now) is null);
    }

    public static Stand OfDefence(ChallengeReview review, IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> second, DateTimeOffset now, Texts texts)
    {
        var (state, path) = (review.State(now), $"/challenges/{review.Terms.Number}");
        return Build(review, review.Version, state.Name, state.Since, "review", now, texts,
        [
            Act("ReleaseQuestions", review.WhyNotRelease(), texts, $"{path}/defence/release", primary: review.Round is { Release: null }),
            Act("ExtendScoring", review.WhyNotExtend(now), texts, $"{path}/extension"),
            Act("CombineDefence", review.WhyNotCombine(second.GetValueOrDefault(review.Round?.Number ?? 0) ?? [], now), texts, $"{path}/defence/ranking", primary: review.Round?.Release is not null),
            Act("DefendFurther", review.WhyNotFurther(), texts, $"{path}/defence/further", primary: review.WhyNotFurther() is null)
        ]);
    }

    public static Stand OfSheet(ChallengeReview review, Seat seat, ScoreSheet sheet, DateTimeOffset now, Texts texts)
    {
        var path = $"/seats/{seat.Id}/sheets/{sheet.Code}";
        var explain = review.Ranking is null ? null : Act("ExplainOutlier", review.WhyNotExplain(seat, sheet), texts, $"{path}/explain");
        return OfSheet(review, seat, sheet, now, texts, path, review.WhyNotScore(now), explain);
    }

    /// <param name="closed">Why nothing can be written at all now.</param>
    public static Stand OfSheet(ChallengeReview review, Seat seat, ScoreSheet sheet, DateTimeOffset now, Texts texts, string path, RefusedException? closed, StandAction? further = null)
    {
        var ready = closed ?? sheet.WhyNotSubmit(review.Terms.Criteria);
        return Build(review, sheet.Version, sheet.Version == 0 ? "NotBegun" : sheet.State.ToString(), sheet.SavedAt ?? seat.Since, "sheet", now, texts,
        [
            Act("SaveSheet", closed ?? sheet.WhyNotWrite(), texts, path, primary: ready is not null),
            Act("SubmitSheet", ready, texts, $"{path}/submit", primary: ready is null),
            Act("Abstain", closed ?? sheet.WhyNotWrite(), texts, $"{path}/abstain"),
            .. further is null ? Array.Empty<StandAction>() : [further]
        ]);
    }

    /// <summary>A ranking offers no act here: objections belong to the notice, proposals to the award.</summary>
    public static Stand OfRanking(ChallengeReview review, DateTimeOffset now, Texts texts) =>
        Build(review, review.IsFinal ? 2 : 1, review.IsFinal ? "Final" : "Ranked", review.Reached.FinalisedAt ?? review.Ranking!.At, "ranking", now, texts, []);

    static RefusedException? WhyNotOpen(ChallengeReview review, Seat seat) => seat.State switch
    {
        SeatState.Declaring => Refusals.DeclareFirst.With(("number", review.Terms.Number)),
        SeatState.Released => Refusals.SeatIsNotHeld.With(("seat", seat.Id)),
        _ => review.IsComplete ? null : Refusals.ScoringHasNotBegun.With(("closesAt", review.Terms.Timetable.ClosesAt))
    };

    static StandAction Act(string name, RefusedException? refused, Texts texts, string href, bool primary = false) => new()
    {
        Name = name,
        Allowed = refused is null,
        Primary = primary,
        Refusal = refused is null ? null : texts.Refusal(refused, href)
    };

    static StandNext? NextOfDefence(DefenceRound? round, DateTimeOffset now) =>
        round is not { Release: { } release, CompletedAt: null, EndsAt: { } ends } || now >= ends ? null
        : round.AnswersAreIn(now) ? new StandNext("SecondSheetsEnd", ends) : new StandNext("AnswersDue", release.AnswersUntil);

    static Stand Build(ChallengeReview review, long version, string state, DateTimeOffset since, string kind, DateTimeOffset now, Texts texts, IReadOnlyList<StandAction> actions)
    {
        var timetable = review.Terms.Timetable;
        return new Stand
        {
            Version = version,
            ServerNow = now,
            Zone = timetable.Zone,
            Stands = new StandState(state, since),
            Next = review.IsCancelled ? null : review.Ranking is not null ? NextOfDefence(review.Round, now) : now >= review.EndsAt ? null
                : now < timetable.ClosesAt ? new StandNext("ApplicationsClose", timetable.ClosesAt)
                : new StandNext("ScoringEnds", review.EndsAt),
            Actions = actions,
            After = texts.Bilingual($"stand.{kind}.{state}.after", ("endsAt", review.EndsAt), ("closesAt", timetable.ClosesAt)),
            Contact = review.Terms.Contact is { } contact ? new StandContact(contact.Office, contact.Phone, contact.Hours) : null
        };
    }
}
