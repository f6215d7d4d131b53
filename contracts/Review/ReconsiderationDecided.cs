namespace Challenges.Contracts.Review;

/// <summary>A request for reconsideration is decided. An upheld one is followed by a <see cref="RankingFinalised"/> of a higher version, on which an award not yet confirmed starts anew.</summary>
public sealed record ReconsiderationDecided
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required Guid Reconsideration { get; init; }
    public required bool Upheld { get; init; }
}
