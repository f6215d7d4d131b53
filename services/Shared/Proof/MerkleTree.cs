using System.Security.Cryptography;

namespace Challenges.Shared.Proof;

/// <summary>
/// A binary SHA-256 hash tree over digests, hashed as in RFC 6962 section 2.1: a leaf is <c>H(0x00 ‖ digest)</c>, a node <c>H(0x01 ‖ left ‖ right)</c>, so that no node can
/// pass for a leaf. The leaves are sorted by digest: their order tells nothing of when or by whom they were added.
/// </summary>
public sealed class MerkleTree
{
    readonly byte[][] _leaves;
    readonly List<string> _digests;

    MerkleTree(List<string> digests)
    {
        _digests = digests;
        _leaves = [.. digests.Select(Leaf)];
        Root = Convert.ToHexStringLower(Hash(0, _leaves.Length));
    }

    /// <summary>Lower-case hexadecimal; for no leaves the SHA-256 of nothing.</summary>
    public string Root { get; }

    public int Count => _leaves.Length;

    /// <param name="digests">SHA-256 digests, 64 hexadecimal digits each, in any order.</param>
    /// <exception cref="ArgumentException">A digest stands twice or is not 64 hexadecimal digits.</exception>
    public static MerkleTree Of(IEnumerable<string> digests)
    {
        var sorted = digests.Select(d => IsDigest(d) ? d.ToLowerInvariant() : throw new ArgumentException($"'{d}' is not a SHA-256 digest.", nameof(digests)))
            .Order(StringComparer.Ordinal).ToList();
        return sorted.Zip(sorted.Skip(1)).Any(pair => pair.First == pair.Second)
            ? throw new ArgumentException("A digest stands twice.", nameof(digests))
            : new MerkleTree(sorted);
    }

    /// <summary>The siblings on the way from the digest's leaf up to the root; empty for a tree of one; null when the digest is not in the tree.</summary>
    public IReadOnlyList<MerkleStep>? ProofOf(string digest)
    {
        var index = _digests.BinarySearch(digest.ToLowerInvariant(), StringComparer.Ordinal);
        if (index < 0) return null;
        var steps = new List<MerkleStep>();
        for (int from = 0, count = _leaves.Length; count > 1;)
        {
            var split = Split(count);
            if (index < from + split)
            {
                steps.Add(new MerkleStep("right", Convert.ToHexStringLower(Hash(from + split, count - split))));
                count = split;
            }
            else
            {
                steps.Add(new MerkleStep("left", Convert.ToHexStringLower(Hash(from, split))));
                (from, count) = (from + split, count - split);
            }
        }
        steps.Reverse();
        return steps;
    }

    /// <summary>True when the steps lead from the digest to the root. Needs nothing but its arguments; false for anything malformed.</summary>
    public static bool Verify(string digest, IReadOnlyList<MerkleStep> proof, string root)
    {
        if (!IsDigest(digest) || !IsDigest(root)) return false;
        var hash = Leaf(digest);
        foreach (var step in proof)
        {
            if (step is null || !IsDigest(step.Hash) || step.Side is not ("left" or "right")) return false;
            var sibling = Convert.FromHexString(step.Hash);
            hash = step.Side == "left" ? Node(sibling, hash) : Node(hash, sibling);
        }
        return CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(root));
    }

    byte[] Hash(int from, int count)
    {
        if (count == 0) return SHA256.HashData([]);
        if (count == 1) return _leaves[from];
        var split = Split(count);
        return Node(Hash(from, split), Hash(from + split, count - split));
    }

    /// <summary>The largest power of two below <paramref name="count"/>.</summary>
    static int Split(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));

    static byte[] Leaf(string digest) => SHA256.HashData([0x00, .. Convert.FromHexString(digest)]);

    static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);

    static bool IsDigest(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigit);
}

/// <param name="Side"><c>left</c> or <c>right</c>: where the sibling stands.</param>
/// <param name="Hash">The sibling's hash, lower-case hexadecimal.</param>
public sealed record MerkleStep(string Side, string Hash);
