using System.Security.Cryptography;

namespace Challenges.Applications.Sealing;

/// <summary>Random names: of applications in the blind zone, and of receipts and nonces.</summary>
public static class Codes
{
    // Without 0, 1, I, L, O and U: nothing to misread, no words.
    const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Such as <c>K7QF-3M2P</c>: about 39 random bits, in no relation to ids, order or content.</summary>
    public static string Draw() => $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";

    /// <summary>128 random bits, lower-case hexadecimal.</summary>
    public static string Random128() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
