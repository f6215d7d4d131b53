using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

// The chain of decisions as each service shows it (R28).

public sealed record ChainsView(IReadOnlyList<ChainHead> Heads);

public sealed record ChainHead(string Service, long Sequence, string Hash, DateTimeOffset At);

public sealed record DecisionsView(string Service, ChainEnd? Head, IReadOnlyList<DecisionShown> Records, Bilingual How);

public sealed record ChainEnd(long Sequence, string Hash);

public sealed record DecisionShown(long Sequence, string Hash, string Canonical, DecisionRecord? Record, string Result, string? Inputs, string? Actor);

public sealed record DecisionRecord(
    string? Previous, string Kind, IReadOnlyList<string> Rules, string Profile, int ProfileVersion, DateTimeOffset At, string Engine, string ActorDigest, string InputDigest, string ResultDigest);

public sealed record VerificationView(string Service, ChainEnd? Head, bool Sound, IReadOnlyList<VerdictShown> Records);

public sealed record VerdictShown(long Sequence, string? Kind, string? Engine, string Finding, string? Where, string? Missing, Bilingual Says);
