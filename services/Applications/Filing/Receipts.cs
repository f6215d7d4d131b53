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

    const string Algorithm = "ECDSA P-256, SHA-256, IEEE P1363 (r, s), over the receipt's RFC 8785 form";

    /// <summary>The key that signs now, and all that ever signed: a receipt names its key.</summary>
    public static PublishedKey Key(ReceiptKeys keys) =>
        new(keys.Current.KeyId, keys.Current.PublicKey, Algorithm, [.. keys.All.Select(k => new KeyOfReceipts(k.Key.KeyId, k.Key.PublicKey, k.From))]);

    /// <summary>Tells whether this service signed exactly this receipt, and nothing else: not whether it stands, was replaced or withdrawn.</summary>
    public static Verified Verify(SignedReceipt receipt, ReceiptKeys keys) => new(keys.IsGenuine(receipt), keys.Of(receipt)?.KeyId ?? keys.Current.KeyId);
}

/// <param name="Standing">Id of the receipt whose filing stands; null when withdrawn.</param>
/// <param name="Document">Canonical form (RFC 8785) of the last filing.</param>
public sealed record ReceiptChain(IReadOnlyList<OwnReceipt> Receipts, string? Standing, string Document);

/// <param name="Nonce">With it and the content the digest can be computed again; without it nobody can test a guess. Keep it with the receipt, show it to nobody.</param>
public sealed record OwnReceipt(Receipt Receipt, string Signature, string Nonce);

/// <param name="KeyId">Of the key that signs now.</param>
/// <param name="PublicKey">PEM.</param>
/// <param name="Keys">All that ever signed, the newest first; the first one signs now.</param>
public sealed record PublishedKey(string KeyId, string PublicKey, string Algorithm, IReadOnlyList<KeyOfReceipts> Keys);

/// <param name="PublicKey">PEM.</param>
/// <param name="From">The instant from which it signs or signed; null where nobody noted it.</param>
public sealed record KeyOfReceipts(string KeyId, string PublicKey, DateTimeOffset? From);

/// <param name="KeyId">Of the key that was tried: the one that the receipt names, where it is known.</param>
public sealed record Verified(bool Genuine, string KeyId);
