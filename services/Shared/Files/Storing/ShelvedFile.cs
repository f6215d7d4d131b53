namespace Challenges.Shared.Files.Storing;

/// <summary>A file of some owner, such as a problem: original and scrubbed copy.</summary>
public sealed class ShelvedFile
{
    public Guid Id { get; init; }
    /// <summary>Id of what it belongs to.</summary>
    public Guid Owner { get; init; }
    /// <summary>The name that its sender gave it.</summary>
    public string Name { get; init; } = "";
    public string MediaType { get; init; } = "";
    public long Bytes { get; init; }
    /// <summary>Of the original; lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";
    public long CopyBytes { get; init; }
    public string CopySha256 { get; init; } = "";
    public string OriginalKey { get; init; } = "";
    public string CopyKey { get; init; } = "";
    public DateTimeOffset AddedAt { get; init; }

    /// <param name="subject">Such as <c>problem-0190f0aa</c>.</param>
    /// <param name="ordinal">Place among the owner's files, from 1.</param>
    public string NeutralName(string subject, int ordinal) => FileName.Neutral(subject, "file", ordinal, MediaKind.OfMediaType(MediaType)!);
}

/// <summary>A file as it is shown to those who may read it.</summary>
/// <param name="Name">The sender's own for the sender, neutral for others.</param>
/// <param name="Bytes">Of what <paramref name="Href"/> gives.</param>
/// <param name="Sha256">Of what <paramref name="Href"/> gives.</param>
public sealed record ShelvedFileView(Guid Id, string Name, string MediaType, long Bytes, string Sha256, DateTimeOffset AddedAt, string Href);

public sealed record ShelvedFileList(IReadOnlyList<ShelvedFileView> Files, int MaxFiles, long MaxBytes, IReadOnlyList<string> Kinds);
