using Challenges.Shared.Web;

namespace Challenges.Applications.Checking;

/// <summary>Findings in the words of both languages.</summary>
public sealed class FindingTexts(Texts texts)
{
    /// <param name="subject">Registered id of the organisation or opaque id of the person; null where it is hidden.</param>
    public FindingView View(CheckFinding finding, string? subject)
    {
        var evidence = finding.Evidence ?? new CheckEvidence();
        var says = texts.Bilingual($"finding.{finding.Reason}", ("found", evidence.Found), ("limit", evidence.Limit), ("kind", evidence.Kind), ("source", evidence.Source), ("from", evidence.From),
            ("until", evidence.Until), ("items", evidence.Items), ("asOf", evidence.AsOf));
        return new FindingView(finding.Rule, finding.Outcome, finding.Counts, finding.At, subject, says, finding.Evidence, finding.Mend, finding.Clearance);
    }
}

/// <param name="Outcome">Of the automatic check.</param>
/// <param name="Counts">The clearance's outcome where there is one.</param>
/// <param name="At">Place in the application, such as <c>partners[0]</c>; null: the application as a whole.</param>
/// <param name="Mend">Parts that a correction may change while the fix window runs.</param>
public sealed record FindingView(
    string Rule, CheckOutcome Outcome, CheckOutcome Counts, string? At, string? Subject, Bilingual Says, CheckEvidence? Evidence, IReadOnlyList<string> Mend, Clearance? Clearance);
