namespace Challenges.Applications;

/// <summary>Proof of what arrived when. Names nobody and tells nothing of the content; whoever holds it can have it verified.</summary>
public sealed record Receipt
{
    /// <summary>128 random bits, lower-case hexadecimal.</summary>
    public required string Id { get; init; }
    /// <summary>Number of the challenge.</summary>
    public required string Challenge { get; init; }
    /// <summary>1 for the first filing, one more for each replacement.</summary>
    public required int Filing { get; init; }
    /// <summary>The service's clock when the request arrived, before its body was read. Lateness is decided from this alone (R06).</summary>
    public required DateTimeOffset ArrivedAt { get; init; }
    /// <summary>SHA-256 of the canonical filed document (RFC 8785), lower-case hexadecimal.</summary>
    public required string Digest { get; init; }
    /// <summary>Id of the receipt that this filing replaces; null for the first.</summary>
    public string? Replaces { get; init; }
    /// <summary>Version of the challenge's terms that the solver filed for.</summary>
    public required int TermsVersion { get; init; }
    /// <summary>Id of the key that signs it: the SHA-256 of its public part, first 16 hexadecimal digits.</summary>
    public required string KeyId { get; init; }
}

/// <param name="Signature">ECDSA P-256 with SHA-256 over the receipt's canonical form, 64 bytes (r, s; IEEE P1363), base64.</param>
public sealed record SignedReceipt(Receipt Receipt, string Signature);
