using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Challenges.Demonstration.Speaking;

/// <summary>Mints access tokens with the key of this run; a sign-in would do it in a real system. Valid for an hour of real time.</summary>
public sealed class Tokens : IDisposable
{
    readonly ECDsa _key = ECDsa.Create();
    readonly string _issuer;

    public Tokens(string issuer, string privateKeyPem)
    {
        _issuer = issuer;
        _key.ImportFromPem(privateKeyPem);
    }

    public string Mint(Person person, string audience)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = person.Id, ["role"] = person.Role, ["auth_time"] = EpochTime.GetIntDate(now) };
        if (person.Organisation is { } organisation) claims["org"] = organisation;
        if (person.Department is { } department) claims["dept"] = department;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(1),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.EcdsaSha256)
        });
    }

    public void Dispose() => _key.Dispose();
}
