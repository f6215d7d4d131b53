namespace Challenges.Identity.Telling;

/// <summary>A message in somebody's inbox. What it says lies sealed: who reads the database learns that a person was told something, and not of what.</summary>
public sealed class Told
{
    /// <summary>In the order of arrival; stays inside, because it would count the messages of all.</summary>
    public long Sequence { get; init; }
    public required Guid EventId { get; init; }
    public required string UserId { get; init; }
    /// <summary>The day only: an instant beside those of a service's database would tell who did what there.</summary>
    public required DateOnly ToldOn { get; init; }
    /// <summary><see cref="ToldContent"/>.</summary>
    public required string Content { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
    public bool WaitsForDigest { get; set; }
}

/// <summary>A person follows what is public of a challenge.</summary>
public sealed class Follow
{
    public required string UserId { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset Since { get; init; }
}
