namespace Challenges.Contracts.Award;

/// <summary>A new final ranking closed the notice: the award went back to the decision. An upheld objection tells the same by <see cref="ObjectionDecided.ReturnsToProposal"/>.</summary>
public sealed record NoticeLedBack
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required Guid NoticeId { get; init; }
    /// <summary><c>reconsideration</c>: the ranking that the proposal stood on was replaced.</summary>
    public required string Because { get; init; }
}
