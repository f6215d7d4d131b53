namespace Challenges.Shared.Decisions;

/// <summary>What is chained of a decision. The SHA-256 of its canonical form is its hash; actor, inputs and result stand beside it and are bound by their digests.</summary>
public sealed record DecisionRecord
{
    public required Guid ChallengeId { get; init; }
    public required string Number { get; init; }
    /// <summary>1 for the first decision of the challenge in this service.</summary>
    public required long Sequence { get; init; }
    /// <summary>Hash of the record before; null for the first.</summary>
    public string? Previous { get; init; }
    public required string Kind { get; init; }
    public required IReadOnlyList<string> Rules { get; init; }
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Name and version of the engine that made the result.</summary>
    public required string Engine { get; init; }
    /// <summary>SHA-256 of <c>SALT|ACTOR</c> in UTF-8; the salt is shown to whoever may see the actor.</summary>
    public required string ActorDigest { get; init; }
    /// <summary>SHA-256 of the canonical inputs.</summary>
    public required string InputDigest { get; init; }
    /// <summary>SHA-256 of the canonical result.</summary>
    public required string ResultDigest { get; init; }
    /// <summary>128 random bits, so that nobody can guess a hidden record from its published hash.</summary>
    public required string Nonce { get; init; }
}

/// <param name="Sequence">Number of records in the chain.</param>
/// <param name="Hash">Of the last record, lower-case hexadecimal.</param>
public sealed record DecisionHead(long Sequence, string Hash);

/// <summary>A row of the chain as it is stored; every column of it is bound by <see cref="Hash"/>.</summary>
internal sealed record DecisionRow
{
    public string ChallengeId { get; init; } = "";
    public long Sequence { get; init; }
    public string Number { get; init; } = "";
    public string Actor { get; init; } = "";
    public string Salt { get; init; } = "";
    /// <summary>Canonical <see cref="DecisionRecord"/>.</summary>
    public string Record { get; init; } = "";
    public string? Inputs { get; init; }
    public string Result { get; init; } = "";
    public string Hash { get; init; } = "";
}

internal sealed record HeadRow
{
    public string ChallengeId { get; init; } = "";
    public string Number { get; init; } = "";
    public long Sequence { get; init; }
    public string Hash { get; init; } = "";
}
