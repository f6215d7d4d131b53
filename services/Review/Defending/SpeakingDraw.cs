using System.Security.Cryptography;
using System.Text;

namespace Challenges.Review.Defending;

/// <param name="MerkleRoot">Of the sealed set.</param>
/// <param name="RankingDigest">Input digest of the frozen ranking: nobody knew it before the sheets were locked.</param>
/// <param name="Codes">Sorted.</param>
public sealed record SpeakingInput(string Number, int Round, string MerkleRoot, string RankingDigest, IReadOnlyList<string> Codes);

public sealed record SpeakingOrder(string Algorithm, string Seed, IReadOnlyList<string> Codes);

/// <summary>
/// The draw of the speaking order, version 1. Seed: SHA-256 of the UTF-8 text <c>challenge-speaking-order/1|NUMBER|ROUND|MERKLEROOT|RANKINGDIGEST</c>, lower-case hexadecimal; each code's lot:
/// SHA-256 of <c>SEED|CODE</c>; codes speak by rising lot.
/// </summary>
public static class SpeakingDraw
{
    public const string Version = "challenge-speaking-order/1";

    public static SpeakingOrder Run(SpeakingInput input)
    {
        var seed = Hash($"{Version}|{input.Number}|{input.Round}|{input.MerkleRoot}|{input.RankingDigest}");
        return new SpeakingOrder(Version, seed, [.. input.Codes.OrderBy(c => Hash($"{seed}|{c}"), StringComparer.Ordinal).ThenBy(c => c, StringComparer.Ordinal)]);
    }

    /// <summary>An order of texts that follows no hand.</summary>
    public static IReadOnlyList<string> Shuffled(string seed, IEnumerable<string> texts) => [.. texts.Distinct().OrderBy(t => Hash($"{seed}|{t}"), StringComparer.Ordinal)];

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
