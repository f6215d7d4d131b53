using Challenges.Shared.Web;

namespace Challenges.Shared.Files;

/// <summary>Why a file is not taken. Each text says what to do instead.</summary>
public static class FileRefusals
{
    public static readonly Refusal TooLarge = new("SHR-F-01", 413);
    public static readonly Refusal Empty = new("SHR-F-02", 422);
    public static readonly Refusal KindNotTaken = new("SHR-F-03", 415);
    public static readonly Refusal NameDisagrees = new("SHR-F-04", 422);
    public static readonly Refusal TwoExtensions = new("SHR-F-05", 422);
    public static readonly Refusal SeveralKindsAtOnce = new("SHR-F-06", 422);
    public static readonly Refusal Damaged = new("SHR-F-07", 422);
    public static readonly Refusal Bomb = new("SHR-F-08", 422);
    public static readonly Refusal ArchiveNames = new("SHR-F-09", 422);
    public static readonly Refusal Macros = new("SHR-F-10", 422);
    public static readonly Refusal PointsOutside = new("SHR-F-11", 422);
    public static readonly Refusal FilesInside = new("SHR-F-12", 422);
    public static readonly Refusal Encrypted = new("SHR-F-13", 422);
    public static readonly Refusal ActiveContent = new("SHR-F-14", 422);
    public static readonly Refusal FormFields = new("SHR-F-15", 422);
    public static readonly Refusal CannotBeScrubbed = new("SHR-F-16", 422);
    /// <summary>The scrubbed copy was read again and still held something that the scrubbing should have removed.</summary>
    public static readonly Refusal StillTells = new("SHR-F-17", 422);
    public static readonly Refusal TooMany = new("SHR-F-18", 409);
    public static readonly Refusal NoName = new("SHR-F-19", 422);
    public static readonly Refusal TooManyPixels = new("SHR-F-20", 422);
}
