namespace Challenges.Review.Recusing;

/// <summary>A tie of a reviewer to an organisation or to a person, from the registry or declared for one challenge. One of the two ids is given.</summary>
public sealed record Relation
{
    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>Registered id of the organisation.</summary>
    public string? Organisation { get; init; }
    /// <summary>Opaque id of the person.</summary>
    public string? Person { get; init; }

    public static readonly IReadOnlyList<string> Kinds = ["employment", "former", "co-project", "co-author", "supervisor", "relative", "shareholding"];
}

/// <summary>What a reviewer states before seeing anything: relations to units and people of their own life, never to a list of bids, which would betray who applied.</summary>
public sealed record Declaration
{
    public required DateTimeOffset At { get; init; }
    /// <summary>Empty: the reviewer stated that there are none.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }
    public string? Remark { get; init; }
}
