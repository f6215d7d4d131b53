namespace Challenges.Contracts.Publication;

/// <summary>A question to an open challenge was answered in public. Tells neither who asked nor what; the pages of the challenge do.</summary>
public sealed record AnswerPublished
{
    public required Guid ChallengeId { get; init; }
    /// <summary>Of the question in Publication.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Public number of the challenge.</summary>
    public required string Number { get; init; }
    /// <summary>1 for the first question of the challenge.</summary>
    public required int Question { get; init; }
}
