using Google.OrTools.Graph;

namespace Challenges.Review.Assigning;

/// <summary>
/// The flow: each application supplies what it needs, one unit at most on an arc to a reviewer, each reviewer takes the least as own demand and passes the rest, up to the most, to the sink.
/// A lower bound is so a constraint, not a wish.
/// </summary>
static class AssignmentFlow
{
    /// <returns>Pins included; null when there is no full assignment.</returns>
    public static IReadOnlyList<Pairing>? Solve(AssignmentProblem problem)
    {
        var (n, m) = (problem.Applications.Count, problem.Reviewers.Count);
        var total = problem.Needs.Sum();
        var least = problem.Least.Sum();
        if (total < least) return null;
        if (total == 0) return problem.Pinned;

        // One unit of fit outweighs all that can be kept from before, so that keeping decides only among equal fits.
        var unit = problem.Before.Count == 0 ? 1 : total + 1L;
        using var flow = new MinCostFlow(n + m + 1, problem.Costs.Length + m);
        List<int> arcs = new(problem.Costs.Length);
        for (var a = 0; a < n; a++)
        {
            if (problem.Needs[a] == 0) continue;
            flow.SetNodeSupply(a, problem.Needs[a]);
            for (var r = 0; r < m; r++)
            {
                var place = problem.At(a, r);
                if (problem.Costs[place] == AssignmentProblem.NoArc || problem.Most[r] == 0) continue;
                flow.AddArcWithCapacityAndUnitCost(a, n + r, 1, problem.Costs[place] * unit - (problem.Before.Contains(place) ? 1 : 0));
                arcs.Add(place);
            }
        }
        for (var r = 0; r < m; r++)
        {
            flow.SetNodeSupply(n + r, -problem.Least[r]);
            flow.AddArcWithCapacityAndUnitCost(n + r, n + m, problem.Most[r] - problem.Least[r], 0);
        }
        flow.SetNodeSupply(n + m, least - total);
        if (flow.Solve() != MinCostFlowBase.Status.OPTIMAL) return null;

        List<Pairing> pairs = [.. problem.Pinned];
        for (var arc = 0; arc < arcs.Count; arc++)
            if (flow.Flow(arc) == 1) pairs.Add(new Pairing(problem.Applications[arcs[arc] / m], problem.Reviewers[arcs[arc] % m]));
        return pairs;
    }
}
