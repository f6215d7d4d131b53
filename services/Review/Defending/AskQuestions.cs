using Challenges.Review.Scoring;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Defending;

/// <param name="Questions">All questions to the application; replaces what was asked before. At most as many as the profile lets one reviewer ask, each up to 1,000 characters.</param>
public sealed record AskQuestionsRequest(IReadOnlyList<string> Questions);

public sealed class AskQuestionsValidator : AbstractValidator<AskQuestionsRequest>
{
    public AskQuestionsValidator()
    {
        RuleFor(r => r.Questions).Must(q => q.Count <= 50).Must(q => q.Distinct().Count() == q.Count).Says("validation.review.twice");
        RuleForEach(r => r.Questions).Visible().MaximumLength(1000);
    }
}

/// <summary>The own part in the defence: what to ask, what was asked by all without names, what was answered, and where the own second sheets stand.</summary>
public sealed record MyDefenceView
{
    public required Guid Seat { get; init; }
    public required string Number { get; init; }
    /// <summary>1 for the first; a further one decides a tie.</summary>
    public required int Round { get; init; }
    public required int MostQuestions { get; init; }
    public DateTimeOffset? AnswersUntil { get; init; }
    /// <summary>The hard stop of the second sheets.</summary>
    public DateTimeOffset? EndsAt { get; init; }
    public required IReadOnlyList<MyDefending> Applications { get; init; }
    public required Stand Stand { get; init; }
}

/// <param name="Version">Of the own questions; 0 until first saved.</param>
/// <param name="Position">In the speaking order; null until it is drawn.</param>
/// <param name="Answers">By question; null until all answers are in or their time is over; an empty text where nothing was answered.</param>
/// <param name="Sheet"><c>notBegun</c>, <c>draft</c>, <c>submitted</c> or <c>abstained</c>.</param>
public sealed record MyDefending(string Code, IReadOnlyList<string> OwnQuestions, long Version, int? Position, IReadOnlyList<string>? Questions, IReadOnlyList<string>? Answers, string Sheet);

public static class AskQuestions
{
    /// <summary><c>GET /seats/{id}/defence</c></summary>
    public static async Task<Answer<MyDefenceView>> Read(Guid id, Caller caller, Moment moment, ReviewStore reviews, QuestionStore questions, DefenceSheetStore sheets, Texts texts, CancellationToken cancel) =>
        Answer.Ok(await View(await reviews.OfSeat(id, cancel), id, caller, moment, questions, sheets, texts, cancel));

    /// <summary><c>PUT /seats/{id}/defence/{code}/questions</c>; <c>If-Match: "0"</c> for the first.</summary>
    public static async Task<Answer<MyDefenceView>> Save(Guid id, string code, AskQuestionsRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews, QuestionStore questions,
        DefenceSheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = await reviews.OfSeatToChange(id, cancel);
        var seat = review.ReadingSeat(id, caller.Person);
        review.WhyNotAsk(seat, code, request.Questions).Enforce();
        var round = review.Round!.Number;
        var version = (await questions.Of(review.Id, cancel)).FirstOrDefault(q => q.Seat == id && q.Code == code && q.Round == round)?.Version ?? 0;
        ifMatch.Demand(version);
        await questions.Save(review.Id, new AskedQuestions(id, code, round, version, request.Questions), cancel);
        return Answer.Ok(await View(review, id, caller, moment, questions, sheets, texts, cancel), version + 1);
    }

    static async Task<MyDefenceView> View(ChallengeReview review, Guid id, Caller caller, Moment moment, QuestionStore questions, DefenceSheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var seat = review.ReadingSeat(id, caller.Person);
        if (review.Defence is null || review.Ranking is null) throw Refusals.NoDefence.With(("number", review.Terms.Number));
        var round = review.Defence.Rounds[^1];
        var own = (await questions.Of(review.Id, cancel)).Where(q => q.Seat == id && q.Round == round.Number).ToDictionary(q => q.Code);
        var second = ((await sheets.Of(review.Id, cancel)).GetValueOrDefault(round.Number) ?? []).Where(s => s.SeatId == id).ToDictionary(s => s.Code);
        var readable = review.ApplicationsOf(seat).Select(a => a.Code).ToHashSet();
        return new MyDefenceView
        {
            Seat = id,
            Number = review.Terms.Number,
            Round = round.Number,
            MostQuestions = review.DefencePolicy.MostQuestions,
            AnswersUntil = round.Release?.AnswersUntil,
            EndsAt = round.EndsAt,
            Applications = [.. round.Codes.Where(readable.Contains).OrderBy(code => ReadApplications.Place(seat, code), StringComparer.Ordinal).Select(code =>
            {
                var asked = round.Release?.Questions.Single(q => q.Code == code).Texts;
                return new MyDefending(code, own.GetValueOrDefault(code)?.Texts ?? [], own.GetValueOrDefault(code)?.Version ?? 0, round.PositionOf(code), asked,
                    round.AnswersAreIn(moment.Now) ? round.AnswersOf(code) : null, second.TryGetValue(code, out var sheet) ? SheetView.Name(sheet) : SheetView.NotBegun);
            })],
            // The first sheets are closed by the ranking, whatever is on them.
            Stand = ReviewStand.OfSeat(review, seat, [], moment.Now, texts)
        };
    }
}
