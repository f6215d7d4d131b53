using System.Globalization;
using System.Text.RegularExpressions;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>
/// Closing dates in free text, in Chinese and English, against the closing date of the list: a page must not promise another end than the gate enforces.
/// Only dates in a sentence that speaks of closing count; one that speaks of questions is held against the end of questions.
/// </summary>
public static partial class ClosingDates
{
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="before">The schedule that an amendment changes: why it does may name the old end too.</param>
    public static RefusedException? WhyNot(IEnumerable<(string Field, string Text)> fields, Schedule schedule, Schedule? before = null)
    {
        var zone = LocalTimes.Zone(schedule.Zone);
        if (zone is null) return null; // the schedule's own rule refuses the zone
        foreach (var (field, text) in fields)
            foreach (Match sentence in Sentence().Matches(Halved(text)))
            {
                if (!Closing().IsMatch(sentence.Value)) continue;
                DateTimeOffset Of(Schedule s) => Questions().IsMatch(sentence.Value) ? s.QuestionsUntil : s.ClosesAt;
                var stands = Of(schedule);
                var date = Date().Matches(sentence.Value).FirstOrDefault(d => IsNear(sentence.Value, d) && !Says(d, stands, zone) && (before is null || !Says(d, Of(before), zone)));
                if (date is not null)
                    return Refusals.TextNamesAnotherClosingDate.With(("field", field), ("start", sentence.Index + date.Index), ("text", text.Substring(sentence.Index + date.Index, date.Length)), ("closesAt", Fact.Instant(stands, schedule.Zone)));
            }
        return null;
    }

    /// <summary>Full-width characters as half-width ones, one for one, so that offsets stay.</summary>
    static string Halved(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] is >= '\uFF01' and <= '\uFF5E' and not ('；' or '！' or '？') ? (char)(from[i] - 0xFEE0) : from[i];
    });

    static bool IsNear(string sentence, Match date) =>
        Closing().Matches(sentence).Any(c => c.Index < date.Index ? date.Index - (c.Index + c.Length) <= 40 : c.Index - (date.Index + date.Length) <= 24);

    static bool Says(Match date, DateTimeOffset stands, TimeZoneInfo zone)
    {
        var offset = date.Groups["utc"].Success ? TimeSpan.FromHours(Number(date, "plus") ?? 0) : (TimeSpan?)null;
        var local = offset is { } o ? stands.ToOffset(o).DateTime : stands.Local(zone);
        var year = Number(date, "y") ?? local.Year;
        var month = Number(date, "m") ?? Array.FindIndex(Months, m => date.Groups["mon"].Value.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;
        if (Number(date, "d") is not { } day || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        var named = new DateTime(year, month, day);
        if (Hour(date) is not { } hour) return local.Date == named || local == named.AddDays(1);
        if (hour > 24) return false;
        var difference = local - named.AddHours(hour).AddMinutes(Number(date, "min") ?? 0);
        return difference >= TimeSpan.Zero && difference <= (hour == 23 && Number(date, "min") == 59 ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(59));
    }

    static int? Hour(Match date)
    {
        if (Number(date, "h") is not { } hour) return null;
        var half = date.Groups["half"].Value.ToLowerInvariant();
        var before = date.Groups["noon"].Value;
        if ((half.StartsWith('p') || before is "下午" or "晚上" or "晚") && hour < 12) return hour + 12;
        return half.StartsWith('a') && hour == 12 ? 0 : hour;
    }

    static int? Number(Match date, string group) => int.TryParse(date.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    [GeneratedRegex(@"(?:[^。；！？;!?\n.]|(?<=[\dmM])\.(?=[\dmM])|\.(?=\d))+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"截止|截至|截榜|收榜|关闭|截標|(?<![a-z])(closes?|closing|deadline|due(?!\s+to))(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"答疑|提问|问题|(?<![a-z])(questions?|clarifications?)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Questions();

    [GeneratedRegex("""
        (?: (?<y>20\d\d)\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]
          | (?<![\d年])(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]
          | (?<!\d)(?<y>20\d\d)[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)
          | (?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?:\s+(?<y>20\d\d))?(?![a-z\d])
          | (?<![a-z])(?<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?<y>20\d\d))? )
        (?: \s*(?:,|T|at|until|[(]|(?<noon>上午|下午|晚上|晚|中午))*\s* (?: (?<h>\d{1,2})\s*[:]\s*(?<min>\d\d)(?:[:]\d\d)? | (?<h>\d{1,2})\s*[时時点](?:\s*(?<min>\d{1,2})\s*分)? | (?<h>\d{1,2})(?=\s*[ap]\.?m) )
            (?: \s*(?<half>[ap]\.?m\.?)(?![a-z]) )? (?: \s*(?<utc>UTC|GMT)(?:\s*(?<plus>[+-]\d{1,2})(?:[:]00)?)? )? )?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Date();
}
