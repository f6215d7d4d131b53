using Challenges.Contracts.Applications;
using Challenges.Review.Ranking;

namespace Challenges.Review.Defending;

/// <summary>
/// The defence (答辩) of a review: a first round for the shortlist where the profile has one, and a further round for each tie that nothing else decided. A round begins with the panel's questions,
/// which the department releases without names; the solvers answer; every reviewer writes a second sheet; the round ends with a ranking that carries it in.
/// </summary>
public sealed record Defence
{
    public required IReadOnlyList<DefenceRound> Rounds { get; init; }
    /// <summary>The ranking with the rounds so far; null until the first round is over.</summary>
    public RankingSnapshot? Result { get; init; }
    public CombiningInput? Input { get; init; }

    public Defence With(DefenceRound round) => this with { Rounds = [.. Rounds.Select(r => r.Number == round.Number ? round : r)] };
}

public sealed record DefenceRound
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    /// <summary>Per cent of the combined score that this round makes; null: it only decides ties.</summary>
    public int? WeightPercent { get; init; }
    /// <summary>Applications that defend, sorted.</summary>
    public required IReadOnlyList<string> Codes { get; init; }
    public DefenceRelease? Release { get; init; }
    /// <summary>The newest answers of each application.</summary>
    public IReadOnlyList<DefenceReply> Replies { get; init; } = [];
    public Extension? Extension { get; init; }
    /// <summary>The round was carried into the ranking.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The hard stop of the second sheets; null until the questions are released.</summary>
    public DateTimeOffset? EndsAt => Extension?.Until ?? Release?.SheetsUntil;

    /// <summary>From 1; null until the order is drawn.</summary>
    public int? PositionOf(string code) => Release is { } release ? release.Order.Codes.ToList().IndexOf(code) + 1 : null;

    /// <summary>One text for each released question, empty where nothing was answered.</summary>
    public IReadOnlyList<string> AnswersOf(string code)
    {
        var given = Replies.FirstOrDefault(r => r.Code == code)?.Answers ?? [];
        return [.. (Release?.Questions.Single(q => q.Code == code).Texts ?? []).Select((_, i) => given.FirstOrDefault(a => a.Ordinal == i + 1)?.Text ?? "")];
    }

    /// <summary>Answers are shown together: when all are in or their time is over, so that nobody speaks after having read another.</summary>
    public bool AnswersAreIn(DateTimeOffset now) => Release is { } release && (now >= release.AnswersUntil || Codes.All(code => Replies.Any(r => r.Code == code)));
}

/// <summary>The questions as they went out.</summary>
public sealed record DefenceRelease
{
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset AnswersUntil { get; init; }
    public required DateTimeOffset SheetsUntil { get; init; }
    /// <summary>Codes in the drawn speaking order.</summary>
    public required SpeakingOrder Order { get; init; }
    public required IReadOnlyList<QuestionsTo> Questions { get; init; }
}

/// <param name="Texts">Without names, in an order that follows no reviewer; the first is question 1.</param>
public sealed record QuestionsTo(string Code, IReadOnlyList<string> Texts);

public sealed record DefenceReply(string Code, int Version, DateTimeOffset At, IReadOnlyList<DefenceAnswer> Answers);

/// <summary>One reviewer's questions to one application.</summary>
public sealed record AskedQuestions(Guid Seat, string Code, int Round, long Version, IReadOnlyList<string> Texts);
