using System.Security.Cryptography;
using Challenges.Shared.Proof;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Challenges.Identity.Hosting;

/// <summary>
/// The key that signs tokens (<c>Identity:SigningKey</c>, RSA in PEM) and the one that keeps codes and refresh tokens unreadable (<c>Identity:EncryptionKey</c>, 32 bytes in base64).
/// Outside Production a missing one is made once and kept in <c>Keys:Folder</c>, as the keys of the cookies always are: copies of the service share that folder.
/// </summary>
static class Keys
{
    public static (RsaSecurityKey Signing, SymmetricSecurityKey Encryption) Read(OwnSecrets secrets)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(secrets.Get("Identity:SigningKey", "identity-signing.pem", NewSigningKey).Replace("\\n", "\n", StringComparison.Ordinal));
        var signing = new RsaSecurityKey(rsa);
        signing.KeyId = Base64UrlEncoder.Encode(signing.ComputeJwkThumbprint());
        var encryption = new SymmetricSecurityKey(Convert.FromBase64String(secrets.Get("Identity:EncryptionKey", "identity-encryption.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))));
        return (signing, encryption);
    }

    public static void KeepCookieKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Keys:Folder"] is { Length: > 0 } set ? set : Path.GetFullPath(".data");
        services.AddDataProtection().SetApplicationName("challenges-identity").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "identity-cookies")));
    }

    static string NewSigningKey()
    {
        using var key = RSA.Create(3072);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
