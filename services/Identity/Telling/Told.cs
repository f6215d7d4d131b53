namespace Challenges.Identity.Telling;

/// <summary>A message in somebody's inbox. What it says lies sealed: who reads the database learns that a person was told something, and not of what.</summary>
public sealed class Told
{
    /// <summary>In the order of arrival; stays inside, because it would count the messages of all.</summary>
    public long Sequence { get; init; }
    /// <summary>Of the happening for this person, see <see cref="Marks"/>; becomes another when a particular message takes the place of a general one.</summary>
    public required Guid EventId { get; set; }
    /// <summary>What happened, for this person, see <see cref="Marks"/>: whatever tells of it, one message does. Null in messages that are older than this.</summary>
    public string? Occasion { get; init; }
    public required string UserId { get; init; }
    /// <summary>The day only: an instant beside those of a service's database would tell who did what there.</summary>
    public required DateOnly ToldOn { get; init; }
    /// <summary><see cref="ToldContent"/>.</summary>
    public required string Content { get; set; }
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

/// <summary>A person is told of a new challenge that is such as this; who awaits what is nobody else's to know.</summary>
public sealed class Subscription
{
    public const int LongestField = 200, LongestDepartment = 100;

    public required Guid Id { get; init; }
    public required string UserId { get; init; }
    /// <summary>As challenges name it, in full; empty: any.</summary>
    public required string Field { get; init; }
    /// <summary>Id of the department; empty: any.</summary>
    public required string Department { get; init; }
    /// <summary>Fen (0.01 yuan); 0: any.</summary>
    public required long LeastBountyFen { get; init; }
    public required DateTimeOffset Since { get; init; }
}
