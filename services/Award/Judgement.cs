using Challenges.Shared.Time;

namespace Challenges.Award;

/// <summary>What an acceptance is judged by.</summary>
/// <param name="Indicators">With the frozen targets.</param>
/// <param name="Second">The one rectification was granted before.</param>
/// <param name="RectificationDays">0: the profile grants none.</param>
/// <param name="Notice">How long a passed result stands in public before the last payment; null: not at all.</param>
public sealed record AcceptanceTerms(IReadOnlyList<TaskIndicator> Indicators, bool Second, int RectificationDays, string Zone, NoticeTerms? Notice)
{
    /// <summary>The same with no more of the calendar than was needed.</summary>
    public AcceptanceTerms For(Judgement judgement) => this with { Notice = judgement.NoticeDays is { } days ? Notice!.For(days) : Notice is null ? null : Notice with { Calendar = [] } };
}

/// <summary>What follows from an acceptance (R26): all targets met, it passes; something missed for the first time, one rectification runs; missed again, the project ends.</summary>
/// <param name="MustHavesMet">Missed again with every must-have met is concluded (结题), otherwise failed.</param>
/// <param name="RectifyUntil">The rectified result is to be accepted before this instant.</param>
/// <param name="NoticeDays">The days for which the passed result stands in public.</param>
/// <param name="NoticeEndsAt">Objections to the result are in time before it.</param>
/// <param name="PayableFrom">From here on the last payment can be released.</param>
public sealed record Judgement(IReadOnlyList<MeasuredIndicator> Indicators, bool Passed, bool MustHavesMet, DateTimeOffset? RectifyUntil = null,
    IReadOnlyList<DateOnly>? NoticeDays = null, DateTimeOffset? NoticeEndsAt = null, DateTimeOffset? PayableFrom = null)
{
    /// <exception cref="CalendarYearMissingException">The notice of the result runs into a year that was not announced.</exception>
    public static Judgement Of(AcceptanceTerms terms, IReadOnlyList<MeasuredIndicator> compared, DateTimeOffset now)
    {
        var judged = new Judgement(compared, compared.All(indicator => indicator.Met), compared.All(indicator => indicator.Met || !indicator.MustHave));
        if (!judged.Passed) return terms.Second || terms.RectificationDays < 1 ? judged : judged with { RectifyUntil = ZoneDay.End(ZoneDay.Of(now, terms.Zone).AddDays(terms.RectificationDays), terms.Zone) };
        if (terms.Notice is not { } notice) return judged;
        var days = notice.Count(now);
        return judged with { NoticeDays = days, NoticeEndsAt = notice.EndOf(days), PayableFrom = notice.SettledAfter(days) };
    }
}
