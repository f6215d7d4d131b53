namespace Challenges.Contracts.Award;

public sealed record MilestoneAssessed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Milestone { get; init; }
    /// <summary><c>met</c>, <c>partly-met</c> or <c>not-met</c>.</summary>
    public required string Outcome { get; init; }
}
