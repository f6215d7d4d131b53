namespace Challenges.Contracts.Award;

/// <summary>The payment of a milestone was released; each milestone pays once (R23).</summary>
public sealed record PaymentReleased
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Milestone { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long AmountFen { get; init; }
    /// <summary>All payments so far, in fen.</summary>
    public required long PaidFen { get; init; }
    /// <summary>Team of a horse race, 1 for the first; <see cref="Milestone"/> is then its stage. Null for a single awardee.</summary>
    public int? Team { get; init; }
    /// <summary>Fen of <see cref="AmountFen"/> from fiscal money; null when the contract has one stream.</summary>
    public long? FiscalFen { get; init; }
    /// <summary>Fen of <see cref="AmountFen"/> from the problem owner; null when the contract has one stream.</summary>
    public long? OwnerFen { get; init; }
}
