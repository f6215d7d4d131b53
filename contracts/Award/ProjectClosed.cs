namespace Challenges.Contracts.Award;

/// <summary>Acceptance (验收) ended the project.</summary>
public sealed record ProjectClosed
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Number { get; init; }
    /// <summary><c>accepted</c>, <c>accepted-after-rectification</c>, <c>concluded</c> or <c>failed</c>; of a horse race <c>one-accepted</c>, <c>several-accepted</c>, <c>none-accepted</c> or <c>none-survives</c>;
    /// from a decision of two officers <c>exempt-concluded</c> (尽职免责), <c>failed-with-recovery</c> or <c>failed-with-sanction</c>.</summary>
    public required string Outcome { get; init; }
    public required IReadOnlyList<AcceptedIndicator> Indicators { get; init; }
    /// <summary>Fen (0.01 yuan) paid in all.</summary>
    public required long PaidFen { get; init; }
    /// <summary>Whole days since publication.</summary>
    public required int ElapsedDays { get; init; }
    /// <summary>Fen of <see cref="PaidFen"/> that the solver returns; null when nothing was decided about it.</summary>
    public long? RecoveredFen { get; init; }
}

public sealed record AcceptedIndicator
{
    public required string Indicator { get; init; }
    /// <summary>Measured at acceptance, in the indicator's unit.</summary>
    public required decimal Value { get; init; }
    public required bool Met { get; init; }
}
