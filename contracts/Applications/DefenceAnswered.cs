namespace Challenges.Contracts.Applications;

/// <summary>The solver behind a code has answered the panel's questions. Carries the code and texts only; the texts were scanned as an application's are (R07).</summary>
public sealed record DefenceAnswered
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Code { get; init; }
    public required IReadOnlyList<DefenceAnswer> Answers { get; init; }
}

public sealed record DefenceAnswer
{
    /// <summary>Of the question, from 1.</summary>
    public required int Ordinal { get; init; }
    public required string Text { get; init; }
}
