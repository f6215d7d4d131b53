using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record RegionsView(string Challenge, int Count, bool Decided, IReadOnlyList<RegionCount> Regions);

public sealed record RegionCount(string? Region, int Count);

/// <summary>What a service found when it replayed its own decisions.</summary>
public sealed record Replayed(string Number, string Service, ChainPlace? Head, bool Sound, IReadOnlyList<ReplayVerdict> Records);

public sealed record ChainPlace(long Sequence, string Hash);

public sealed record ReplayVerdict(long Sequence, string? Kind, string? Engine, string Finding, string? Where, string? Missing, Bilingual Says);

public sealed record DrawProofView(
    string Algorithm, string Number, string? MerkleRoot, string? Seed, string? PoolDigest, IReadOnlyList<string> Pool, IReadOnlyList<string> Excluded, IReadOnlyList<string> Seats, IReadOnlyList<string> Standbys);

public sealed record ShelvedFile(Guid Id, string Name, string MediaType, long Bytes, string Sha256);

public sealed record ShelvedFiles(IReadOnlyList<ShelvedFile> Files, int MaxFiles, long MaxBytes);
