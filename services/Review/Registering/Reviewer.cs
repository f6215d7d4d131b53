using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;

namespace Challenges.Review.Registering;

/// <summary>
/// A person whom a department may ask to review. The name is kept here only; everywhere else the person is an opaque id. Nothing is kept of age, degree, title or rank.
/// </summary>
public sealed class Reviewer
{
    public required Guid Id { get; init; }
    public long Version { get; internal set; }
    /// <summary>The department to whose pool the reviewer belongs.</summary>
    public required string Department { get; init; }
    /// <summary>Opaque id of the person: the token's <c>sub</c>.</summary>
    public required string Person { get; init; }
    public required string Name { get; set; }
    public required string Field { get; set; }
    /// <summary>Registered id of the employer; null when there is none or it is unknown, and then the reviewer is never drawn.</summary>
    public string? Organisation { get; set; }
    public required IReadOnlyList<Relation> Relations { get; set; }
    /// <summary>False: left the register; not drawn or appointed any more.</summary>
    public bool Active { get; set; } = true;

    public bool CanBeDrawn => Active && !Conflicts.IsPlaceholder(Organisation);

    public Candidate AsCandidate(Guid seat, string code) => new(seat, code, Person, Field, Organisation, Relations);
}
