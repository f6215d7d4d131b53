namespace Challenges.Contracts.Award;

/// <summary>The department proposes an awardee. Not public before the notice.</summary>
public sealed record AwardProposed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Code { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    /// <summary>False: two officers recorded a reasoned departure.</summary>
    public required bool FollowsRanking { get; init; }
    /// <summary>Codes of all teams of a horse race, best first; null for a single awardee.</summary>
    public IReadOnlyList<string>? Codes { get; init; }
}
