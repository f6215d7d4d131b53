namespace Challenges.Demonstration.Speaking;

/// <summary>Somebody who acts: what the token says about them.</summary>
public sealed record Person(string Id, string Role, string? Organisation = null, string? Department = null);
