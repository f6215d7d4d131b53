namespace Challenges.Contracts.Award;

/// <summary>All parties signed the task book (任务书) and the commitment letter.</summary>
public sealed record TaskBookSigned
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary>SHA-256 of the canonical task book that was signed, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }
    /// <summary>In order; the amounts total the price to the fen.</summary>
    public required IReadOnlyList<MilestonePayment> Payments { get; init; }
}

public sealed record MilestonePayment
{
    /// <summary>1 for the first.</summary>
    public required int Milestone { get; init; }
    /// <summary>Per cent of the price.</summary>
    public required int Share { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long AmountFen { get; init; }
}
