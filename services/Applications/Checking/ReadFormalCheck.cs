using Challenges.Applications.Opening;
using Challenges.Shared.Web;

namespace Challenges.Applications.Checking;

/// <summary>The formal check as the own department and auditors see it: codes and findings, after the sealing only.</summary>
public static class ReadFormalCheck
{
    public static async Task<Answer<FormalCheckView>> Handle(
        string number, Caller caller, Moment moment, Sight sight, FilingStore filings, SealedSetStore sealedSets, FindingTexts texts,
        FormalCheckStand stands, CancellationToken cancel)
    {
        var intake = await sight.Of(number, caller, cancel);
        intake.WhyNotOpened().Enforce();
        var candidates = await sealedSets.Candidates(intake.ChallengeId, cancel);
        var documents = (await filings.Opened(intake.ChallengeId, cancel)).ToDictionary(f => f.Code!, f => f.Document);
        var undecided = candidates.Count(c => !c.IsDecided);
        return Answer.Ok(new FormalCheckView
        {
            Challenge = intake.Number,
            Sealed = intake.Count,
            Admitted = candidates.Count(c => c.Admission == Admission.Admitted),
            Refused = candidates.Count(c => c.Admission == Admission.Refused),
            Undecided = undecided,
            FixUntil = intake.FixUntil,
            ConcludedAt = intake.ConcludedAt,
            Applications = [.. candidates.Select(c => new CandidateView(c.Code, c.Admission, c.Admission == Admission.Refused ? c.FailedRule : null, c.DecidedAt, c.Correction,
                c.Findings.Any(f => f.Rule == "R05"), [.. c.Findings.Select(f => texts.View(f, NeedsSubject(f) ? Subject.Of(documents[c.Code]).FirstOrDefault(s => s.At == f.At)?.Id : null))]))],
            Stand = stands.OfOfficer(intake, undecided, candidates.Any(c => c.Findings.Any(f => f.Counts == CheckOutcome.Unknown)), moment.Now)
        }, intake.Version);
    }

    /// <summary>Whoever has to clear or answer for a finding must know whom it is about (R12); of what passed, nobody learns anything before the ranking.</summary>
    static bool NeedsSubject(CheckFinding finding) => finding.Outcome != CheckOutcome.Passed;
}

public sealed record FormalCheckView
{
    public required string Challenge { get; init; }
    public required int Sealed { get; init; }
    public required int Admitted { get; init; }
    public required int Refused { get; init; }
    /// <summary>Something is unknown or may still be mended.</summary>
    public required int Undecided { get; init; }
    /// <summary>A correction is in time when it arrives before this instant.</summary>
    public required DateTimeOffset? FixUntil { get; init; }
    public required DateTimeOffset? ConcludedAt { get; init; }
    public required IReadOnlyList<CandidateView> Applications { get; init; }
    public required Stand Stand { get; init; }
}

/// <param name="RefusedBy">Rule; null when it is not refused.</param>
/// <param name="Corrections">Handed in within the fix window.</param>
/// <param name="Unconfirmed">Not confirmed after an amendment of indicators or bounty (R05).</param>
public sealed record CandidateView(
    string Code, Admission Admission, string? RefusedBy, DateTimeOffset? DecidedAt, int Corrections, bool Unconfirmed, IReadOnlyList<FindingView> Findings);
