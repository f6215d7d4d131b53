using Challenges.Contracts.Publication;
using Challenges.Shared.Time;

namespace Challenges.Award;

/// <summary>What holds where a challenge's policy does not say, and the calendar.</summary>
public sealed record AwardSettings
{
    /// <summary>False: the day on which the notice becomes visible can be the first counted one. True: the count begins with the next day.</summary>
    public bool NoticeCountsFromNextDay { get; init; }

    /// <summary>Longest extension of a milestone in days (R25).</summary>
    public int ExtensionMaxDays { get; init; } = 365;

    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.China;

    /// <summary>The same with what the challenge's own policy says.</summary>
    public AwardSettings Under(Policy policy) => this with
    {
        NoticeCountsFromNextDay = policy.NoticeCountsFrom is { } from ? from == "NextDay" : NoticeCountsFromNextDay,
        ExtensionMaxDays = policy.ExtensionDays ?? ExtensionMaxDays
    };
}
