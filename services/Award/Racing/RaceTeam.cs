namespace Challenges.Award.Racing;

/// <summary>One team of a race: which stages it entered, what it was found to have reached, what it was paid.</summary>
public sealed record RaceTeam
{
    /// <summary>1 for the first, in the order of the ranking.</summary>
    public required int Number { get; init; }
    /// <summary>Stages that it entered, in order; the money of each is owed. The finish is entered by an accepted result.</summary>
    public required IReadOnlyList<int> Entered { get; init; }
    /// <summary>The stage after which it left; null while it runs.</summary>
    public int? LeftAfter { get; init; }
    public IReadOnlyList<StageFinding> Findings { get; init; } = [];
    public IReadOnlyList<Revival> Revivals { get; init; } = [];
    public IReadOnlyList<StagePayment> Payments { get; init; } = [];
    /// <summary>The final answer at the finish; null before it.</summary>
    public Acceptance? Acceptance { get; init; }
    /// <summary>The first acceptance, which missed targets; the one rectification runs or ran (R26).</summary>
    public Acceptance? Missed { get; init; }
    /// <summary>The rectified result is to be accepted before this instant; null without a rectification.</summary>
    public DateTimeOffset? RectifyUntil { get; init; }

    /// <summary>Notices of passed acceptances, oldest first; only the last one can run.</summary>
    public IReadOnlyList<ResultNotice> ResultNotices { get; init; } = [];
    public ResultNotice? ResultNotice => ResultNotices is [.., { LedBack: false } last] ? last : null;
    /// <summary>An upheld objection sent the acceptance back: it is assessed again, whatever became of the time for the rectification.</summary>
    public bool Reassess { get; init; }

    /// <summary>Proposed after the race and not confirmed yet, or confirmed; null: nothing goes back.</summary>
    public TeamRecovery? Recovery { get; init; }
    /// <summary>What goes back by two officers, and what of it came.</summary>
    public Owed? Owed { get; init; }

    public bool Runs => LeftAfter is null;

    public bool IsPaid(int stage) => Payments.Any(payment => payment.Stage == stage);

    /// <summary>Fen (0.01 yuan).</summary>
    public long PaidFen => Payments.Sum(payment => payment.AmountFen);

    /// <summary>Fen of it from fiscal money; null for one stream.</summary>
    public long? PaidFiscalFen => Payments.Any(payment => payment.FiscalFen is null) ? null : Payments.Sum(payment => payment.FiscalFen);
}

/// <summary>What a team that was not accepted is to give back.</summary>
/// <param name="RecoverFen">Fen (0.01 yuan), 1 up to what the team was paid.</param>
/// <param name="Cause">One of <see cref="EndProposal.Causes"/>.</param>
/// <param name="SecondBy">The other officer, who made it hold.</param>
public sealed record TeamRecovery(long RecoverFen, string Cause, Contracts.Publication.Wording Reasons, string By, DateTimeOffset At, string? SecondBy = null);

/// <param name="Assessor">Name of the third party.</param>
/// <param name="AssessorOrganisation">Registered id of its organisation.</param>
public sealed record StageFinding(int Stage, decimal Score, IReadOnlyList<string> GoalsMet, string Evidence, bool Stays, string Assessor, string AssessorOrganisation, DateTimeOffset At);

/// <param name="Stage">Stage in which the team re-entered.</param>
public sealed record Revival(int Stage, Contracts.Publication.Wording Reason, string By, DateTimeOffset At);

/// <param name="FiscalFen">Fen of the amount from fiscal money, the rest is the owner's; null for one stream.</param>
public sealed record StagePayment(int Stage, long AmountFen, DateTimeOffset At, long? FiscalFen = null);

/// <summary>The one extension of a race: a stage and those after it move by the same number of days, for all teams alike (R24, R25).</summary>
public sealed record RaceExtension(int Stage, int Days, Contracts.Publication.Wording Reason, string By, DateTimeOffset At);
