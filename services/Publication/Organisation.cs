namespace Challenges.Publication;

/// <summary>What is asked of an organisation to be registered, or changed where its id is registered already: the whole, never a part.</summary>
/// <param name="Id">Such as the unified social credit code; 2 to 64 letters, digits, dots, dashes and low lines.</param>
/// <param name="Aliases">Other ids under which the same organisation acts or acted.</param>
/// <param name="Parents">Ids of those that own or control it, directly.</param>
/// <param name="Basis">Where this is known from, such as a register's extract of a day.</param>
public sealed record OrganisationEntry(string Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Parents, string Basis)
{
    public IEnumerable<string> Ids => Aliases.Prepend(Id);

    public bool Says(Organisation registered) =>
        Name == registered.Name && Aliases.Order(StringComparer.Ordinal).SequenceEqual(registered.Aliases.Order(StringComparer.Ordinal))
        && Parents.Order(StringComparer.Ordinal).SequenceEqual(registered.Parents.Order(StringComparer.Ordinal));
}

/// <summary>An organisation as it is registered. It is never taken out: what was owned once may still be a conflict; it changes by the next version.</summary>
public sealed record Organisation
{
    public required string Id { get; init; }
    /// <summary>1 when it was registered; rises with each change.</summary>
    public required int Version { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<string> Parents { get; init; } = [];
    public required DateTimeOffset At { get; init; }

    public IEnumerable<string> Ids => Aliases.Prepend(Id);
}
