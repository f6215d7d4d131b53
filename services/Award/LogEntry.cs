using Challenges.Shared.Proof;

namespace Challenges.Award;

/// <summary>
/// One entry of the evidence log that the parties keep during a project. Entries are only added, each with a digest over itself and the one before, so that a later change
/// of any of them shows. What the log holds is what a due-diligence exemption can stand on (R27).
/// </summary>
public sealed record LogEntry
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }
    public required int Milestone { get; init; }
    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<EvidenceFile> Files { get; init; }
    /// <summary>One of <see cref="Signatories"/>.</summary>
    public required string Party { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>SHA-256 over the entry and the digest before it, lower-case hexadecimal.</summary>
    public string Digest { get; init; } = "";

    public static readonly IReadOnlyList<string> Kinds = ["progress", "difficulty", "change", "evidence"];

    public LogEntry After(IReadOnlyList<LogEntry> log) => this with { Digest = Canonical.Digest(new { Before = log is [.., var last] ? last.Digest : "", Entry = this with { Digest = "" } }) };

    /// <summary>The number of the first entry that is not what was written; null when all are.</summary>
    public static int? FirstBroken(IReadOnlyList<LogEntry> log) =>
        Enumerable.Range(0, log.Count).Where(i => log[i].Number != i + 1 || (log[i] with { Digest = "" }).After([.. log.Take(i)]).Digest != log[i].Digest).Select(i => (int?)i + 1).FirstOrDefault();
}
