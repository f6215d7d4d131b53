namespace Challenges.Applications;

/// <param name="Region">As the applications name it; null: the merged rest.</param>
public sealed record RegionCount(string? Region, int Count);

/// <summary>
/// Where the applications of an opened set come from. Until the decision a region with fewer than <see cref="Fewest"/> stands in the merged rest alone: it could tell who applied.
/// </summary>
public static class RegionRules
{
    public const int Fewest = 3;

    /// <param name="decided">The competition is over: an award is confirmed, or there is none.</param>
    public static IReadOnlyList<RegionCount> Merge(IEnumerable<string> regions, bool decided)
    {
        var counts = regions.GroupBy(r => r.Trim(), StringComparer.Ordinal).Select(g => new RegionCount(g.Key, g.Count())).OrderByDescending(c => c.Count).ThenBy(c => c.Region, StringComparer.Ordinal).ToList();
        if (decided) return counts;
        var rest = counts.Where(c => c.Count < Fewest).Sum(c => c.Count);
        return rest == 0 ? counts : [.. counts.Where(c => c.Count >= Fewest), new RegionCount(null, rest)];
    }
}
