using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication;

public enum ClarificationState { Asked, Drafted, Published }

/// <summary>
/// A question and its answer (答疑). The asker stays hidden: everybody sees the question once it is answered and published, in the wording that the answer gives it;
/// before that its asker, the owner and the department see it. The auditor may see who asked after the close.
/// </summary>
public sealed record Clarification
{
    public required Guid Id { get; init; }
    public required Guid ChallengeId { get; init; }
    /// <summary>1 for the first question of the challenge.</summary>
    public required int Number { get; init; }
    public required int Version { get; init; }
    public required ClarificationState State { get; init; }
    public required string Asker { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    /// <summary>As it was asked.</summary>
    public required string Asked { get; init; }
    /// <summary>As it is published, in both languages.</summary>
    public Wording? Question { get; init; }
    public Wording? Answer { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    public bool IsAskedBy(Caller caller) => caller.IsSignedIn && caller.Person == Asker;

    public bool IsVisibleTo(Caller caller, Challenge challenge) => State == ClarificationState.Published || SeesAsked(caller, challenge);

    /// <summary>The words of the asker may give the asker away.</summary>
    public bool SeesAsked(Caller caller, Challenge challenge) =>
        IsAskedBy(caller) || challenge.IsOwnedBy(caller) || caller.IsOfficerOf(challenge.Department) || caller.Is(Roles.Auditor);

    /// <summary>The asker waits for the published answer like everybody else.</summary>
    public bool SeesAnswer(Caller caller, Challenge challenge) =>
        State == ClarificationState.Published || challenge.IsOwnedBy(caller) || caller.IsOfficerOf(challenge.Department) || caller.Is(Roles.Auditor);

    public static bool SeesAsker(Caller caller, Challenge challenge, DateTimeOffset now) => caller.Is(Roles.Auditor) && !challenge.IsOpen(now);

    public Clarification Draft(Caller caller, Challenge challenge, Wording question, Wording answer, DateTimeOffset now)
    {
        challenge.WhyNotDraftAnswer(caller, now).Enforce();
        if (State == ClarificationState.Published) throw Refusals.AnswerIsPublished.With(("number", Number));
        if (!question.IsWhole() || !answer.IsWhole()) throw Refusals.ListIsNotWhole.With(("members", new[] { "question", "answer" }));
        PedigreeCheck.WhyNot(answer.Parts("answer")).Enforce();
        return this with { State = ClarificationState.Drafted, Question = question, Answer = answer, Version = Version + 1 };
    }

    public Clarification Publish(Caller caller, Challenge challenge, DateTimeOffset now)
    {
        challenge.WhyNotPublishAnswer(caller, now).Enforce();
        if (State == ClarificationState.Published) throw Refusals.AnswerIsPublished.With(("number", Number));
        if (State != ClarificationState.Drafted) throw Refusals.AnswerIsMissing.With(("number", Number));
        ClosingDates.WhyNot(Answer.Parts("answer"), challenge.Text.Schedule!).Enforce();
        return this with { State = ClarificationState.Published, PublishedAt = now, Version = Version + 1 };
    }
}
