using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>
/// One application of the sealed set in the formal check (R12): open while something is unknown, to be mended while a fix window runs, then admitted or refused. Whatever
/// was decided stays decided.
/// </summary>
public sealed record Candidate
{
    public required Guid ApplicationId { get; init; }
    public required string Code { get; init; }
    public required Admission Admission { get; init; }
    /// <summary>The rule by which it is refused, or would be if nothing is mended.</summary>
    public string? FailedRule { get; init; }
    public required IReadOnlyList<CheckFinding> Findings { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>Number of the last correction; 0: it stands as it was sealed.</summary>
    public int Correction { get; init; }

    public bool IsDecided => Admission is Admission.Admitted or Admission.Refused;

    public static Candidate Of(SealedEntry entry, CheckedApplication result, DateTimeOffset now) =>
        new Candidate { ApplicationId = entry.ApplicationId, Code = entry.Code, Admission = Admission.Open, Findings = [] }.Take(result, now);

    public Candidate Take(CheckedApplication result, DateTimeOffset now) => this with
    {
        Admission = result.Admission,
        FailedRule = result.FailedRule,
        Findings = result.Findings,
        DecidedAt = result.Admission is Admission.Admitted or Admission.Refused ? now : null
    };

    /// <summary>What an open finding lets a correction change.</summary>
    public IReadOnlySet<string> Mendable => Findings.Where(f => f.Counts == CheckOutcome.Failed).SelectMany(f => f.Mend).ToHashSet();

    public RefusedException? WhyNotMend(Intake intake, DateTimeOffset now)
    {
        if (Admission != Admission.ToMend) return Refusals.NothingToMend.Now();
        return intake.MayMend(now) ? null : Refusals.FixWindowIsOver.With(("until", intake.FixUntil), ("arrivedAt", now));
    }

    public RefusedException? WhyNotClear(Intake intake, string rule, string? at)
    {
        if (intake.IsConcluded) return Refusals.CheckIsConcluded.Now();
        if (intake.WhyNotConclude(0) is { } ended) return ended;
        return !IsDecided && Findings.Any(f => IsOpen(f, rule, at)) ? null : Refusals.NothingToClear.Now();
    }

    static bool IsOpen(CheckFinding finding, string rule, string? at) =>
        finding.Outcome == CheckOutcome.Unknown && finding.Clearance is null && finding.Rule == rule && finding.At == at;

    /// <summary>What was cleared stays cleared for the same rule and subject, wherever it stands in the corrected application.</summary>
    public IReadOnlyList<CheckFinding> Carry(IReadOnlyList<CheckFinding> found, FiledDocument before, FiledDocument after)
    {
        var (old, now) = (Subject.Of(before), Subject.Of(after));
        string? Id(IReadOnlyList<Subject> subjects, string? at) => subjects.FirstOrDefault(s => s.At == at)?.Id;
        return [.. found.Select(f => f.Outcome != CheckOutcome.Unknown ? f
            : Findings.FirstOrDefault(o => o.Clearance is not null && o.Rule == f.Rule && Id(old, o.At) == Id(now, f.At)) is { } cleared ? f with { Clearance = cleared.Clearance } : f)];
    }
}
