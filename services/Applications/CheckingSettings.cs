using Challenges.Shared.Time;

namespace Challenges.Applications;

/// <summary>What of the formal check is set by whoever runs the service, and not by the profile.</summary>
public sealed record CheckingSettings
{
    /// <summary>Days for which a department's statement that a register is complete may be relied on.</summary>
    public int RegisterMaxAgeDays { get; init; } = 90;
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.China;
}
