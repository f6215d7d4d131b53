using Challenges.Review.Ranking;
using Fractions;

namespace Challenges.Review.Examining;

/// <summary>How a reviewer scores beside the others on the same applications; what nobody else scored tells nothing.</summary>
/// <param name="Reviewer">Code of the seat.</param>
/// <param name="Applications">How many the comparison rests on.</param>
/// <param name="Deviation">Exact mean of own total less the mean of the others' totals, in points; below zero is severe. Null without a comparison.</param>
/// <param name="DeviationShown">Four decimals.</param>
public sealed record Severity(string Reviewer, int Applications, string? Deviation, string? DeviationShown)
{
    internal static IReadOnlyList<Severity> Of(RankingInput input)
    {
        Dictionary<string, List<Fraction>> deviations = Stability.Reviewers(input).ToDictionary(r => r, _ => new List<Fraction>());
        foreach (var application in input.Applications.Where(a => a.Sheets.Count > 1))
        {
            foreach (var sheet in application.Sheets)
            {
                var others = Exact.Mean([.. application.Sheets.Where(s => s != sheet).Select(s => RankingEngine.Total(input.Criteria, s.Scores))]);
                deviations[sheet.Reviewer].Add(RankingEngine.Total(input.Criteria, sheet.Scores) - others);
            }
        }
        return [.. deviations.Select(d => d.Value.Count == 0
            ? new Severity(d.Key, 0, null, null)
            : new Severity(d.Key, d.Value.Count, Exact.Text(Exact.Mean(d.Value)), Exact.Shown(Exact.Mean(d.Value))))];
    }
}
