namespace Challenges.Shared.Proof;

/// <summary>The one byte form of a value (RFC 8785, JSON Canonicalization Scheme), and its SHA-256. Digests of receipts, lists, rankings and task books are made of it.</summary>
public static class Canonical
{
    public static byte[] Bytes<T>(T value) => throw new NotImplementedException();

    /// <summary>SHA-256 of <see cref="Bytes{T}"/>, lower-case hexadecimal.</summary>
    public static string Digest<T>(T value) => throw new NotImplementedException();
}
