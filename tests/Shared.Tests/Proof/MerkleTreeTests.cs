using System.Security.Cryptography;
using Challenges.Shared.Proof;
using CsCheck;

namespace Challenges.Shared.Tests.Proof;

public sealed class MerkleTreeTests
{
    static readonly Gen<List<string>> Sets = Gen.Byte.Array[32].Select(Convert.ToHexStringLower).List[1, 40].Select(list => list.Distinct().ToList());

    [Test]
    public void The_order_of_the_leaves_changes_nothing() => Gen.Select(Sets, Gen.Int).Sample((set, seed) =>
    {
        var shuffled = set.OrderBy(d => HashCode.Combine(seed, d)).ToList();
        Assert.That(MerkleTree.Of(shuffled).Root, Is.EqualTo(MerkleTree.Of(set).Root));
    });

    [Test]
    public void Every_leaf_verifies_and_a_stranger_does_not() => Gen.Select(Sets, Gen.Byte.Array[32]).Sample((set, other) =>
    {
        var tree = MerkleTree.Of(set);
        foreach (var digest in set) Assert.That(MerkleTree.Verify(digest, tree.ProofOf(digest)!, tree.Root));
        var stranger = Convert.ToHexStringLower(other);
        if (set.Contains(stranger)) return;
        Assert.That(tree.ProofOf(stranger), Is.Null);
        Assert.That(MerkleTree.Verify(stranger, tree.ProofOf(set[0])!, tree.Root), Is.False);
    });

    [Test]
    public void Any_flipped_bit_fails() => Gen.Select(Sets, Gen.Int[0, 255], Gen.Int[0, 1000]).Sample((set, bit, pick) =>
    {
        var tree = MerkleTree.Of(set);
        var digest = set[pick % set.Count];
        var proof = tree.ProofOf(digest)!;
        Assert.That(MerkleTree.Verify(Flip(digest, bit), proof, tree.Root), Is.False);
        Assert.That(MerkleTree.Verify(digest, proof, Flip(tree.Root, bit)), Is.False);
        for (var step = 0; step < proof.Count; step++)
        {
            var changed = proof.ToList();
            changed[step] = proof[step] with { Hash = Flip(proof[step].Hash, bit) };
            Assert.That(MerkleTree.Verify(digest, changed, tree.Root), Is.False);
            changed[step] = proof[step] with { Side = proof[step].Side == "left" ? "right" : "left" };
            Assert.That(MerkleTree.Verify(digest, changed, tree.Root), Is.False);
        }
    });

    [Test]
    public void Adding_or_removing_one_leaf_changes_the_root() => Sets.Where(s => s.Count > 1).Sample(set =>
        Assert.That(MerkleTree.Of(set.Skip(1)).Root, Is.Not.EqualTo(MerkleTree.Of(set).Root)));

    [Test]
    public void A_node_cannot_pass_for_a_leaf()
    {
        var set = new[] { Digest(1), Digest(2) };
        var tree = MerkleTree.Of(set);
        Assert.That(MerkleTree.Verify(tree.Root, [], tree.Root), Is.False);
    }

    [Test]
    public void The_root_of_nothing_is_the_digest_of_nothing() => Assert.That(MerkleTree.Of([]).Root, Is.EqualTo(Canonical.Digest(Array.Empty<byte>())));

    [Test]
    public void Three_leaves_hash_as_RFC_6962_says()
    {
        var leaves = new[] { Digest(1), Digest(2), Digest(3) }.Order(StringComparer.Ordinal).Select(d => SHA256.HashData([0, .. Convert.FromHexString(d)])).ToArray();
        byte[] left = SHA256.HashData([1, .. leaves[0], .. leaves[1]]);
        Assert.That(MerkleTree.Of([Digest(1), Digest(2), Digest(3)]).Root, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData([1, .. left, .. leaves[2]]))));
    }

    [Test]
    public void A_digest_that_stands_twice_and_one_that_is_none_are_refused()
    {
        Assert.That(() => MerkleTree.Of([Digest(1), Digest(1)]), Throws.ArgumentException);
        Assert.That(() => MerkleTree.Of(["beef"]), Throws.ArgumentException);
        Assert.That(MerkleTree.Verify("beef", [], Digest(1)), Is.False);
    }

    static string Digest(int seed) => Canonical.Digest(seed);

    static string Flip(string hex, int bit)
    {
        var bytes = Convert.FromHexString(hex);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return Convert.ToHexStringLower(bytes);
    }
}
