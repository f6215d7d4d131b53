using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Challenges.TestKit;

/// <summary>Tokens as the identity provider would sign them, with a key that lives as long as the test process.</summary>
public static class Tokens
{
    public const string Issuer = "https://identity.test";

    static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    static readonly string[] Audiences = ["challenges-publication", "challenges-applications", "challenges-review", "challenges-award", "challenges-trial"];

    public static string PublicKey { get; } = Key.ExportSubjectPublicKeyInfoPem();

    /// <param name="sub">Opaque id of the person.</param>
    /// <param name="org">Registered id of the organisation.</param>
    /// <param name="dept">Id of the officer's department.</param>
    /// <param name="audiences">All services when not given.</param>
    /// <param name="lifetime">From now, in real time; negative for a token that has expired.</param>
    /// <param name="proved">How long ago the person signed in, in real time.</param>
    /// <param name="saysWhen">False: as of a provider that does not say when a person signed in.</param>
    /// <param name="issuer">The one that the services trust when not given.</param>
    /// <param name="key">The one that the services trust when not given.</param>
    public static string Mint(string sub, IEnumerable<string> roles, string? org = null, string? dept = null,
        string[]? audiences = null, TimeSpan? lifetime = null, TimeSpan proved = default, bool saysWhen = true, string issuer = Issuer, ECDsa? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var lasts = lifetime ?? TimeSpan.FromHours(1);
        var claims = new Dictionary<string, object> { ["sub"] = sub, ["role"] = roles.ToArray(), ["aud"] = audiences ?? Audiences };
        if (saysWhen) claims["auth_time"] = EpochTime.GetIntDate(now - proved);
        if (org is not null) claims["org"] = org;
        if (dept is not null) claims["dept"] = dept;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Claims = claims,
            IssuedAt = now - TimeSpan.FromHours(2),
            NotBefore = now - TimeSpan.FromHours(2),
            Expires = now + lasts,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key ?? Key), SecurityAlgorithms.EcdsaSha256)
        });
    }

    public static string Mint(string sub, string role, string? org = null, string? dept = null) => Mint(sub, [role], org, dept);
}
