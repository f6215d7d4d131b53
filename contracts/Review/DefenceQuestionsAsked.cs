namespace Challenges.Contracts.Review;

/// <summary>The panel's questions to one shortlisted application, for the defence (答辩). Names no reviewer; the solver behind the code answers them.</summary>
public sealed record DefenceQuestionsAsked
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required string Code { get; init; }
    /// <summary>Place in the drawn speaking order, from 1.</summary>
    public required int Position { get; init; }
    /// <summary>How many defend.</summary>
    public required int Defending { get; init; }
    /// <summary>An answer is in time when it arrives before this instant.</summary>
    public required DateTimeOffset AnswersUntil { get; init; }
    public required IReadOnlyList<DefenceQuestion> Questions { get; init; }
}

public sealed record DefenceQuestion
{
    /// <summary>From 1.</summary>
    public required int Ordinal { get; init; }
    public required string Text { get; init; }
}
