using System.Security.Cryptography;
using System.Text;
using Challenges.Portal.Speaking;
using Challenges.Shared.Proof;

namespace Challenges.Portal.Showing;

/// <summary>One step of a recomputation.</summary>
/// <param name="Same">Null: cannot be told from what is public.</param>
public sealed record ReplayStep(string Key, string Recorded, string Recomputed, bool? Same);

/// <summary>
/// Recomputes a draw from its public proof, by the published text of the method and nothing else: the seed from number and root, each code's lot from the seed, the order by rising lot. With a
/// make-up the choice along that order depends on fields and groups; then seed, pool and the absence of strangers are told, and the service's own replay tells the rest.
/// </summary>
static class DrawReplay
{
    const string Plain = "challenge-panel-draw/1", MadeUp = "challenge-panel-draw/2";

    public static IReadOnlyList<ReplayStep> Of(DrawProofView proof)
    {
        if (proof.Algorithm is not (Plain or MadeUp) || proof.MerkleRoot is null || proof.Seed is null) return [new("draw.method", proof.Algorithm, "", null)];
        var seed = Hash($"{Plain}|{proof.Number}|{proof.MerkleRoot}");
        var pool = Canonical.Digest(new { algorithm = Plain, codes = proof.Pool.Order(StringComparer.Ordinal).ToList(), number = proof.Number });
        var order = proof.Pool.Except(proof.Excluded).OrderBy(code => Hash($"{seed}|{code}"), StringComparer.Ordinal).ThenBy(code => code, StringComparer.Ordinal).ToList();
        List<ReplayStep> steps = [new("draw.seed", proof.Seed, seed, proof.Seed == seed), new("draw.pool", proof.PoolDigest ?? "", pool, proof.PoolDigest == pool)];
        if (proof.Algorithm == MadeUp)
        {
            var strangers = proof.Seats.Concat(proof.Standbys).Except(order).ToList();
            steps.Add(new("draw.strangers", "0", strangers.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), strangers.Count == 0));
            var standbys = order.Except(proof.Seats).Take(proof.Standbys.Count).ToList();
            steps.Add(Row("draw.standbys", proof.Standbys, standbys));
            steps.Add(new("draw.seats", string.Join(' ', proof.Seats), "", null));
            return steps;
        }
        steps.Add(Row("draw.seats", proof.Seats, order.Take(proof.Seats.Count)));
        steps.Add(Row("draw.standbys", proof.Standbys, order.Skip(proof.Seats.Count).Take(proof.Standbys.Count)));
        return steps;
    }

    static ReplayStep Row(string key, IEnumerable<string> recorded, IEnumerable<string> recomputed)
    {
        var (one, other) = (string.Join(' ', recorded), string.Join(' ', recomputed));
        return new ReplayStep(key, one, other, one == other);
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
