namespace Challenges.Contracts.Applications;

/// <summary>
/// The formal check (形式审查) of a sealed set is over: so many applications go to the review (R12). Each of them follows as an <see cref="ApplicationOpened"/>; what was refused is never opened.
/// Published for every sealed set, and at once when the profile asks for no check.
/// </summary>
public sealed record FormalCheckConcluded
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    public required int SealedCount { get; init; }
    /// <summary>How many go to the review.</summary>
    public required int AdmittedCount { get; init; }
    /// <summary>Rules by which applications were refused, with how many each; names no application.</summary>
    public required IReadOnlyList<RuleCount> RefusedBy { get; init; }
}

public sealed record RuleCount
{
    /// <summary>Such as <c>R09</c>.</summary>
    public required string Rule { get; init; }
    public required int Applications { get; init; }
}
