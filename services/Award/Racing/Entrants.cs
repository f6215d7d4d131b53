using System.Globalization;
using Challenges.Contracts.Review;

namespace Challenges.Award.Racing;

/// <summary>Which applications may race together (Guangxi's conditions, domain.md 2.3), and whether that follows the ranking.</summary>
public static class Entrants
{
    public static IReadOnlyList<RankedApplication> Ordered(IReadOnlyList<RankedApplication> ranking, IReadOnlyList<string> codes) =>
        [.. codes.Select(code => ranking.First(ranked => ranked.Code == code)).OrderBy(ranked => ranked.Rank).ThenBy(ranked => ranked.Code, StringComparer.Ordinal)];

    /// <summary>First and last lie at most so many points apart, by their exact scores.</summary>
    public static bool AreClose(IReadOnlyList<RankedApplication> entrants, int points) =>
        entrants.Count < 2 || Points.Parse(entrants[0].Score).IsWithin(points, Points.Parse(entrants[^1].Score));

    /// <summary>Nobody awardable stands before the last entrant without being one, and no objection struck one of them.</summary>
    public static bool Follow(IReadOnlyList<RankedApplication> ranking, IReadOnlyCollection<string> passedOver, IReadOnlyList<RankedApplication> entrants) =>
        entrants.All(entrant => !passedOver.Contains(entrant.Code))
        && ranking.Where(ranked => ranked.Awardable && !passedOver.Contains(ranked.Code) && ranked.Rank <= entrants[^1].Rank).All(ranked => entrants.Any(entrant => entrant.Code == ranked.Code));

    /// <summary>Points between first and last, four decimals, for show.</summary>
    public static string Apart(IReadOnlyList<RankedApplication> entrants) => (decimal.Parse(entrants[0].ScoreShown, CultureInfo.InvariantCulture)
        - decimal.Parse(entrants[^1].ScoreShown, CultureInfo.InvariantCulture)).ToString("0.0000", CultureInfo.InvariantCulture);
}
