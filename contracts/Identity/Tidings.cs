using Challenges.Contracts.Publication;

namespace Challenges.Contracts.Identity;

/// <summary>What a <see cref="TellPeople"/> holds: of which kind the happening is, and facts in the shapes that the kind allows. The words are Identity's.</summary>
public sealed record Tidings
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Such as <c>fix-needed</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The same in all tidings of one occurrence, whichever service tells them: a person hears of it once. Null where only these tell of it.</summary>
    public string? Occasion { get; init; }
    /// <summary>Of the challenge; null where there is none yet.</summary>
    public string? Number { get; init; }
    /// <summary>Of the challenge or the problem.</summary>
    public Wording? Title { get; init; }
    public required IReadOnlyList<Recipient> To { get; init; }
    /// <summary>People who are not told though they are meant by a role: who takes part in a challenge has no officer's rights on it.</summary>
    public IReadOnlyList<string>? Except { get; init; }
    /// <summary>The same by registered organisation.</summary>
    public IReadOnlyList<string>? ExceptOrganisations { get; init; }
    public required IReadOnlyList<ToldFact> Facts { get; init; }
    /// <summary>Of the portal's page, without the language, such as <c>/challenges/QH-2022-01</c>.</summary>
    public required string Tail { get; init; }
}

/// <summary>Everybody to whom all that is given applies; something is.</summary>
public sealed record Recipient
{
    /// <summary>Opaque id.</summary>
    public string? Person { get; init; }
    public string? Role { get; init; }
    public string? Department { get; init; }
    /// <summary>Registered id.</summary>
    public string? Organisation { get; init; }
    /// <summary>Number of a challenge that the person follows.</summary>
    public string? Follows { get; init; }
    /// <summary>A new challenge: the person asked to be told of such as this one.</summary>
    public NewChallenge? Awaits { get; init; }
}

/// <summary>What a new challenge is compared with: the filters that people asked to be told by.</summary>
public sealed record NewChallenge
{
    public required string Field { get; init; }
    /// <summary>Id of the department.</summary>
    public required string Department { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long BountyFen { get; init; }
}

public sealed record ToldFact
{
    public required string Name { get; init; }
    /// <summary>An instant (RFC 3339), a day, a number up to 9,999, or a rule such as <c>R09</c>.</summary>
    public required string Value { get; init; }
}
