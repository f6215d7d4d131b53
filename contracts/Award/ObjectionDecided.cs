namespace Challenges.Contracts.Award;

/// <summary>An objection was decided. Names nobody: the objector's identity is protected.</summary>
public sealed record ObjectionDecided
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ObjectionId { get; init; }
    /// <summary><c>upheld</c>, <c>partly-upheld</c>, <c>dismissed</c> or <c>not-admitted</c>.</summary>
    public required string Outcome { get; init; }
    /// <summary>True when the award went back to proposal.</summary>
    public required bool ReturnsToProposal { get; init; }
    /// <summary>For an objection to a passed acceptance: true when it goes back to be assessed again. Null for an objection to an award.</summary>
    public bool? ReopensAcceptance { get; init; }
}
