using System.Text;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Applications.Filing;

public static class Receipts
{
    /// <summary>The chain of the solver's receipts, and the canonical text of the last filing: its SHA-256 is the digest.</summary>
    public static async Task<Answer<ReceiptChain>> Mine(Guid id, Caller caller, ApplicationStore applications, FilingStore filings, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var all = await filings.Of(application, cancel);
        if (all.Count == 0) throw Refusals.NothingIsFiled.Now();
        var last = all[^1];
        return Answer.Ok(new ReceiptChain(
            [.. all.Select(f => new OwnReceipt(f.Receipt.Receipt, f.Receipt.Signature, f.Document.Nonce))],
            application.State == ApplicationState.Filed ? last.Receipt.Receipt.Id : null,
            Encoding.UTF8.GetString(Canonical.Bytes(last.Document))), application.Version);
    }

    public static PublishedKey Key(ReceiptKey key) => new(key.KeyId, key.PublicKey, "ECDSA P-256, SHA-256, IEEE P1363 (r, s), over the receipt's RFC 8785 form");

    /// <summary>Tells whether this service signed exactly this receipt, and nothing else: not whether it stands, was replaced or withdrawn.</summary>
    public static Verified Verify(SignedReceipt receipt, ReceiptKey key) => new(key.IsGenuine(receipt), key.KeyId);
}

/// <param name="Standing">Id of the receipt whose filing stands; null when withdrawn.</param>
/// <param name="Document">Canonical form (RFC 8785) of the last filing.</param>
public sealed record ReceiptChain(IReadOnlyList<OwnReceipt> Receipts, string? Standing, string Document);

/// <param name="Nonce">With it and the content the digest can be computed again; without it nobody can test a guess. Keep it with the receipt, show it to nobody.</param>
public sealed record OwnReceipt(Receipt Receipt, string Signature, string Nonce);

/// <param name="PublicKey">PEM.</param>
public sealed record PublishedKey(string KeyId, string PublicKey, string Algorithm);

public sealed record Verified(bool Genuine, string KeyId);
