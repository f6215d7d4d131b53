namespace Challenges.Review.Assigning;

/// <summary>A change that lifts the shortage, found by trying: enough by itself, and one step less is not.</summary>
/// <param name="Kind"><c>raise-most</c>, <c>add-reviewers</c>, <c>lower-per-application</c>, <c>lower-least</c>, <c>lift-least</c>, <c>raise-per-application</c> or <c>release-opened</c>.</param>
/// <param name="Value">The new bound, or how many to add or release; null: this alone can't be enough.</param>
public sealed record Remedy(string Kind, int? Value, IReadOnlyList<string>? For = null)
{
    /// <param name="shortBy">So many further reviewers are always enough: one for each review that is missing.</param>
    /// <param name="most">What a further reviewer would read at most.</param>
    internal static IReadOnlyList<Remedy> ForMost(AssignmentInput input, AssignmentProblem problem, int total, int shortBy, int most)
    {
        int[] pins = [.. problem.Needs.Select(n => input.PerApplication - n)];
        int[] NeedsOf(int per) => [.. pins.Select(p => per - p)];
        return
        [
            new("raise-most", Smallest(input.Reviewers.Select(r => r.Most).DefaultIfEmpty().Min() + 1, problem.Applications.Count, bound =>
                new FlowLimits(problem, problem.Needs, [.. problem.Most.Select((x, r) => x + Math.Max(0, bound - input.Reviewers[r].Most))]).Flow == total)),
            new("add-reviewers", Smallest(1, shortBy, extra => new FlowLimits(problem, problem.Needs, problem.Most, extra, most).Flow == total)),
            new("lower-per-application", Kept(-Smallest(-(input.PerApplication - 1), -Math.Max(1, pins.DefaultIfEmpty().Max()), minus => Reaches(problem, NeedsOf(-minus), problem.Most)),
                per => Reaches(problem, NeedsOf(per), problem.Least, problem.Least.Sum())))
        ];
    }

    internal static IReadOnlyList<Remedy> ForLeast(AssignmentInput input, AssignmentProblem problem, IReadOnlyList<Lack> below)
    {
        var highest = input.Reviewers.Max(r => r.Least);
        int[] NeedsOf(int per) => [.. problem.Needs.Select(n => n + per - input.PerApplication)];
        return
        [
            new("lower-least", -Smallest(-(highest - 1), 0, minus =>
            {
                int[] least = [.. problem.Least.Select((x, r) => Math.Max(0, x - Math.Max(0, input.Reviewers[r].Least + minus)))];
                return new FlowLimits(problem, problem.Needs, least).Flow == least.Sum();
            })),
            new("lift-least", below.Sum(l => l.By), [.. below.Select(l => l.Code)]),
            new("raise-per-application", Kept(Smallest(input.PerApplication + 1, problem.Reviewers.Count, per => Reaches(problem, NeedsOf(per), problem.Least, problem.Least.Sum())),
                per => Reaches(problem, NeedsOf(per), problem.Most)))
        ];
    }

    static bool Reaches(AssignmentProblem problem, int[] needs, int[] bounds, int? goal = null) => new FlowLimits(problem, needs, bounds).Flow == (goal ?? needs.Sum());

    /// <summary>No remedy may break the other bound.</summary>
    static int? Kept(int? value, Func<int, bool> other) => value is { } found && other(found) ? found : null;

    /// <summary>The smallest value of the range for which it holds; whatever holds for one holds for all above it.</summary>
    static int? Smallest(int from, int to, Func<int, bool> holds)
    {
        if (from > to || !holds(to)) return null;
        while (from < to)
        {
            var middle = from + (to - from >> 1);
            if (holds(middle)) to = middle;
            else from = middle + 1;
        }
        return from;
    }
}
