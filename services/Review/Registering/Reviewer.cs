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
    /// <summary>False: nobody ever entered relations, not even that there are none; such a reviewer is drawn and assigned only after clearance.</summary>
    public bool RelationsKnown { get; set; } = true;
    /// <summary>False: left the register; not drawn or appointed any more.</summary>
    public bool Active { get; set; } = true;

    public bool CanBeDrawn => Active && RelationsKnown && !Conflicts.IsPlaceholder(Organisation);

    public Candidate AsCandidate(Guid seat, string code) => new(seat, code, Person, Field, Organisation, Relations, RelationsKnown);

    /// <summary>With what the others' entries tell of this person.</summary>
    public Reviewer WithTiesOf(IReadOnlyList<Reviewer> register) => WithTies([this], register)[0];

    /// <summary>A tie to a person binds both, whoever's entry holds it.</summary>
    public static IReadOnlyList<Reviewer> WithTies(IReadOnlyList<Reviewer> reviewers, IReadOnlyList<Reviewer> register)
    {
        var told = register.SelectMany(r => r.Relations.Where(t => t.Person is not null && t.Person != r.Person).Select(t => (Of: t.Person!, Tie: t.Seen(r.Person)))).ToLookup(t => t.Of, t => t.Tie);
        return [.. reviewers.Select(r => new Reviewer
        {
            Id = r.Id,
            Version = r.Version,
            Department = r.Department,
            Person = r.Person,
            Name = r.Name,
            Field = r.Field,
            Organisation = r.Organisation,
            Relations = [.. r.Relations.Concat(told[r.Person]).Distinct()],
            RelationsKnown = r.RelationsKnown,
            Active = r.Active
        })];
    }
}
