namespace Challenges.Award;

/// <summary>
/// Where the award of one challenge stands.
/// <c>Deciding → (AwaitingSecond →) Proposed → InNotice → Confirmed → UnderContract (→ Rectifying) → Accepted → Closed</c>;
/// a horse race goes <c>Confirmed → Racing → Closed</c>;
/// an upheld objection leads from <c>InNotice</c> back to <c>Deciding</c>; <c>NoAward</c> and <c>Cancelled</c> end it before anything is signed.
/// </summary>
public enum AwardState
{
    /// <summary>No proposal stands: facts are awaited, or the department decides.</summary>
    Deciding,
    /// <summary>One officer proposed a departure from the ranking; a second one is to confirm it.</summary>
    AwaitingSecond,
    Proposed,
    InNotice,
    Confirmed,
    UnderContract,
    /// <summary>Several teams run in parallel, each under its own task book (赛马).</summary>
    Racing,
    /// <summary>The first acceptance missed targets; the one rectification runs (R26).</summary>
    Rectifying,
    /// <summary>Accepted, the last payment is open.</summary>
    Accepted,
    Closed,
    NoAward,
    Cancelled
}
