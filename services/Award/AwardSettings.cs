using Challenges.Shared.Time;

namespace Challenges.Award;

/// <summary>Settings that differ between programmes and are no part of a challenge's terms.</summary>
public sealed record AwardSettings
{
    /// <summary>False: the day on which the notice becomes visible can be the first counted one. True: the count begins with the next day.</summary>
    public bool NoticeCountsFromNextDay { get; init; }

    /// <summary>Longest extension of a milestone in days (R25).</summary>
    public int ExtensionMaxDays { get; init; } = 365;

    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.China;
}
