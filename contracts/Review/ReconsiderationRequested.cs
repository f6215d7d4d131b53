namespace Challenges.Contracts.Review;

/// <summary>An applicant holds that the procedure of the review was broken (复核). Nothing is confirmed while it is open. Names nobody.</summary>
public sealed record ReconsiderationRequested
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required Guid Reconsideration { get; init; }
    /// <summary>A procedural ground: <c>undisclosed-conflict</c>, <c>sheet-incomplete</c>, <c>calculation</c>, <c>material-not-seen</c> or <c>deadline</c>.</summary>
    public required string Ground { get; init; }
    public required DateTimeOffset AnswerDueAt { get; init; }
}
