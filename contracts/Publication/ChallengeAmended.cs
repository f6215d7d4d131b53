namespace Challenges.Contracts.Publication;

/// <summary>A numbered amendment of a published challenge. Carries the whole terms as they are now, so that it needs no earlier event.</summary>
public sealed record ChallengeAmended
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>1 for the first amendment of a challenge.</summary>
    public required int Amendment { get; init; }
    public required Wording Reason { get; init; }
    /// <summary>True when indicators or the bounty changed, so that filed applications need to be confirmed again (R05).</summary>
    public required bool NeedsReconfirmation { get; init; }
    public required ChallengeTerms Terms { get; init; }
}
