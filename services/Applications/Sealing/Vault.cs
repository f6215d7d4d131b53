using System.Security.Cryptography;
using System.Text;

namespace Challenges.Applications.Sealing;

/// <summary>
/// Keeps contents and the identity of solvers unreadable in the database: AES-256-GCM with a key derived for each challenge, and keyed fingerprints where a row must be
/// found again. Whoever reads the database or a backup without the service's key learns how many drafts and filings there are, and nothing else (R06).
/// </summary>
public sealed class Vault
{
    const int NonceSize = 12, TagSize = 16;

    readonly byte[] _key;
    readonly byte[] _fingerprintKey;

    /// <param name="key">32 random bytes.</param>
    public Vault(byte[] key)
    {
        if (key.Length != 32) throw new ArgumentException("The sealing key must be 32 bytes, base64.", nameof(key));
        _key = key;
        _fingerprintKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "fingerprint"u8.ToArray());
    }

    /// <param name="place">What the bytes belong to, such as a filing's id and number: they can't be opened in another place.</param>
    public string Seal(Guid challenge, string place, byte[] plain)
    {
        var output = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(output.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(KeyOf(challenge), TagSize);
        cipher.Encrypt(output.AsSpan(0, NonceSize), plain, output.AsSpan(NonceSize + TagSize), output.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(place));
        return Convert.ToBase64String(output);
    }

    /// <exception cref="CryptographicException">The text was changed, moved or sealed with another key.</exception>
    public byte[] Open(Guid challenge, string place, string text)
    {
        var input = Convert.FromBase64String(text);
        if (input.Length < NonceSize + TagSize) throw new CryptographicException("The sealed text is too short.");
        var plain = new byte[input.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(KeyOf(challenge), TagSize);
        cipher.Decrypt(input.AsSpan(0, NonceSize), input.AsSpan(NonceSize + TagSize), input.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }

    /// <summary>The same for the same value, and not to be guessed without the key.</summary>
    public string Fingerprint(string kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_fingerprintKey, Encoding.UTF8.GetBytes($"{kind}\n{value}")));

    /// <summary>Key of a challenge's attachments, for <see cref="Shared.Files.Storing.FileCipher"/>.</summary>
    public byte[] FileKey(Guid challenge) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: [.. "files"u8, .. challenge.ToByteArray()]);

    byte[] KeyOf(Guid challenge) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: [.. "challenge"u8, .. challenge.ToByteArray()]);
}
