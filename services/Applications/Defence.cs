using Challenges.Contracts.Review;
using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>
/// The defence (答辩) of one application: the panel's questions, without a name, and the solver's written answers. A draft until it is sent, once; in time when it arrives
/// before <see cref="AnswersUntil"/>. Nobody but the solver reads it before it is sent.
/// </summary>
public sealed record Defence
{
    public required Guid ApplicationId { get; init; }
    public required Guid ChallengeId { get; init; }
    public required string Code { get; init; }
    public int Version { get; init; } = 1;
    /// <summary>Version of the message that asked.</summary>
    public required int AskedVersion { get; init; }
    public required int Position { get; init; }
    public required int Defending { get; init; }
    public required DateTimeOffset AnswersUntil { get; init; }
    public required IReadOnlyList<DefenceQuestion> Questions { get; init; }
    public DefenceDraft Draft { get; init; } = new();
    public DateTimeOffset? AnsweredAt { get; init; }

    public static Defence Of(DefenceQuestionsAsked asked, Guid application) => new()
    {
        ApplicationId = application,
        ChallengeId = asked.ChallengeId,
        Code = asked.Code,
        AskedVersion = asked.Version,
        Position = asked.Position,
        Defending = asked.Defending,
        AnswersUntil = asked.AnswersUntil,
        Questions = asked.Questions
    };

    /// <summary>Newer questions replace the older ones; what was written stays.</summary>
    public Defence Take(DefenceQuestionsAsked asked) => asked.Version <= AskedVersion ? this : Of(asked, ApplicationId) with { Version = Version, Draft = Draft, AnsweredAt = AnsweredAt };

    public RefusedException? WhyNotWrite(DateTimeOffset now)
    {
        if (AnsweredAt is { } answered) return Refusals.AlreadyAnswered.With(("answeredAt", answered));
        return now >= AnswersUntil ? Refusals.AnswersAreLate.With(("until", AnswersUntil), ("arrivedAt", now)) : null;
    }

    public Defence Write(DefenceDraft draft, DateTimeOffset now)
    {
        WhyNotWrite(now).Enforce();
        var unknown = draft.Answers.Select(a => a.Ordinal).Where(o => Questions.All(q => q.Ordinal != o)).ToList();
        if (unknown.Count > 0) throw Refusals.UnknownQuestion.With(("questions", unknown));
        return this with { Draft = draft };
    }

    /// <summary>The time first, then every reason in the texts.</summary>
    public RefusedException? WhyNotSend(DateTimeOffset now)
    {
        if (WhyNotWrite(now) is { } late) return late;
        var passages = FilingRules.OpenPassages(Draft.Answers.Select(a => ($"answers[{a.Ordinal}]", (string?)a.Text)), Draft.NotAboutAPerson);
        if (passages.Count > 0) return Refusals.PedigreeWording.With(("passages", passages));
        var open = Questions.Where(q => Draft.Answers.Count(a => a.Ordinal == q.Ordinal && !string.IsNullOrWhiteSpace(a.Text)) != 1).Select(q => q.Ordinal).ToList();
        return open.Count > 0 ? Refusals.AnswersIncomplete.With(("questions", open)) : null;
    }

    public Defence Send(DateTimeOffset now)
    {
        WhyNotSend(now).Enforce();
        return this with { AnsweredAt = now };
    }
}

public sealed record DefenceDraft
{
    public IReadOnlyList<DraftAnswer> Answers { get; init; } = [];
    /// <summary>Passages that the wording scan finds and that, as the solver states, are not about a person; fields such as <c>answers[1]</c>.</summary>
    public IReadOnlyList<WordingStatement> NotAboutAPerson { get; init; } = [];
}

/// <param name="Ordinal">Of the question, from 1.</param>
/// <param name="Text">1 to 5,000 characters when it is sent.</param>
public sealed record DraftAnswer(int Ordinal, string Text);
