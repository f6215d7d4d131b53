using Google.OrTools.Graph;

namespace Challenges.Review.Assigning;

/// <summary>
/// The flow: each application supplies what it needs, one unit at most on an arc to a reviewer, each reviewer takes the least as own demand and passes the rest, up to the most, to the sink.
/// A lower bound is so a constraint, not a wish.
/// </summary>
static class AssignmentFlow
{
    /// <returns>Pins included; null when there is no full assignment.</returns>
    public static IReadOnlyList<Pairing>? Solve(AssignmentProblem problem) => Solve(problem, null, elastic: false);

    /// <param name="limits">Caps on the readers of one organisation: a node of its own for each application and organisation that could go beyond. Fields are not looked at.</param>
    /// <param name="elastic">As many reviews as can be had, without minima and whatever the fit; never null.</param>
    public static IReadOnlyList<Pairing>? Solve(AssignmentProblem problem, MakeUpLimits? limits, bool elastic)
    {
        var (n, m) = (problem.Applications.Count, problem.Reviewers.Count);
        var total = problem.Needs.Sum();
        var least = elastic ? 0 : problem.Least.Sum();
        if (total < least) return null;
        if (total == 0) return problem.Pinned;

        // One unit of fit outweighs all that can be kept from before, so that keeping decides only among equal fits.
        var unit = problem.Before.Count == 0 ? 1 : total + 1L;
        using var flow = new MinCostFlow(n + m + 1, problem.Costs.Length + m);
        List<(int Arc, int Place)> arcs = new(problem.Costs.Length);
        var last = n + m;
        for (var a = 0; a < n; a++)
        {
            if (problem.Needs[a] == 0) continue;
            flow.SetNodeSupply(a, problem.Needs[a]);
            if (elastic) flow.AddArcWithCapacityAndUnitCost(a, n + m, problem.Needs[a], 1);
            Dictionary<int, int> capped = [];
            for (var r = 0; r < m; r++)
            {
                var place = problem.At(a, r);
                if (problem.Costs[place] == AssignmentProblem.NoArc || problem.Most[r] == 0) continue;
                var from = a;
                if (limits?.RoomOf(a, r) is { } room && !capped.TryGetValue(limits.GroupOf(r), out from))
                {
                    capped[limits.GroupOf(r)] = from = ++last;
                    flow.AddArcWithCapacityAndUnitCost(a, from, room, 0);
                }
                arcs.Add((flow.AddArcWithCapacityAndUnitCost(from, n + r, 1, elastic ? 0 : problem.Costs[place] * unit - (problem.Before.Contains(place) ? 1 : 0)), place));
            }
        }
        for (var r = 0; r < m; r++)
        {
            var own = elastic ? 0 : problem.Least[r];
            flow.SetNodeSupply(n + r, -own);
            flow.AddArcWithCapacityAndUnitCost(n + r, n + m, problem.Most[r] - own, 0);
        }
        flow.SetNodeSupply(n + m, least - total);
        if (flow.Solve() != MinCostFlowBase.Status.OPTIMAL) return null;

        List<Pairing> pairs = [.. problem.Pinned];
        foreach (var (arc, place) in arcs)
            if (flow.Flow(arc) == 1) pairs.Add(new Pairing(problem.Applications[place / m], problem.Reviewers[place % m]));
        return pairs;
    }
}
