using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>The dates of a list before it is published; publishing adds the first of them.</summary>
public sealed record Schedule
{
    /// <summary>IANA id.</summary>
    public required string Zone { get; init; }
    public required DateTimeOffset QuestionsUntil { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }
    /// <summary>Seconds, 0 to 600.</summary>
    public required int GraceSeconds { get; init; }
    public required DateTimeOffset ReviewEndsAt { get; init; }
    public required int NoticeLength { get; init; }
    /// <summary><c>WorkingDay</c> or <c>CalendarDay</c>.</summary>
    public required string NoticeUnit { get; init; }

    public Timetable From(DateTimeOffset publishedAt) => new()
    {
        Zone = Zone,
        PublishedAt = publishedAt,
        QuestionsUntil = QuestionsUntil,
        ClosesAt = ClosesAt,
        GraceSeconds = GraceSeconds,
        ReviewEndsAt = ReviewEndsAt,
        NoticeLength = NoticeLength,
        NoticeUnit = NoticeUnit
    };

    /// <summary>What is wrong whatever the day of publication: zone, order, notice.</summary>
    public RefusedException? WhyNotSound()
    {
        if (LocalTimes.Zone(Zone) is null) return Refusals.ZoneIsUnknown.With(("zone", Zone));
        if (QuestionsUntil >= ClosesAt) return Refusals.DatesAreOutOfOrder.With(("earlier", "questionsUntil"), ("later", "closesAt"), ("earlierAt", QuestionsUntil), ("laterAt", ClosesAt));
        if (ClosesAt >= ReviewEndsAt) return Refusals.DatesAreOutOfOrder.With(("earlier", "closesAt"), ("later", "reviewEndsAt"), ("earlierAt", ClosesAt), ("laterAt", ReviewEndsAt));
        if (GraceSeconds is < 0 or > 600) return Refusals.GraceIsOutOfRange.With(("seconds", GraceSeconds));
        if (NoticeLength is < 1 or > 60 || NoticeUnit is not ("WorkingDay" or "CalendarDay")) return Refusals.NoticeIsNotDefined.With(("length", NoticeLength), ("unit", NoticeUnit));
        return null;
    }

    /// <summary>Questions end after publication, and the window is at least the profile's minimum (R04), counted on the clock of the zone.</summary>
    public RefusedException? WhyNotFrom(DateTimeOffset publishedAt, PolicyProfile profile)
    {
        if (WhyNotSound() is { } unsound) return unsound;
        if (publishedAt >= QuestionsUntil) return Refusals.DatesAreOutOfOrder.With(("earlier", "publishedAt"), ("later", "questionsUntil"), ("earlierAt", publishedAt), ("laterAt", QuestionsUntil));
        var zone = LocalTimes.Zone(Zone)!;
        return publishedAt.Local(zone).AddDays(profile.MinimumWindowDays) > ClosesAt.Local(zone)
            ? Refusals.WindowIsTooShort.With(("minimumDays", profile.MinimumWindowDays), ("publishedAt", publishedAt), ("closesAt", ClosesAt))
            : null;
    }
}
