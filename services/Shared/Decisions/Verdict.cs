namespace Challenges.Shared.Decisions;

public enum Finding { Same, Differs, CannotTell }

/// <summary>What the verification says of one record.</summary>
/// <param name="Sequence">Place in the chain.</param>
/// <param name="Kind">Null when the record cannot be trusted to say it.</param>
/// <param name="Where">What differs: <c>hash</c>, <c>place</c>, <c>previous</c>, <c>actor</c>, <c>inputs</c>, <c>result</c>, <c>head</c>, <c>head in hand</c>, or <c>replay</c> with the first member that came out otherwise.</param>
/// <param name="Missing">What it would take to tell: <c>record</c>, <c>inputs</c>, or the engine that no longer runs.</param>
public sealed record Verdict(long Sequence, string? Kind, string? Engine, Finding Finding, string? Where = null, string? Missing = null);
