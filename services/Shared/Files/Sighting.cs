namespace Challenges.Shared.Files;

/// <summary>A name of the owner's that stands in the visible text of a file. A warning to the owner: only a person can decide whether it gives the owner away.</summary>
/// <param name="Name">The name as it was given.</param>
/// <param name="Where"><c>page</c> or <c>paragraph</c>.</param>
/// <param name="Number">Counted from 1.</param>
public sealed record Sighting(string Name, string Where, int Number);
