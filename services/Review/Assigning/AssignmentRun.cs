namespace Challenges.Review.Assigning;

/// <summary>The assignment that stands and the one that waits for approval. A run replaces what waited before; nothing adds up over runs.</summary>
public sealed record Assignments
{
    public AssignmentRun? Standing { get; init; }
    public AssignmentRun? Proposed { get; init; }
}

/// <summary>One run of the engine with the bounds that it was given.</summary>
public sealed record AssignmentRun
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Officer who ran it.</summary>
    public required string By { get; init; }
    public required int PerApplication { get; init; }
    public required int Least { get; init; }
    public required int Most { get; init; }
    public required string EngineVersion { get; init; }
    public required string InputDigest { get; init; }
    /// <summary>Codes of application and seat.</summary>
    public required IReadOnlyList<Pairing> Pairs { get; init; }
    /// <summary>Against what stood when it ran.</summary>
    public required AssignmentDiff Diff { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public string? ApprovedBy { get; init; }
}
