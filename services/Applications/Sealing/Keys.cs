using System.Security.Cryptography;
using Challenges.Applications.Filing;
using Microsoft.Data.Sqlite;

namespace Challenges.Applications.Sealing;

/// <summary>
/// The two secrets of this service: <c>Receipts:PrivateKey</c> (PEM, P-256) signs receipts, <c>Sealing:Key</c> (32 bytes, base64) keeps contents unreadable in the database.
/// Production refuses to start without them. Elsewhere missing ones are made once and kept in <c>Keys:Folder</c>, by default beside the embedded database.
/// </summary>
public sealed class Keys(IConfiguration configuration, IHostEnvironment environment, ILogger<Keys> log)
{
    public ReceiptKey Receipts() => new(Secret("Receipts:PrivateKey", "applications-receipts.pem", ReceiptKey.NewPrivateKey));

    public Vault Sealing() =>
        new(Convert.FromBase64String(Secret("Sealing:Key", "applications-sealing.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))));

    string Secret(string name, string fileName, Func<string> make)
    {
        if (configuration[name] is { Length: > 0 } configured) return configured;
        if (environment.IsProduction()) throw new InvalidOperationException($"{name} is not configured. Production never makes up a key.");
        var file = Path.Combine(Folder(), fileName);
        if (!File.Exists(file)) Make(file, make());
        return File.ReadAllText(file);
    }

    void Make(string file, string secret)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Codes.Random128()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options)) writer.Write(secret);
        try
        {
            File.Move(draft, file, overwrite: false);
            log.LogWarning("Made the key {File}; configure one before production", Path.GetFileName(file));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another instance made it first; both use that one.
            File.Delete(draft);
        }
    }

    string Folder()
    {
        if (configuration["Keys:Folder"] is { Length: > 0 } folder) return folder;
        var database = configuration.GetConnectionString("Database");
        return configuration["Database:Provider"] == "SqlServer" || string.IsNullOrWhiteSpace(database)
            ? Path.GetFullPath(".data")
            : Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database).DataSource))!;
    }
}

/// <summary>Opens the keys when the service starts, so that a missing or broken one stops it there and not at the first filing.</summary>
public sealed class KeysAreThere(ReceiptKey receipts, Vault vault, ILogger<KeysAreThere> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        log.LogInformation("Receipts are signed with key {KeyId}", receipts.KeyId);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
