namespace Challenges.Contracts.Publication;

public sealed record ChallengePublished
{
    public required Guid ChallengeId { get; init; }
    /// <summary>Version of the challenge in Publication; a receiver keeps the terms with the highest one.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required ChallengeTerms Terms { get; init; }
}
