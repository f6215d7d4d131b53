namespace Challenges.Shared.Files;

/// <summary>A file that may be kept, with its review copy. Both lie in temporary files that go with this object.</summary>
public sealed class AdmittedFile : IDisposable
{
    public required string Name { get; init; }
    public required MediaKind Kind { get; init; }
    public required TemporaryFile Original { get; init; }
    public required TemporaryFile Copy { get; init; }
    /// <summary>Lower-case hexadecimal SHA-256 of the original.</summary>
    public required string Sha256 { get; init; }
    public required string CopySha256 { get; init; }
    public required IReadOnlyList<Sighting> Sightings { get; init; }

    public void Dispose() => Copy.Dispose();
}
