using Challenges.Contracts.Publication;

namespace Challenges.Contracts.Award;

/// <summary>The challenge ended without an award (流榜).</summary>
public sealed record NoAward
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required Wording Reason { get; init; }
    /// <summary>Whole days since publication.</summary>
    public required int ElapsedDays { get; init; }
}
