using Challenges.Contracts.Publication;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications;

public enum ApplicationState { Draft, Filed, Withdrawn }

/// <summary>
/// A solver's application to one challenge. It begins as a draft that may be incomplete and is saved as a whole; filing it makes an immutable filing with a receipt.
/// Until the close it may be filed again, which replaces the standing filing, or withdrawn, which deletes nothing. At the sealing whatever stands filed is fixed.
/// </summary>
public sealed class Application
{
    public required Guid Id { get; init; }
    public required Guid ChallengeId { get; init; }
    /// <summary>From the token of the last call: who changes the organisation, changes it here.</summary>
    public required Representative Representative { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public int Version { get; init; } = 1;
    public ApplicationState State { get; private set; } = ApplicationState.Draft;
    public ApplicationContent Draft { get; private set; } = new();
    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];
    /// <summary>Of partners to their own parts; those whose part changed since count no more.</summary>
    public IReadOnlyList<PartnerConfirmation> Confirmations { get; private set; } = [];
    public DateTimeOffset SavedAt { get; private set; }
    /// <summary>Number of the last filing; 0 before the first.</summary>
    public int Filing { get; private set; }
    public DateTimeOffset? FiledAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    /// <summary>Digest of the last filing.</summary>
    public string? Digest { get; private set; }
    public string? ReceiptId { get; private set; }
    /// <summary>Version of the terms that the last filing was made for.</summary>
    public int TermsVersion { get; private set; }
    /// <summary>True when the draft was saved after the last filing.</summary>
    public bool DraftDiffers { get; private set; }

    public static Application Start(Guid id, Intake intake, Representative representative, DateTimeOffset now) =>
        new() { Id = id, ChallengeId = intake.ChallengeId, Representative = representative, StartedAt = now, SavedAt = now };

    public static Application Restore(
        Guid id, Guid challengeId, Representative representative, DateTimeOffset startedAt, int version, ApplicationState state, ApplicationContent draft, DateTimeOffset savedAt,
        int filing, DateTimeOffset? filedAt, DateTimeOffset? withdrawnAt, string? digest, string? receiptId, int termsVersion, bool draftDiffers, IReadOnlyList<Attachment> attachments, IReadOnlyList<PartnerConfirmation> confirmations) => new()
        {
            Id = id,
            ChallengeId = challengeId,
            Representative = representative,
            StartedAt = startedAt,
            Version = version,
            State = state,
            Draft = draft,
            SavedAt = savedAt,
            Filing = filing,
            FiledAt = filedAt,
            WithdrawnAt = withdrawnAt,
            Digest = digest,
            ReceiptId = receiptId,
            TermsVersion = termsVersion,
            DraftDiffers = draftDiffers,
            Attachments = attachments,
            Confirmations = confirmations
        };

    /// <summary>Filed for terms that an amendment of the indicators or the bounty has overtaken (R05).</summary>
    public bool NeedsReconfirmation(Intake intake) => State == ApplicationState.Filed && TermsVersion < intake.ReconfirmVersion;

    public static RefusedException? WhyNotStart(Intake intake, Caller caller, DateTimeOffset now, RelatedOrganisations? related = null)
    {
        if (!caller.Is(Roles.Solver)) return Refusals.OnlySolversApply.Now();
        if (intake.WhyNotAccept(now) is { } closed) return closed;
        return caller.Organisation is { } own ? FilingRules.WhyRelated([own], intake.Terms!, related) : null;
    }

#pragma warning disable CA1822 // A rule of the application, though today it depends on the challenge alone.
    public RefusedException? WhyNotSave(Intake intake, DateTimeOffset now) => intake.WhyNotAccept(now);
#pragma warning restore CA1822

    public void Save(ApplicationContent content, Intake intake, DateTimeOffset now)
    {
        WhyNotSave(intake, now).Enforce();
        Draft = content;
        SavedAt = now;
        DraftDiffers = Filing > 0;
    }

    /// <param name="limit">Files of one application, at most.</param>
    public RefusedException? WhyNotAttach(Intake intake, int limit, DateTimeOffset now) =>
        intake.WhyNotAccept(now) ?? (Attachments.Count >= limit ? FileRefusals.TooMany.With(("limit", limit)) : null);

    /// <summary>A file of the draft; the filing that stands is as it was until the application is filed again.</summary>
    public void Attach(Attachment attachment, Intake intake, int limit, DateTimeOffset now)
    {
        WhyNotAttach(intake, limit, now).Enforce();
        Attachments = [.. Attachments, attachment];
        (SavedAt, DraftDiffers) = (now, Filing > 0);
    }

    /// <returns>True when a filing holds the file, so that it must be kept.</returns>
    public bool Detach(Guid attachment, Intake intake, DateTimeOffset now)
    {
        WhyNotSave(intake, now).Enforce();
        var removed = Attachments.Single(a => a.Id == attachment);
        Attachments = [.. Attachments.Where(a => a.Id != attachment)];
        (SavedAt, DraftDiffers) = (now, Filing > 0);
        return removed.AfterFiling < Filing;
    }

#pragma warning disable CA1822 // As above.
    public RefusedException? WhyNotConfirm(Intake intake, DateTimeOffset now) => intake.WhyNotAccept(now);
#pragma warning restore CA1822

    /// <summary>A partner agrees to its part as it stands in the draft.</summary>
    public void Confirm(Partner partner, string person, Intake intake, DateTimeOffset now)
    {
        WhyNotConfirm(intake, now).Enforce();
        var organisation = partner.Organisation!.Trim();
        Confirmations = [.. Confirmations.Where(c => c.Organisation != organisation), new PartnerConfirmation(organisation, person, now, ConsortiumRules.DigestOf(partner))];
    }

    /// <summary>Every reason at once. The time comes first: what is late is late whatever it holds.</summary>
    public IReadOnlyList<RefusedException> WhyNotSubmit(Intake intake, DateTimeOffset now, RelatedOrganisations? related = null)
    {
        if (intake.WhyNotAccept(now) is { } closed) return [closed];
        List<RefusedException> problems = [.. FilingRules.Problems(Draft, Representative, intake.Terms!, related)];
        if (ConsortiumRules.Unconfirmed(Draft, Confirmations) is { Count: > 0 } unconfirmed) problems.Add(Refusals.PartnersUnconfirmed.With(("partners", unconfirmed)));
        return problems;
    }

    /// <summary>Files the draft as it was saved.</summary>
    /// <param name="nonce">128 random bits, lower-case hexadecimal.</param>
    /// <param name="receiptId">128 random bits, lower-case hexadecimal.</param>
    public (FiledDocument Document, Receipt Receipt) Submit(
        Intake intake, DateTimeOffset now, Wording promise, string nonce, string receiptId, string keyId, RelatedOrganisations? related = null)
    {
        if (WhyNotSubmit(intake, now, related) is [var first, ..]) throw first;
        var document = new FiledDocument
        {
            Challenge = intake.Number,
            Filing = Filing + 1,
            Nonce = nonce,
            Representative = Representative,
            Content = Draft,
            Promise = promise,
            Attachments = Attachments.Count == 0 ? null : [.. Attachments.Select(a => a.Filed())],
            Confirmations = Draft.Partners.Count == 0 ? null : [.. Confirmations.Where(c => Draft.Partners.Any(p => ConsortiumRules.IsConfirmed(p, [c])))]
        };
        var receipt = new Receipt
        {
            Id = receiptId,
            Challenge = intake.Number,
            Filing = document.Filing,
            ArrivedAt = now,
            Digest = document.Digest(),
            Replaces = ReceiptId,
            TermsVersion = intake.TermsVersion,
            KeyId = keyId
        };
        (State, Filing, FiledAt, WithdrawnAt, DraftDiffers) = (ApplicationState.Filed, document.Filing, now, null, false);
        (Digest, ReceiptId, TermsVersion) = (receipt.Digest, receipt.Id, intake.TermsVersion);
        return (document, receipt);
    }

    public RefusedException? WhyNotWithdraw(Intake intake, DateTimeOffset now) =>
        intake.WhyNotAccept(now) ?? (State == ApplicationState.Filed ? null : Refusals.NothingIsFiled.Now());

    public void Withdraw(Intake intake, DateTimeOffset now)
    {
        WhyNotWithdraw(intake, now).Enforce();
        (State, WithdrawnAt) = (ApplicationState.Withdrawn, now);
    }
}
