using Challenges.Contracts.Publication;
using Challenges.Shared.Time;

namespace Challenges.Award;

/// <summary>What happens under the signed task book: milestones as gates of the payments, acceptance, the end.</summary>
public sealed record Project
{
    public required IReadOnlyList<Milestone> Milestones { get; init; }
    /// <summary>The first and the one after rectification; more only where an upheld objection sent one back.</summary>
    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];
    /// <summary>The rectified result is to be accepted before this instant (R26).</summary>
    public DateTimeOffset? RectifyUntil { get; init; }
    public bool RectificationEnded { get; init; }
    public Extension? Extension { get; init; }
    public EndProposal? EndProposed { get; init; }
    /// <summary><c>accepted</c>, <c>accepted-after-rectification</c>, <c>concluded</c> or <c>failed</c>, or one of <see cref="EndProposal.Decided"/>; null while it is open.</summary>
    public string? Outcome { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];
    /// <summary>Evidence log, oldest first; only added to.</summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];
    /// <summary>Notices of passed acceptances, oldest first; only the last one can run.</summary>
    public IReadOnlyList<ResultNotice> ResultNotices { get; init; } = [];
    /// <summary>The notice of the result that stands; null when the profile asks for none, or nothing was accepted.</summary>
    public ResultNotice? ResultNotice => ResultNotices is [.., { LedBack: false } last] ? last : null;
    /// <summary>A passed acceptance stands in public until this instant, before which the last payment stays closed; null when the profile asks for none.</summary>
    public DateTimeOffset? ResultStandsUntil => ResultNotice?.EndsAt;
    /// <summary>An upheld objection sent the acceptance back: it is assessed again, whatever became of the time for the rectification.</summary>
    public bool Reassess { get; init; }
    /// <summary>Money that goes back; null when none does.</summary>
    public Owed? Owed { get; init; }

    /// <summary>Fen (0.01 yuan).</summary>
    public long PaidFen => Milestones.Where(milestone => milestone.PaidAt is not null).Sum(milestone => milestone.AmountFen);

    /// <summary>Fen of it from fiscal money; null when the contract has one stream.</summary>
    public long? PaidFiscalFen => Milestones.Any(milestone => milestone.FiscalFen is null) ? null : Milestones.Where(milestone => milestone.PaidAt is not null).Sum(milestone => milestone.FiscalFen);

    public static Project Of(TaskBookText text) => new()
    {
        Milestones = [.. text.Milestones.Select(m => new Milestone { Number = m.Milestone, Name = m.Name, DueOn = m.DueOn, Share = m.Share, AmountFen = m.AmountFen, FiscalFen = m.FiscalFen })]
    };

    public Milestone? Find(int number) => number >= 1 && number <= Milestones.Count ? Milestones[number - 1] : null;

    public Project With(Milestone changed) => this with { Milestones = [.. Milestones.Select(m => m.Number == changed.Number ? changed : m)] };

    /// <summary>When the next unmet milestone becomes late.</summary>
    public DateTimeOffset? NextLate(string zone) =>
        Milestones.Where(m => m.MetAt is null && !m.Late).Select(m => (DateTimeOffset?)ZoneDay.End(m.DueOn, zone)).Min();

    public Project MarkLate(DateTimeOffset now, string zone) =>
        this with { Milestones = [.. Milestones.Select(m => m.MetAt is null && ZoneDay.End(m.DueOn, zone) <= now ? m with { Late = true } : m)] };
}

/// <summary>A gate: met opens its payment, which is released once (R23).</summary>
public sealed record Milestone
{
    /// <summary>1 for the first. The last one is met by the acceptance.</summary>
    public required int Number { get; init; }
    public required Wording Name { get; init; }
    public required DateOnly DueOn { get; init; }
    /// <summary>Per cent of the price.</summary>
    public required int Share { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long AmountFen { get; init; }
    /// <summary>Fen of the amount from fiscal money, the rest is the owner's; null when the contract has one stream.</summary>
    public long? FiscalFen { get; init; }
    public IReadOnlyList<Assessment> Assessments { get; init; } = [];
    public DateTimeOffset? MetAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    /// <summary>It was not met by the end of its day; set once and kept.</summary>
    public bool Late { get; init; }
}

/// <param name="Outcome"><c>met</c>, <c>partly-met</c> or <c>not-met</c>.</param>
/// <param name="Assessor">Name of the third party that assessed; null when the officer did.</param>
public sealed record Assessment(string Outcome, string Evidence, string? Assessor, string By, DateTimeOffset At)
{
    public const string Met = "met";
    public const string PartlyMet = "partly-met";
    public const string NotMet = "not-met";
    public static readonly IReadOnlyList<string> Outcomes = [Met, PartlyMet, NotMet];
}

public sealed record Acceptance(IReadOnlyList<MeasuredIndicator> Indicators, string Report, string By, DateTimeOffset At)
{
    public bool Passed => Indicators.All(indicator => indicator.Met);

    /// <summary>Compares one measured value for each indicator, and no other, with its frozen target.</summary>
    public static IReadOnlyList<MeasuredIndicator> Compare(IReadOnlyList<TaskIndicator> indicators, IReadOnlyDictionary<string, decimal> measured)
    {
        var missing = indicators.Select(i => i.Key).Except(measured.Keys).ToList();
        var unknown = measured.Keys.Except(indicators.Select(i => i.Key)).ToList();
        if (missing.Count + unknown.Count > 0) throw Refusals.MeasuredValuesDiffer.With(("missing", missing), ("unknown", unknown));
        return [.. indicators.Select(i => new MeasuredIndicator(i.Key, measured[i.Key], i.MustHave, i.IsMetBy(measured[i.Key])))];
    }
}

public sealed record MeasuredIndicator(string Key, decimal Value, bool MustHave, bool Met);

public sealed record Extension(int Milestone, int Days, Wording Reason, string By, DateTimeOffset At);

/// <param name="Cause">One of <see cref="Causes"/>.</param>
/// <param name="NoMisconduct">The officer states that no finding of misconduct stands (R27).</param>
/// <param name="Evidence">Numbers of the log entries that an exemption stands on.</param>
/// <param name="Finding">First level of the exemption: what the solver's unit found. The second level are the department's two officers.</param>
/// <param name="RecoverFen">Fen (0.01 yuan) of the payments that go back: unused money, or what is recovered.</param>
/// <param name="Sanction">The sanction that is imposed.</param>
public sealed record EndProposal(string Outcome, string Cause, bool NoMisconduct, Wording Reasons, string By, DateTimeOffset At,
    IReadOnlyList<int>? Evidence = null, Wording? Finding = null, long? RecoverFen = null, Wording? Sanction = null)
{
    public const string ExemptConcluded = "exempt-concluded";
    public const string FailedWithRecovery = "failed-with-recovery";
    public const string FailedWithSanction = "failed-with-sanction";
    /// <summary>Ends that a decision of two officers gives its own effects, beside the plain ones.</summary>
    public static readonly IReadOnlyList<string> Decided = [ExemptConcluded, FailedWithRecovery, FailedWithSanction];
    /// <summary>Causes that nobody is to blame for (R27).</summary>
    public static readonly IReadOnlyList<string> Blameless = ["technical-route-risk", "market-change", "force-majeure"];

    public const string Concluded = "concluded";
    public const string Failed = "failed";
    public const string Misconduct = "misconduct";
    public static readonly IReadOnlyList<string> Causes = ["technical-route-risk", "market-change", "force-majeure", "default", Misconduct, "other"];

    /// <summary>An exemption cites entries that were in the log before the day of its proposal, has a finding of the unit, and a cause without blame (R27).</summary>
    /// <param name="logged">The day of each entry of the log, in order.</param>
    public bool IsGrounded(IReadOnlyList<DateOnly> logged, bool logIsWhole, DateOnly day) =>
        CitesBefore(logged, day) && NoMisconduct && Finding is not null && Blameless.Contains(Cause) && logIsWhole;

    public bool CitesBefore(IReadOnlyList<DateOnly> logged, DateOnly day) =>
        Evidence is { Count: > 0 } cited && cited.All(number => number >= 1 && number <= logged.Count && logged[number - 1] < day);
}

/// <summary>A passed acceptance in public (验收公示): objections to it are filed and decided like those to an award, and nothing is paid while one is open.</summary>
public sealed record ResultNotice
{
    public required Guid Id { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required IReadOnlyList<DateOnly> CountedDays { get; init; }
    /// <summary>An objection that arrives now is late.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>The end and the grace for objections that arrived before it.</summary>
    public required DateTimeOffset PayableFrom { get; init; }
    /// <summary>An upheld objection sent the acceptance back.</summary>
    public bool LedBack { get; init; }

    /// <returns>Null where the result did not pass, or the profile asks for no notice.</returns>
    public static ResultNotice? Of(Judgement judged, Guid id, DateTimeOffset now) => judged is { NoticeDays: { } days, NoticeEndsAt: { } ends, PayableFrom: { } payable }
        ? new() { Id = id, OpenedAt = now, CountedDays = days, EndsAt = ends, PayableFrom = payable }
        : null;
}

public sealed record FollowUp(Guid Id, Wording Name, string By, DateTimeOffset At);
