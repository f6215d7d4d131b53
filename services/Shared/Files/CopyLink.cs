using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Challenges.Shared.Files;

/// <summary>
/// A link to a review copy that one service gives and another honours without asking: it names the person and the instant until which it holds, under a secret that
/// both know. In the hands of anybody else, and later, it opens nothing.
/// </summary>
public static class CopyLink
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <param name="copy">Id of the copy.</param>
    /// <param name="key">The secret of the copy.</param>
    /// <param name="person">To whom it is given: <c>sub</c> of the token.</param>
    /// <returns>Path and query at the service that keeps the file.</returns>
    public static string Mint(string copy, string key, string person, DateTimeOffset now)
    {
        var until = (now + Lifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"/review-copies/{copy}?until={until}&mac={Convert.ToHexStringLower(Mac(copy, key, person, until))}");
    }

    public static bool Allows(string copy, string key, string person, long until, string mac, DateTimeOffset now) =>
        now.ToUnixTimeSeconds() < until && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Mac(copy, key, person, until))), Encoding.ASCII.GetBytes(mac));

    static byte[] Mac(string copy, string key, string person, long until) =>
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{copy}\n{until}\n{person}")));
}
