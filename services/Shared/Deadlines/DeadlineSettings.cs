namespace Challenges.Shared.Deadlines;

/// <summary>Configuration section <c>Deadlines</c>.</summary>
public sealed class DeadlineSettings
{
    /// <summary>The longest sleep: what becomes due unannounced is found this much later.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Rows that one query brings: 1 to 1,000.</summary>
    public int Batch { get; init; } = 100;

    /// <summary>A row that throws is tried again after one second, then two, four … up to this.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A row that has been throwing for so long makes the health check <c>deadlines</c> yellow.</summary>
    public TimeSpan AlarmAfter { get; init; } = TimeSpan.FromMinutes(1);
}
