using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Challenges.Identity.Tests;

/// <summary>An authenticator app: codes of RFC 6238.</summary>
sealed partial class Authenticator(string key)
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="steps">Half minutes from now.</param>
    public string Code(int steps = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + steps);
#pragma warning disable CA5350 // RFC 6238 as the apps speak it
        var hash = HMACSHA1.HashData(Secret(), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    byte[] Secret()
    {
        var bits = string.Concat(key.Where(c => c != ' ').Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    /// <summary>Sets it up for the person who is signed in.</summary>
    public static async Task<(Authenticator App, IReadOnlyList<string> RecoveryCodes)> SetUp(Browser browser)
    {
        var app = new Authenticator(Key().Match((await browser.Get("/account/authenticator")).Text).Groups[1].Value);
        var done = await browser.Submit("/account/authenticator", ("Code", app.Code()));
        var codes = RecoveryCode().Matches(done.Text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToArray();
        Assert.That(codes, Has.Length.EqualTo(10), done.Text);
        return (app, codes);
    }

    [GeneratedRegex("""<code class="key">([A-Z2-7 ]+)</code>""")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
