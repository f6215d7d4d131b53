namespace Challenges.Contracts.Publication;

public sealed record ChallengeCancelled
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required string Department { get; init; }
    public required Wording Reason { get; init; }
}
