using Challenges.Review.Deciding;
using Challenges.Review.Ranking;
using Challenges.Review.Scoring;
using Challenges.Shared.Decisions;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Review.Defending;

/// <param name="SheetsUntil">The hard stop of the second sheets: after the answers are due, at most 30 days.</param>
public sealed record ReleaseQuestionsRequest(DateTimeOffset SheetsUntil);

public sealed class ReleaseQuestionsValidator : AbstractValidator<ReleaseQuestionsRequest>
{
    public ReleaseQuestionsValidator() => RuleFor(r => r.SheetsUntil).NotEmpty();
}

/// <summary>The defence as officers and auditors see it: questions without names, progress without scores.</summary>
public sealed record DefenceView
{
    public required string Number { get; init; }
    /// <summary>Null under a profile without a defence.</summary>
    public int? WeightPercent { get; init; }
    /// <summary>Codes that share a rank and need a further defence.</summary>
    public required IReadOnlyList<string> Tied { get; init; }
    public required IReadOnlyList<RoundView> Rounds { get; init; }
    public required Stand Stand { get; init; }
}

public sealed record RoundView(int Round, DateTimeOffset? ReleasedAt, DateTimeOffset? AnswersUntil, DateTimeOffset? EndsAt, DateTimeOffset? CompletedAt, string? Seed, IReadOnlyList<DefendingView> Applications);

/// <param name="Questions">As they are or would be released.</param>
/// <param name="Answers">Null until all answers are in or their time is over.</param>
public sealed record DefendingView(string Code, int? Position, IReadOnlyList<string> Questions, bool Answered, IReadOnlyList<string>? Answers, int Submitted, int Abstained);

/// <summary>What the department does in a defence: release the questions, carry the second sheets into the ranking, open a further round for a tie.</summary>
public sealed class RunDefence(ReviewStore reviews, QuestionStore questions, DefenceSheetStore sheets, RankingViews rankings, DecisionJournal journal, IPublishEndpoint publish, WorkingCalendar calendar, Texts texts)
{
    /// <summary><c>GET /challenges/{number}/defence</c></summary>
    public static async Task<Answer<DefenceView>> Read(string number, Caller caller, Moment moment, RunDefence run, CancellationToken cancel)
    {
        var review = (await run.Reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        return Answer.Ok(await run.View(review, moment.Now, cancel), review.Version);
    }

    /// <summary><c>POST /challenges/{number}/defence/release</c></summary>
    public static Task<Answer<DefenceView>> Release(string number, ReleaseQuestionsRequest request, Caller caller, Moment moment, RunDefence run, CancellationToken cancel) =>
        run.ReleaseThem(number, request.SheetsUntil, caller, moment.Now, cancel);

    /// <summary><c>POST /challenges/{number}/defence/ranking</c>: once for each round.</summary>
    public static Task<Answer<RankingView>> Combine(string number, Caller caller, Moment moment, RunDefence run, CancellationToken cancel) => run.CarryIn(number, caller, moment.Now, cancel);

    /// <summary><c>POST /challenges/{number}/defence/further</c></summary>
    public static Task<Answer<DefenceView>> Further(string number, Caller caller, Moment moment, RunDefence run, CancellationToken cancel) => run.OpenFurther(number, caller, moment.Now, cancel);

    ReviewStore Reviews => reviews;

    async Task<Answer<DefenceView>> ReleaseThem(string number, DateTimeOffset sheetsUntil, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var input = review.ReleaseQuestions(await questions.Of(review.Id, cancel), sheetsUntil, calendar, caller.Person, now);
        await reviews.Save(review, cancel);
        await journal.Orders(review, input, caller, now, cancel);
        foreach (var asked in ReviewEvents.Asked(review, now)) await publish.Publish(asked, cancel);
        return Answer.Ok(await View(review, now, cancel), review.Version);
    }

    async Task<Answer<RankingView>> CarryIn(string number, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.Combine(await sheets.Of(review.Id, cancel), now);
        await reviews.Save(review, cancel);
        await journal.Combines(review, caller, now, cancel);
        return Answer.Created($"/challenges/{number}/ranking", await rankings.Of(review, caller, now, cancel), review.Version);
    }

    async Task<Answer<DefenceView>> OpenFurther(string number, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.DefendFurther(now);
        await reviews.Save(review, cancel);
        return Answer.Ok(await View(review, now, cancel), review.Version);
    }

    async Task<DefenceView> View(ChallengeReview review, DateTimeOffset now, CancellationToken cancel)
    {
        var (asked, second) = (await questions.Of(review.Id, cancel), await sheets.Of(review.Id, cancel));
        return new DefenceView
        {
            Number = review.Terms.Number,
            WeightPercent = review.Policy.Defence?.WeightPercent,
            Tied = review.Tied,
            Rounds = [.. (review.Defence?.Rounds ?? []).Select(r => new RoundView(r.Number, r.Release?.At, r.Release?.AnswersUntil, r.EndsAt, r.CompletedAt, r.Release?.Order.Seed, [.. r.Codes.Select(code =>
            {
                var counting = (second.GetValueOrDefault(r.Number) ?? []).Where(s => s.Code == code && !s.Voided).ToList();
                return new DefendingView(code, r.PositionOf(code),
                    r.Release?.Questions.Single(q => q.Code == code).Texts ?? SpeakingDraw.Shuffled(code, asked.Where(q => q.Round == r.Number && q.Code == code).SelectMany(q => q.Texts)),
                    r.Replies.Any(a => a.Code == code), r.AnswersAreIn(now) ? r.AnswersOf(code) : null, counting.Count(s => s.State == SheetState.Submitted), counting.Count(s => s.State == SheetState.Abstained));
            })]))],
            Stand = ReviewStand.OfDefence(review, second, now, texts)
        };
    }
}
