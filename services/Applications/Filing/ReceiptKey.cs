using System.Security.Cryptography;
using Challenges.Shared.Proof;

namespace Challenges.Applications.Filing;

/// <summary>Signs receipts and tells genuine ones from others. ECDSA on P-256 with SHA-256; anyone can check a signature with the published key alone.</summary>
public sealed class ReceiptKey : IDisposable
{
    readonly ECDsa _key = ECDsa.Create();
    readonly Lock _signing = new();

    /// <param name="key">PEM of a P-256 key: the private one, or of a key that signs no more the public one.</param>
    public ReceiptKey(string key)
    {
        _key.ImportFromPem(key);
        if (_key.KeySize != 256) throw new CryptographicException("Receipts are signed with a P-256 key.");
        PublicKey = _key.ExportSubjectPublicKeyInfoPem();
        KeyId = Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()))[..16];
    }

    /// <summary>PEM (SubjectPublicKeyInfo).</summary>
    public string PublicKey { get; }

    public string KeyId { get; }

    public SignedReceipt Sign(Receipt receipt)
    {
        lock (_signing) return new SignedReceipt(receipt, Convert.ToBase64String(_key.SignData(Canonical.Bytes(receipt), HashAlgorithmName.SHA256)));
    }

    /// <summary>True when this key signed exactly this receipt.</summary>
    public bool IsGenuine(SignedReceipt receipt)
    {
        var signature = new byte[64];
        if (!Convert.TryFromBase64String(receipt.Signature, signature, out var length) || length != 64) return false;
        lock (_signing) return _key.VerifyData(Canonical.Bytes(receipt.Receipt), signature, HashAlgorithmName.SHA256);
    }

    public void Dispose() => _key.Dispose();

    public static string NewPrivateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
