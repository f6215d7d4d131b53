using System.Globalization;
using System.Text;
using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Solving;

namespace Challenges.Portal.Working.Reviewing;

/// <summary>The fields of a score sheet: <c>score.KEY</c> and <c>comment.KEY</c> for each criterion.</summary>
static class SheetForm
{
    const string Score = "score.", Comment = "comment.";

    public static IReadOnlyDictionary<string, string> Fields(IReadOnlyList<CriterionScore> scores) => scores
        .SelectMany(s => new[] { (Score + s.Criterion, s.Score?.ToString(CultureInfo.InvariantCulture) ?? ""), (Comment + s.Criterion, s.Comment ?? "") }).ToDictionary(f => f.Item1, f => f.Item2);

    public static bool Has(string field) => field.StartsWith(Score, StringComparison.Ordinal) || field.StartsWith(Comment, StringComparison.Ordinal);

    /// <returns>Null where points are no whole number; whether they lie in the range is the service's to say.</returns>
    public static string? Canonical(string field, string text)
    {
        if (!field.StartsWith(Score, StringComparison.Ordinal)) return string.IsNullOrWhiteSpace(text) ? "" : text;
        var folded = text.Normalize(NormalizationForm.FormKC).Trim();
        if (folded.Length == 0) return "";
        return DraftForm.Read(folded) is { } points && points == decimal.Truncate(points) && Math.Abs(points) < 100_000 ? points.ToString("0", CultureInfo.InvariantCulture) : null;
    }

    public static IReadOnlyList<CriterionScore> Read(IReadOnlyDictionary<string, string> fields) =>
    [
        .. fields.Keys.Where(k => k.StartsWith(Score, StringComparison.Ordinal) || k.StartsWith(Comment, StringComparison.Ordinal)).Select(k => k[(k.IndexOf('.', StringComparison.Ordinal) + 1)..]).Distinct()
            .Select(key => new CriterionScore(key, fields.GetValueOrDefault(Score + key) is { Length: > 0 } points ? decimal.Parse(points, CultureInfo.InvariantCulture) : null,
                fields.GetValueOrDefault(Comment + key) is { Length: > 0 } comment ? comment : null))
            .Where(s => s.Score is not null || s.Comment is not null)
    ];

    public static string LabelOf(string field, IReadOnlyList<Criterion>? criteria, Tongue tongue)
    {
        var key = field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var name = criteria?.FirstOrDefault(c => c.Key == key) is { } criterion ? tongue.Of(criterion.Name) : key;
        return $"{name} · {tongue[field.StartsWith(Score, StringComparison.Ordinal) ? "sheet.points" : "sheet.reason"]}";
    }
}
