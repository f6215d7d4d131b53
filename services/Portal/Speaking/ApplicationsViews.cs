using System.Text.Json.Nodes;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record OpeningView(string Challenge, bool Opened, DateTimeOffset? ClosesAt, DateTimeOffset? OpenedAt, int? Count, string? MerkleRoot, Wording? Cancelled, DateTimeOffset? ConcludedAt, int? Admitted);

public sealed record ReceiptVerified(bool Genuine, string KeyId);

public sealed record PublishedKey(string KeyId, string PublicKey, string Algorithm);

public sealed record ProofVerdict(bool Included, string MerkleRoot);

public sealed record MayIApply(string Challenge, Wording? ChallengeTitle, DateTimeOffset? ClosesAt, Guid? ApplicationId, Stand Stand);

public sealed record StartedApplication(Guid Id);

public sealed record MyApplications(IReadOnlyList<MyApplication> Applications);

public sealed record MyApplication(Guid Id, string Challenge, Wording? ChallengeTitle, string State, DateTimeOffset? ClosesAt, int Filing, bool NeedsReconfirmation, bool Awarded, StandNext? Next);

/// <param name="Content">As the service keeps it; saved back whole, so that parts without a field here stay.</param>
public sealed record ApplicationView(
    Guid Id, string Challenge, Wording? ChallengeTitle, DateTimeOffset? ClosesAt, int Version, string State, DateTimeOffset SavedAt, JsonObject Content, IReadOnlyList<AttachmentView> Attachments,
    Wording PromiseText, FiledView? Filed, bool NeedsReconfirmation, string? Code, IReadOnlyList<string>? UnconfirmedPartners, string? RefusedBy, DateTimeOffset? AnswersUntil,
    IReadOnlyList<FilingProblem> Problems, Stand Stand);

public sealed record AttachmentView(Guid Id, string Name, string NeutralName, string MediaType, long Bytes, string Sha256, IReadOnlyList<SightingView>? Sightings);

/// <param name="Name">The own name that the file tells.</param>
public sealed record SightingView(string Name);

public sealed record FiledView(int Filing, DateTimeOffset ArrivedAt, string Digest, string ReceiptId, bool DraftDiffers);

public sealed record FilingProblem(string Code, string? Rule, string Zh, string En, StandThen Then, JsonObject? Facts);

public sealed record AttachmentList(int MaxFiles, long MaxBytes, IReadOnlyList<string> Kinds);

public sealed record ParticipationView(Guid ApplicationId, string Challenge, string? SolverName, PartnerPart Part, bool Confirmed, DateTimeOffset? ClosesAt, StandAction Confirm);

public sealed record PartnerPart(string? Organisation, string? Name, string? Tasks, long? AmountFen, int? IpShare);

public sealed record ParticipationConfirmed(Guid ApplicationId, string PartDigest, DateTimeOffset ConfirmedAt);

public sealed record OwnCheckView(
    string Code, string Admission, string? RefusedBy, DateTimeOffset? FixUntil, IReadOnlyList<string> MayMend, IReadOnlyList<OwnReceipt> Corrections, DateTimeOffset? ConcludedAt, JsonObject Content,
    IReadOnlyList<OwnFinding> Findings);

public sealed record OwnFinding(string Rule, string Outcome, string Counts, string? At, string? Subject, Bilingual Says, IReadOnlyList<string> Mend);

public sealed record MendedAnswer(string Code, string Admission, ReceiptText Receipt, string Signature);

public sealed record AskedDefence(
    string Code, int Position, int Defending, DateTimeOffset AnswersUntil, IReadOnlyList<DefenceQuestion> Questions, DefenceDraft Draft, DateTimeOffset? AnsweredAt, IReadOnlyList<StandAction> Actions);

public sealed record DefenceQuestion(int Ordinal, string Text);

public sealed record DefenceDraft(IReadOnlyList<DefenceAnswer> Answers, JsonArray? NotAboutAPerson);

public sealed record DefenceAnswer(int Ordinal, string Text);

public sealed record DefenceSent(string Code, DateTimeOffset AnsweredAt);

public sealed record FilingAnswer(Guid ApplicationId);

public sealed record WithdrawalAnswer(Guid ApplicationId);

public sealed record ReceiptChain(IReadOnlyList<OwnReceipt> Receipts, string? Standing);

public sealed record OwnReceipt(ReceiptText Receipt, string Signature);

public sealed record ReceiptText(string Id, string Challenge, int Filing, DateTimeOffset ArrivedAt, string Digest, string? Replaces, int TermsVersion, string KeyId);

public sealed record BlindPreview(BlindText Content, IReadOnlyList<IdentifyingPlace> Places, IReadOnlyList<BlindAttachment> Attachments)
{
    /// <summary>As a reviewer would get it.</summary>
    public BlindApplication Application => new("", Content.Route, Content.Plan, Content.Risks, Content.Evidence, Content.Committed, Content.PriceFen, Content.DurationMonths, Content.Demonstrations ?? [], Attachments);
}

public sealed record BlindText(
    string Route, string Plan, string Risks, string Evidence, IReadOnlyList<BlindCommitment> Committed, long PriceFen, int DurationMonths, IReadOnlyList<BlindDemonstration>? Demonstrations);

public sealed record IdentifyingPlace(string Field, string Text);

public sealed record AttachedFile(Guid Id, int Version);
