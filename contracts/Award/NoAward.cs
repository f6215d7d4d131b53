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
    /// <summary><c>no-applications</c>, <c>none-admitted</c> or <c>below-competition-floor</c> when there was no review; <c>nothing-awardable</c> or <c>departments-decision</c> after one. Absent in messages of earlier builds.</summary>
    public string? Cause { get; init; }
    /// <summary>The rule that led to it, such as <c>R12</c>, or the profile's setting <c>call.competitionFloor</c>; null for the department's own decision.</summary>
    public string? Rule { get; init; }
}
