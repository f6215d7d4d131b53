using System.Security.Cryptography;

namespace Challenges.AppHost;

/// <summary>
/// Where the system keeps its data: a folder for each service, the broker's, the keys that must outlive a restart, and <c>run/</c> for what lives only as long
/// as this run. Two systems on one folder would damage each other's broker, so the folder is locked while it is open.
/// </summary>
sealed class DataFolder : IDisposable
{
    readonly string path;
    readonly FileStream guard;

    DataFolder(string path, FileStream guard) => (this.path, this.guard) = (path, guard);

    public static DataFolder Open(Settings settings)
    {
        Directory.CreateDirectory(Path.Combine(settings.Data, "run"));
        try
        {
            var guard = new FileStream(Path.Combine(settings.Data, "run", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(settings.Data, guard);
        }
        catch (IOException taken)
        {
            throw new CannotStartException($"Another system already runs on {settings.Data}; stop it, or set CHALLENGES_DATA to another folder.", taken);
        }
    }

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(path, name)).FullName;

    public string RunFile(string name) => Path.Combine(path, "run", name);

    /// <summary>The PEM of the key that signs receipts. It is kept, so that a receipt stays verifiable after a restart.</summary>
    public string ReceiptKey() => Kept("receipts.pem", () =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    });

    /// <summary>The key under which reports of lobbying lie unreadable in Publication's database, 32 bytes in base64.</summary>
    public string ReportKey() => Kept("reports.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The key under which applications lie unreadable in the database, 32 bytes in base64. Without it nobody can open them again.</summary>
    public string SealingKey() => Kept("sealing.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The RSA key that signs the tokens of Identity, PEM.</summary>
    public string IdentitySigningKey() => Kept("identity-signing.pem", () =>
    {
        using var key = RSA.Create(3072);
        return key.ExportPkcs8PrivateKeyPem();
    });

    /// <summary>The key under which Identity's codes and refresh tokens travel unreadable, 32 bytes in base64.</summary>
    public string IdentityEncryptionKey() => Kept("identity-encryption.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>What the portal proves itself to Identity with.</summary>
    public string PortalSecret() => Kept("portal-secret", () => RandomNumberGenerator.GetHexString(48, lowercase: true));

    /// <summary>The key under which what people are told travels from the services to Identity, 32 bytes in base64.</summary>
    public string TellingKey() => Kept("telling.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    public string BrokerPassword() => Kept("broker-password", () => RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>Writes a file that only its owner can read, from its first byte on.</summary>
    public static void WriteSecret(string file, string text)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(path, "run")))
        {
            if (file != guard.Name)
                File.Delete(file);
        }

        guard.Dispose();
    }

    string Kept(string name, Func<string> make)
    {
        var file = Path.Combine(Folder("keys"), name);
        if (!File.Exists(file))
            WriteSecret(file, make());
        return File.ReadAllText(file);
    }
}
