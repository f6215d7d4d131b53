using Challenges.Contracts.Publication;

namespace Challenges.Contracts.Award;

/// <summary>A problem that the project left open, handed back to Publication as a draft linked to its parent (后续榜题).</summary>
public sealed record FollowUpProposed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid FollowUpId { get; init; }
    public required string ParentNumber { get; init; }
    public required string Department { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required Wording Title { get; init; }
    public required Wording ResidualProblem { get; init; }
    public required string Field { get; init; }
    /// <summary>Indicators carried over or newly proposed; the department revises them.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }
}
