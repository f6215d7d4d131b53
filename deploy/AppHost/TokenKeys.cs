using System.Security.Cryptography;

namespace Challenges.AppHost;

/// <summary>
/// The key pair with which the demonstration signs tokens for its cast, beside those of Identity: a new one each run, and only when the demonstration runs.
/// The private half lies in <c>run/token-key.pem</c>, readable by the owner only; it goes away when the system stops.
/// </summary>
sealed record TokenKeys(string File, string PublicKey)
{
    public const string Issuer = "https://challenges.invalid/one-machine";

    public static TokenKeys Make(DataFolder data)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = data.RunFile("token-key.pem");
        DataFolder.WriteSecret(file, key.ExportPkcs8PrivateKeyPem());
        return new TokenKeys(file, key.ExportSubjectPublicKeyInfoPem());
    }
}
