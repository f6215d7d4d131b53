namespace Challenges.Contracts.Publication;

/// <summary>A department took up a problem; a challenge may be drafted from it.</summary>
public sealed record ProblemAccepted
{
    public required Guid ProblemId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Department { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required Wording Title { get; init; }
    public required string Field { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
}
