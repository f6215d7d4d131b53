using Google.OrTools.LinearSolver;

namespace Challenges.Review.Assigning;

/// <summary>
/// Caps by organisation and needed fields cross each other, which no flow can hold: an integer programme, one unknown for each pair that may meet. Nearly a flow, so that its relaxation is nearly
/// whole; slower than one, and used only where the flow's best breaks the make-up.
/// </summary>
static class AssignmentProgramme
{
    /// <inheritdoc cref="AssignmentFlow.Solve(AssignmentProblem, MakeUpLimits?, bool)" />
    public static IReadOnlyList<Pairing>? Solve(AssignmentProblem problem, MakeUpLimits limits, bool elastic)
    {
        var (n, m) = (problem.Applications.Count, problem.Reviewers.Count);
        var unit = problem.Before.Count == 0 ? 1 : problem.Needs.Sum() + 1L;
        using var solver = Solver.CreateSolver("SCIP");
        var unknowns = new Variable?[n * m];
        var goal = solver.Objective();
        for (var place = 0; place < unknowns.Length; place++)
        {
            if (problem.Costs[place] == AssignmentProblem.NoArc || problem.Most[place % m] == 0 || problem.Needs[place / m] == 0) continue;
            unknowns[place] = solver.MakeBoolVar("");
            if (!elastic) goal.SetCoefficient(unknowns[place]!, problem.Costs[place] * unit - (problem.Before.Contains(place) ? 1 : 0));
        }
        for (var r = 0; r < m; r++) Bound(elastic ? 0 : problem.Least[r], problem.Most[r], Enumerable.Range(0, n).Select(a => problem.At(a, r)));
        for (var a = 0; a < n; a++)
        {
            // Readers who aren't there, one kind for each needed field and one for the rest: each costs one, so that the fewest are called.
            var need = problem.Needs[a];
            List<Variable> absent = elastic ? [.. limits.Needed.Select(_ => solver.MakeIntVar(0, need, "")).Append(solver.MakeIntVar(0, need, ""))] : [];
            foreach (var one in absent) goal.SetCoefficient(one, 1);
            Bound(need, need, Enumerable.Range(0, m).Select(r => problem.At(a, r)), absent);
            foreach (var (room, reviewers) in limits.CapsOf(a)) Bound(0, room, reviewers.Select(r => problem.At(a, r)));
            foreach (var (set, least, counts) in limits.Fields)
                Bound(least - limits.PinnedOf(a, counts), double.PositiveInfinity, Enumerable.Range(0, m).Where(r => counts[r]).Select(r => problem.At(a, r)), elastic ? [.. set.Select(f => absent[f])] : []);
        }
        goal.SetMinimization();
        var result = solver.Solve();
        if (result is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.INFEASIBLE)) throw new InvalidOperationException($"The solver ended with {result}.");
        if (result == Solver.ResultStatus.INFEASIBLE) return null;
        return [.. problem.Pinned, .. Enumerable.Range(0, unknowns.Length).Where(p => unknowns[p] is { } x && x.SolutionValue() > 0.5).Select(p => new Pairing(problem.Applications[p / m], problem.Reviewers[p % m]))];

        void Bound(double least, double most, IEnumerable<int> places, IReadOnlyList<Variable>? further = null)
        {
            var bound = solver.MakeConstraint(least, most, "");
            foreach (var place in places)
                if (unknowns[place] is { } unknown) bound.SetCoefficient(unknown, 1);
            foreach (var one in further ?? []) bound.SetCoefficient(one, 1);
        }
    }
}
