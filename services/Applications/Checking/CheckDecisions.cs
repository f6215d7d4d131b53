using Challenges.Shared.Decisions;

namespace Challenges.Applications.Checking;

/// <param name="Findings">As they stood before the clearance.</param>
public sealed record ClearanceInput(string Code, IReadOnlyList<CheckFinding> Findings, string Rule, string? At, CheckOutcome Outcome, string Reason, bool MayMend);

/// <param name="Check">What the corrected application is checked from.</param>
/// <param name="SealedDigest">Of the filing that was sealed, which stays as evidence.</param>
/// <param name="Cleared">What was cleared before and still holds.</param>
public sealed record MendingInput(FormalCheckInput Check, string SealedDigest, IReadOnlyList<CheckFinding> Cleared);

/// <param name="Unmended">Code and rule of each application that was still to be mended.</param>
public sealed record FixWindowInput(string Number, DateTimeOffset? FixUntil, IReadOnlyList<RefusedEntry> Unmended);

public sealed record FixWindowResult(IReadOnlyList<RefusedEntry> Refused);

public sealed record RefusedEntry(string Code, string Rule);

public sealed record ConclusionInput(string Number, IReadOnlyList<AdmissionEntry> Applications);

public sealed record AdmissionEntry(string Code, Admission Admission, string? FailedRule);

/// <param name="RefusedBy">Rule → applications.</param>
public sealed record ConclusionResult(int SealedCount, int AdmittedCount, IReadOnlyDictionary<string, int> RefusedBy);

/// <summary>The decisions of the formal check, each to be made again from what is stored of it (R28). They name codes and places in an application, nobody by id.</summary>
public static class CheckDecisions
{
    public const string Checked = "formal-check", ClearedKind = "clearance", MendedKind = "correction", Ended = "fix-window", ConcludedKind = "formal-check-conclusion";

    public static readonly Engine<FormalCheckInput, FormalCheckResult> Check = Engine.Of<FormalCheckInput, FormalCheckResult>(FormalCheck.Version, FormalCheck.Run);
    public static readonly Engine<ClearanceInput, CheckedApplication> Clear = Engine.Of<ClearanceInput, CheckedApplication>("applications-clearance/1", Cleared);
    public static readonly Engine<MendingInput, CheckedApplication> Mend = Engine.Of<MendingInput, CheckedApplication>("applications-correction/1", Mended);
    public static readonly Engine<FixWindowInput, FixWindowResult> End = Engine.Of<FixWindowInput, FixWindowResult>("applications-fix-window/1", input => new FixWindowResult(input.Unmended));
    public static readonly Engine<ConclusionInput, ConclusionResult> Conclude = Engine.Of<ConclusionInput, ConclusionResult>("applications-conclusion/1", Concluded);

    public static readonly IReadOnlyList<Engine> Engines = [Check, Clear, Mend, End, Conclude];

    public static CheckedApplication Cleared(ClearanceInput input, DateTimeOffset at)
    {
        var clearance = new Clearance(input.Outcome, input.Reason, at);
        var findings = input.Findings.Select(f => f.Outcome == CheckOutcome.Unknown && f.Clearance is null && f.Rule == input.Rule && f.At == input.At ? f with { Clearance = clearance } : f);
        return FormalCheck.Decide(input.Code, [.. findings], input.MayMend);
    }

    public static CheckedApplication Mended(MendingInput input)
    {
        var result = FormalCheck.Run(input.Check).Applications.Single();
        var findings = result.Findings.Select(f => f.Outcome == CheckOutcome.Unknown && input.Cleared.FirstOrDefault(c => c.Rule == f.Rule && c.At == f.At) is { } cleared ? f with { Clearance = cleared.Clearance } : f);
        return FormalCheck.Decide(result.Code, [.. findings], input.Check.MayMend);
    }

    public static ConclusionResult Concluded(ConclusionInput input) => new(
        input.Applications.Count,
        input.Applications.Count(a => a.Admission == Admission.Admitted),
        input.Applications.Where(a => a.Admission == Admission.Refused).CountBy(a => a.FailedRule!).ToDictionary());

    public static Task Decides<TInput, TResult>(
        this DecisionJournal journal, Intake intake, string kind, IReadOnlyList<string> rules, string actor, Engine<TInput, TResult> engine, TInput input, TResult result, DateTimeOffset now,
        CancellationToken cancel) => journal.Append(new Decision
        {
            ChallengeId = intake.ChallengeId,
            Number = intake.Number,
            Kind = kind,
            Rules = rules,
            Profile = intake.Terms!.Policy.Profile,
            ProfileVersion = intake.Terms.Policy.ProfileVersion,
            Actor = actor,
            At = now
        }, engine, input, result, cancel);
}
