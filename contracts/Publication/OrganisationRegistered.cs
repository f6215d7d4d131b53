namespace Challenges.Contracts.Publication;

/// <summary>
/// An organisation as the register knows it, approved by two people: the source of ownership ties (R08) and of the conflict rules. Complete in itself; the highest version of an id counts.
/// </summary>
public sealed record OrganisationRegistered
{
    /// <summary>Registered id, such as the unified social credit code (统一社会信用代码); the same that applications, reviewers and owners carry.</summary>
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Name { get; init; }
    /// <summary>Other ids under which the same organisation acts or acted.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
    /// <summary>Ids of those that own or control it, directly.</summary>
    public required IReadOnlyList<string> Parents { get; init; }
}
