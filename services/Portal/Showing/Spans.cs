using Challenges.Portal.Saying;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Showing;

/// <summary>How far a date of a timetable lies from the one before it, as Publication counted it.</summary>
static class Spans
{
    /// <summary>In words; null where nothing was counted up to this date.</summary>
    public static string? Say(Tongue t, IReadOnlyList<Span>? spans, string to) =>
        spans?.FirstOrDefault(s => s.To == to) is not { } span ? null
        : span.WorkingDays is { } working ? t.Say("span." + span.From, ("days", span.Days), ("working", working))
        : t.Say($"span.{span.From}.unknown", ("days", span.Days), ("year", span.MissingYear));
}
