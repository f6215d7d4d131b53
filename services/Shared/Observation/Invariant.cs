namespace Challenges.Shared.Observation;

/// <summary>A fact about the stored data that must hold at any time: the SELECT returns one row per violation, so it must return none.</summary>
public sealed record Invariant(string Name, string Sql);
