namespace Challenges.Portal.Showing;

/// <summary>One bar of a chart, and one row of the table below it.</summary>
/// <param name="Href">Where its row leads; null for nowhere.</param>
public sealed record Bar(string Name, int Value, string? Href = null);
