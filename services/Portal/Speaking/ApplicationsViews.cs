using System.Text.Json.Nodes;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record OpeningView(string Challenge, bool Opened, DateTimeOffset? ClosesAt, DateTimeOffset? OpenedAt, int? Count, string? MerkleRoot, Wording? Cancelled);

public sealed record ReceiptVerified(bool Genuine, string KeyId);

public sealed record PublishedKey(string KeyId, string PublicKey, string Algorithm);

public sealed record ProofVerdict(bool Included, string MerkleRoot);

public sealed record MayIApply(string Challenge, Wording? ChallengeTitle, DateTimeOffset? ClosesAt, Guid? ApplicationId, Stand Stand);

public sealed record StartedApplication(Guid Id);

public sealed record MyApplications(IReadOnlyList<MyApplication> Applications);

public sealed record MyApplication(Guid Id, string Challenge, Wording? ChallengeTitle, string State, DateTimeOffset? ClosesAt, int Filing, bool NeedsReconfirmation);

/// <param name="Content">As the service keeps it; saved back whole, so that parts without a field here stay.</param>
public sealed record ApplicationView(
    Guid Id, string Challenge, Wording? ChallengeTitle, DateTimeOffset? ClosesAt, int Version, string State, DateTimeOffset SavedAt, JsonObject Content, IReadOnlyList<AttachmentView> Attachments,
    Wording PromiseText, FiledView? Filed, bool NeedsReconfirmation, string? Code, IReadOnlyList<FilingProblem> Problems, Stand Stand);

public sealed record AttachmentView(Guid Id, string Name, string NeutralName, string MediaType, long Bytes, string Sha256);

public sealed record FiledView(int Filing, DateTimeOffset ArrivedAt, string Digest, string ReceiptId, bool DraftDiffers);

public sealed record FilingProblem(string Code, string? Rule, string Zh, string En, StandThen Then);

public sealed record FilingAnswer(Guid ApplicationId);

public sealed record WithdrawalAnswer(Guid ApplicationId);

public sealed record ReceiptChain(IReadOnlyList<OwnReceipt> Receipts, string? Standing);

public sealed record OwnReceipt(ReceiptText Receipt, string Signature);

public sealed record ReceiptText(string Id, string Challenge, int Filing, DateTimeOffset ArrivedAt, string Digest, string? Replaces, int TermsVersion, string KeyId);

public sealed record BlindPreview(BlindText Content, IReadOnlyList<IdentifyingPlace> Places);

public sealed record BlindText(string? Route, string? Plan, string? Risks, string? Evidence, long PriceFen, int DurationMonths);

public sealed record IdentifyingPlace(string Field, string Text);

public sealed record AttachedFile(Guid Id, int Version);
