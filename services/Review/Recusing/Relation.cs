namespace Challenges.Review.Recusing;

/// <summary>
/// A tie of a reviewer to an organisation, to a person or to the challenge itself, from the registry or declared for one challenge. Exactly one of the three ids is given; people are
/// verified ids, never names, which two may share.
/// </summary>
public sealed record Relation
{
    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>Registered id of the organisation.</summary>
    public string? Organisation { get; init; }
    /// <summary>Opaque, verified id of the person.</summary>
    public string? Person { get; init; }
    /// <summary>Number of the challenge whose list the reviewer helped to draft.</summary>
    public string? Challenge { get; init; }
    /// <summary>First day, where known.</summary>
    public DateOnly? From { get; init; }
    /// <summary>Last day; null: goes on, or nobody knows.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>Where it is known from, such as a register of papers; at most 200 characters.</summary>
    public string? Source { get; init; }

    public const string Relative = "relative", Drafter = "list-drafter", Supervisor = "supervisor", Student = "student", Employment = "employment";

    public static readonly IReadOnlyList<string> Kinds = [Employment, "former", "co-project", "co-author", Supervisor, Student, Relative, "shareholding", Drafter];

    /// <summary>Counts while it runs and for the look-back after; kinship and the drafting of the list do not pass.</summary>
    /// <param name="since">First day of the look-back.</param>
    public bool Counts(DateOnly since) => Kind is Relative or Drafter || Until is not { } until || until >= since;

    /// <summary>The same tie seen by the other person.</summary>
    public Relation Seen(string from) => this with { Person = from, Kind = Kind switch { Supervisor => Student, Student => Supervisor, _ => Kind } };

    /// <summary>A name is no id: ids hold neither blanks nor anything beyond ASCII.</summary>
    public static bool IsVerifiedId(string? id) => !string.IsNullOrWhiteSpace(id) && id.Trim().All(c => c is > ' ' and < '\u007f');
}

/// <summary>What a reviewer states before seeing anything: relations to units and people of their own life, never to a list of bids, which would betray who applied.</summary>
public sealed record Declaration
{
    public required DateTimeOffset At { get; init; }
    /// <summary>Empty: the reviewer stated that there are none.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }
    public string? Remark { get; init; }
}
