using System.Text;
using Challenges.Applications.Filing;
using Challenges.Applications.Sealing;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Applications.Checking;

/// <summary>What the formal check found, for the solver, and the correction within the fix window.</summary>
public static class MendApplication
{
    public static async Task<Answer<OwnCheckView>> Read(
        Guid id, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, FilingStore filings, SealedSetStore sealedSets, FindingTexts texts, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        intake.WhyNotOpened().Enforce();
        var candidate = await sealedSets.CandidateOf(id, cancel) ?? throw Refusals.NotInTheSealedSet.Now();
        return Answer.Ok(View(intake, candidate, (await filings.OpenedOf(id, cancel))!.Document, await filings.CorrectionReceipts(id, cancel), texts, moment.Now), application.Version);
    }

    /// <summary>
    /// Changes what the findings name, and nothing else; it is checked at once. The sealed filing stays with its digest, and the correction gets a digest and a receipt of its
    /// own. In time when it arrives before the end of the window.
    /// </summary>
    public static async Task<Answer<MendedAnswer>> Handle(
        Guid id, Correction correction, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, FilingStore filings, SealedSetStore sealedSets, LoadStore loads,
        CheckFacts facts, DecisionJournal journal, ReceiptKey key, ApplicationStand stands, OrganisationStore organisations, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Turn(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        intake.WhyNotOpened().Enforce();
        var candidate = await sealedSets.CandidateOf(id, cancel) ?? throw Refusals.NotInTheSealedSet.Now();
        candidate.WhyNotMend(intake, moment.Now).Enforce();

        var before = (await filings.OpenedOf(id, cancel))!;
        var content = correction.Apply(before.Document.Content, candidate.Mendable);
        if (FilingRules.Problems(content, before.Document.Representative, intake.Terms!, await organisations.RelatedTo(intake.Terms!, cancel)).ToList() is { Count: > 0 } problems)
            throw stands.All(problems);
        var number = candidate.Correction + 1;
        var sealedDigest = before.Receipt.Receipt.Digest;
        var document = before.Document with { Nonce = Codes.Random128(), Content = content, Correction = number, Corrects = sealedDigest };
        var receipt = key.Sign(new Receipt
        {
            Id = Codes.Random128(),
            Challenge = intake.Number,
            Filing = document.Filing,
            ArrivedAt = moment.Now,
            Digest = document.Digest(),
            Replaces = before.Receipt.Receipt.Id,
            TermsVersion = before.Receipt.Receipt.TermsVersion,
            KeyId = key.KeyId
        });
        await filings.Correct(id, intake.ChallengeId, number, document, receipt, cancel);
        await loads.Replace(intake.ChallengeId, candidate.Code, document, cancel);

        var facted = await facts.Gather(intake, [before with { Document = document }], moment.Now, cancel);
        var carried = candidate.Carry(FormalCheck.Run(facted).Applications.Single().Findings, before.Document, document);
        var input = new MendingInput(facted, sealedDigest, [.. carried.Where(f => f.Clearance is not null)]);
        var result = CheckDecisions.Mended(input);
        var after = candidate.Take(result, moment.Now) with { Correction = number };
        await sealedSets.Save(intake.ChallengeId, after, cancel);
        await journal.Decides(intake, CheckDecisions.MendedKind, RunCheck.RulesOf(facted), caller.Person, CheckDecisions.Mend, input, result, moment.Now, cancel);
        await intakes.Save(intake, cancel);
        return Answer.Ok(new MendedAnswer(after.Code, after.Admission, receipt.Receipt, receipt.Signature));
    }

    static OwnCheckView View(
        Intake intake, Candidate candidate, FiledDocument document, IReadOnlyList<SignedReceipt> receipts, FindingTexts texts, DateTimeOffset now) => new()
        {
            Code = candidate.Code,
            Admission = candidate.Admission,
            RefusedBy = candidate.Admission == Admission.Refused ? candidate.FailedRule : null,
            FixUntil = candidate.Admission == Admission.ToMend ? intake.FixUntil : null,
            MayMend = candidate.WhyNotMend(intake, now) is null ? [.. candidate.Mendable.Order(StringComparer.Ordinal)] : [],
            Corrections = receipts,
            ConcludedAt = intake.ConcludedAt,
            Content = document.Content,
            Document = Encoding.UTF8.GetString(Canonical.Bytes(document)),
            Findings = [.. candidate.Findings.Select(f => texts.View(f, Subject.Of(document).FirstOrDefault(s => s.At == f.At)?.Id))]
        };
}

public sealed record OwnCheckView
{
    public required string Code { get; init; }
    public required Admission Admission { get; init; }
    /// <summary>Rule; null when it is not refused.</summary>
    public required string? RefusedBy { get; init; }
    /// <summary>A correction is in time when it arrives before this instant.</summary>
    public required DateTimeOffset? FixUntil { get; init; }
    /// <summary>Parts that a correction may change now.</summary>
    public required IReadOnlyList<string> MayMend { get; init; }
    /// <summary>Receipts of what was handed in within the window, the first first; the receipt of what was sealed is among the filings.</summary>
    public required IReadOnlyList<SignedReceipt> Corrections { get; init; }
    public required DateTimeOffset? ConcludedAt { get; init; }
    /// <summary>As it is checked: what was sealed, with the last correction in it.</summary>
    public required ApplicationContent Content { get; init; }
    /// <summary>Canonical form (RFC 8785) of it: its SHA-256 is the digest.</summary>
    public required string Document { get; init; }
    public required IReadOnlyList<FindingView> Findings { get; init; }
}

/// <summary>Neither content nor nonce is here but with the check: answers of idempotent requests are kept in the database in the clear.</summary>
public sealed record MendedAnswer(string Code, Admission Admission, Receipt Receipt, string Signature);

public sealed class CorrectionValidator : AbstractValidator<Correction>
{
    public CorrectionValidator()
    {
        RuleFor(c => c.ContractingOrganisation).MaximumLength(100);
        RuleFor(c => c.ContractingName).MaximumLength(200);
        RuleFor(c => c.Partners).Must(list => list is null || list.Count <= 50 && list.All(p => p is not null));
        RuleFor(c => c.People).Must(list => list is null || list.Count <= 100 && list.All(p => p is { Id.Length: <= 100, Name.Length: <= 200 }));
        RuleFor(c => c.Committed).Must(list => list is null || list.Count <= 100 && list.All(p => p is { Shown: null or { Length: <= 500 } }));
        RuleFor(c => c.Lead!.Tasks).MaximumLength(2_000).When(c => c.Lead is not null);
    }
}
