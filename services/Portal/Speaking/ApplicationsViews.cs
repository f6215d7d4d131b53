using System.Text.Json;
using Challenges.Contracts.Publication;

namespace Challenges.Portal.Speaking;

public sealed record OpeningView(string Challenge, bool Opened, DateTimeOffset? ClosesAt, DateTimeOffset? OpenedAt, int? Count, string? MerkleRoot, Wording? Cancelled);

public sealed record ReceiptVerified(bool Genuine, string KeyId);

public sealed record PublishedKey(string KeyId, string PublicKey, string Algorithm);

public sealed record ProofVerdict(bool Included, string MerkleRoot);

/// <summary>A signed receipt as a reader hands it in: passed on as it is, so that nothing is lost on the way.</summary>
public sealed record HandedIn(JsonElement Json);
