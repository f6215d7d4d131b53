using Challenges.Review.Ranking;
using Fractions;

namespace Challenges.Review.Examining;

/// <summary>A total further from its application's median than the profile lets pass without a written reason.</summary>
/// <param name="Reason">The reviewer's; null: still asked for.</param>
public sealed record Outlier(string Code, string Reviewer, string TotalShown, string MedianShown, string? Reason = null)
{
    /// <summary>Points, where the profile names none.</summary>
    public const int UsualPoints = 15;

    internal static IReadOnlyList<Outlier> Of(RankingInput input, int points)
    {
        List<Outlier> found = [];
        foreach (var application in input.Applications.Where(a => a.Sheets.Count > 2))
        {
            var median = Exact.Median([.. application.Sheets.Select(s => RankingEngine.Total(input.Criteria, s.Scores))]);
            foreach (var sheet in application.Sheets)
            {
                var total = RankingEngine.Total(input.Criteria, sheet.Scores);
                if ((total - median).Abs() > new Fraction(points)) found.Add(new Outlier(application.Code, sheet.Reviewer, Exact.Shown(total), Exact.Shown(median)));
            }
        }
        return found;
    }
}
