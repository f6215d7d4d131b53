using Microsoft.Extensions.Configuration;

namespace Challenges.Shared.Files;

/// <summary>Section <c>Files</c> of the configuration.</summary>
public sealed class FileSettings
{
    /// <summary>Where files are kept when no bucket is configured; default <c>NAME-files</c> beside the embedded database.</summary>
    public string? Folder { get; init; }
    /// <summary>Bytes; 20 MiB by default, 1 GiB at most.</summary>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024;
    /// <summary>Files of one owner: an application, a problem, an objection. 1 to 100.</summary>
    public int MaxFiles { get; init; } = 10;
    /// <summary>How long receiving one file may take.</summary>
    public int ReceiveSeconds { get; init; } = 180;
    /// <summary>How long scrubbing one file may take.</summary>
    public int ScrubSeconds { get; init; } = 60;
    /// <summary>How many files are scrubbed at once; each may need about ten times its size in memory.</summary>
    public int ScrubAtOnce { get; init; } = 2;
    /// <summary>Hours after which a stored file that no row refers to is removed: its request died. Far longer than a request takes; 24 by default, 1 at least.</summary>
    public int OrphanHours { get; init; } = 24;
    public BucketSettings? S3 { get; init; }

    public static FileSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Files").Get<FileSettings>() ?? new FileSettings();
        Demand(settings.MaxBytes is > 0 and <= 1L << 30, "Files:MaxBytes must be 1 to 1073741824.");
        Demand(settings.MaxFiles is > 0 and <= 100, "Files:MaxFiles must be 1 to 100.");
        Demand(settings.ReceiveSeconds > 0 && settings.ScrubSeconds > 0 && settings.ScrubAtOnce > 0, "Files:ReceiveSeconds, ScrubSeconds and ScrubAtOnce must be above 0.");
        Demand(settings.OrphanHours is >= 1 and <= 24 * 365, "Files:OrphanHours must be 1 to 8760.");
        Demand(settings.S3 is null || !string.IsNullOrWhiteSpace(settings.S3.Bucket), "Files:S3:Bucket is not configured.");
        return settings;
    }

    static void Demand(bool fine, string otherwise)
    {
        if (!fine) throw new InvalidOperationException(otherwise);
    }
}

/// <summary>Section <c>Files:S3</c>. Without keys the usual sources of the SDK are asked: environment, profile, role of the machine.</summary>
public sealed class BucketSettings
{
    public string Bucket { get; init; } = "";
    /// <summary>Address of a store that speaks S3 but is not Amazon's, such as <c>https://files.department.example</c>.</summary>
    public string? ServiceUrl { get; init; }
    public string? Region { get; init; }
    public string? AccessKey { get; init; }
    public string? SecretKey { get; init; }
    /// <summary>In front of every key, such as <c>challenges/</c>.</summary>
    public string Prefix { get; init; } = "";
    /// <summary>True for stores without a host name for each bucket.</summary>
    public bool PathStyle { get; init; } = true;
}
