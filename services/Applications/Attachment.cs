using Challenges.Shared.Files;

namespace Challenges.Applications;

/// <summary>A file of a draft: the original for its solver, a scrubbed copy for everybody else.</summary>
public sealed record Attachment
{
    public required Guid Id { get; init; }
    /// <summary>The solver's own name for it. Hidden from reviewers and officers.</summary>
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Bytes { get; init; }
    /// <summary>Of the original; lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public required long CopyBytes { get; init; }
    /// <summary>Of the scrubbed copy.</summary>
    public required string CopySha256 { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    /// <summary>Number of the last filing when it was added: until the next filing nothing but the draft holds it.</summary>
    public required int AfterFiling { get; init; }
    /// <summary>Where the solver's own names stood in its text when it was added.</summary>
    public IReadOnlyList<Sighting> Sightings { get; init; } = [];

    public string NeutralName(string number, string code, int ordinal) => FileName.Neutral(number, code, ordinal, MediaKind.OfMediaType(MediaType)!);

    public FiledAttachment Filed() => new(Id, Name, MediaType, Bytes, Sha256, CopyBytes, CopySha256);
}

/// <summary>An attachment as it was filed: both digests are part of the filing's digest, so that receipt and Merkle root cover original and copy.</summary>
public sealed record FiledAttachment(Guid Id, string Name, string MediaType, long Bytes, string Sha256, long CopyBytes, string CopySha256)
{
    /// <param name="ordinal">Place in the filing, from 1.</param>
    public string NeutralName(string number, string code, int ordinal) => FileName.Neutral(number, code, ordinal, MediaKind.OfMediaType(MediaType)!);
}
