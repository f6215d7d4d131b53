using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Proof;

/// <summary>
/// Secrets that belong to one service. Production refuses to start without a configured one; elsewhere a missing one is made once and kept in <c>Keys:Folder</c>, by default beside the
/// embedded database.
/// </summary>
public sealed class OwnSecrets(IConfiguration configuration, IHostEnvironment environment, ILogger log)
{
    /// <param name="name">Configuration key.</param>
    /// <param name="fileName">Where a made one is kept.</param>
    /// <exception cref="InvalidOperationException">Production, and nothing is configured.</exception>
    public string Get(string name, string fileName, Func<string> make)
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
        var draft = $"{file}.{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
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
