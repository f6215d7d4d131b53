using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Solving;

namespace Challenges.Portal.Working.Reviewing;

/// <summary>The fields of a score sheet: <c>score.KEY</c> and <c>comment.KEY</c> for each criterion.</summary>
static class SheetForm
{
    /// <returns>The scores, and the fields that are no numbers.</returns>
    public static (IReadOnlyList<CriterionScore> Scores, IReadOnlyList<string> Unread) Read(IFormCollection form)
    {
        List<CriterionScore> scores = [];
        List<string> unread = [];
        foreach (var key in form.Keys.Where(k => k.StartsWith("score.", StringComparison.Ordinal)).Select(k => k["score.".Length..]))
        {
            var text = form["score." + key].ToString().Normalize(System.Text.NormalizationForm.FormKC).Trim();
            var score = text.Length == 0 ? null : DraftForm.Read(text);
            if (text.Length > 0 && score is null) unread.Add("score." + key);
            var comment = form["comment." + key].ToString();
            if (score is not null || comment.Length > 0) scores.Add(new CriterionScore(key, score, comment.Length == 0 ? null : comment.Replace("\r\n", "\n", StringComparison.Ordinal)));
        }
        return (scores, unread);
    }
}
