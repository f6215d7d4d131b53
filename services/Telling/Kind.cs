namespace Challenges.Telling;

/// <summary>In which part a person is told something; a reviewer may be a solver of another challenge.</summary>
public enum Audience { Solver, Reviewer, Officer, Owner, Objector, Auditor, Follower }

/// <summary>
/// A kind of message: to whom, and the facts that it may carry. A fact is an instant, a day, a small number or a rule and nothing else, so that no name, no word of an application and no score fits into one.
/// </summary>
public sealed record Kind(string Name, Audience Audience, params (string Name, Shape Shape)[] Facts)
{
    /// <summary>Mail passes through many hands: to these its subject says which challenge, and not what it is about.</summary>
    public bool IsDiscreet => Audience is not (Audience.Officer or Audience.Owner or Audience.Auditor);

    /// <summary>It asks for an act in time: who was already mailed something else about the same is mailed this as well.</summary>
    public bool IsDemand { get; init; }

    /// <summary>What everybody hears who asked to; whoever hears the particular of it needs it no more.</summary>
    public bool IsGeneral => Audience is Audience.Follower;

    public string? WhyNot(IReadOnlyCollection<(string Name, string Value)> facts) =>
        facts.Count != Facts.Length || facts.FirstOrDefault(f => Facts.All(known => known.Name != f.Name || !Shapes.Fits(known.Shape, f.Value))) is { Name: not null } wrong
            ? $"A message of the kind {Name} carries {(Facts.Length == 0 ? "no facts" : string.Join(", ", Facts.Select(f => $"{f.Name} ({f.Shape})")))}, each once and in its shape."
            : null;
}
