using Challenges.Review.Empanelling;

namespace Challenges.Review.Assigning;

/// <summary>Why there is no full assignment: which bound, by how much, for whom, and what would be enough.</summary>
public sealed record Shortage
{
    /// <summary><c>most-per-reviewer</c>: not enough capacity without a conflict; <c>least-per-reviewer</c>: the minima can't be reached; <c>pinned</c>: what is opened exceeds a bound; <c>make-up</c>: readers of a field are missing or too many come from one organisation (R13).</summary>
    public required string Bound { get; init; }
    /// <summary>Reviews needed in total: applications x reviewers for each.</summary>
    public required int Demand { get; init; }
    /// <summary>Reviews that all reviewers may write in total, conflicts apart.</summary>
    public required int Capacity { get; init; }
    /// <summary>What is missing at the least.</summary>
    public required int ShortBy { get; init; }
    /// <summary>A best distribution leaves these applications short of so many reviewers.</summary>
    public IReadOnlyList<Lack> Applications { get; init; } = [];
    /// <summary>A best distribution leaves these reviewers so many applications below their minimum, or above a bound by what they opened.</summary>
    public IReadOnlyList<Lack> Reviewers { get; init; } = [];
    /// <summary>The applications that together need more than can be had, or that alone are open to the reviewers below their minimum.</summary>
    public IReadOnlyList<string> TightApplications { get; init; } = [];
    /// <summary>The reviewers whom the tight group fills up, or whose minima together are too high.</summary>
    public IReadOnlyList<string> TightReviewers { get; init; } = [];
    /// <summary>Such as <c>finance (0 of 1)</c>: fields of which an application can't have enough readers. Null unless the make-up is the bound.</summary>
    public IReadOnlyList<string>? Lacking { get; init; }
    /// <summary>Such as <c>ORG-X (3, at most 2)</c>: organisations from which an application would get too many. Null unless the make-up is the bound.</summary>
    public IReadOnlyList<string>? Crowded { get; init; }
    /// <summary>Three ways out, as far as there are any.</summary>
    public required IReadOnlyList<Remedy> Remedies { get; init; }

    /// <param name="input">Sorted, without a full assignment.</param>
    public static Shortage Of(AssignmentInput input)
    {
        var problem = AssignmentProblem.Of(input);
        var over = problem.Needs.Concat(problem.Most).Any(x => x < 0);
        var shortage = over ? OfPins(input, problem) : OfMost(input, problem) ?? OfLeast(input, problem);
        return shortage ?? throw new InvalidOperationException("There is a full assignment.");
    }

    /// <summary>Without the make-up there is a full assignment, with it there is none.</summary>
    internal static Shortage OfMakeUp(AssignmentInput input, AssignmentProblem problem, MakeUpLimits limits)
    {
        var some = limits.Solve(problem, elastic: true);
        var had = some ?? [];
        var (readers, loads) = (had.ToLookup(p => p.Application, p => p.Reviewer), had.ToLookup(p => p.Reviewer));
        var shortOf = Lacks(problem.Applications, i => input.PerApplication - readers[problem.Applications[i]].Count());
        var alone = Enumerable.Range(0, problem.Applications.Count).Select(limits.LackAlone).OfType<MakeUpLack>().ToList();
        IReadOnlyList<MakeUpLack> lacks = alone.Any(l => l.Fields.Count + l.Organisations.Count > 0) ? alone : [limits.LackTogether()];
        var below = shortOf.Count > 0 ? [] : input.Reviewers.Select(r => new Lack(r.Code, r.Least - loads[r.Code].Count())).Where(l => l.By > 0).ToList();
        return Begun(input, "make-up") with
        {
            ShortBy = shortOf.Concat(below).Sum(l => l.By),
            Applications = shortOf,
            Reviewers = below,
            Lacking = [.. lacks.SelectMany(l => l.Fields).Distinct().Order(StringComparer.Ordinal)],
            Crowded = [.. lacks.SelectMany(l => l.Organisations).Distinct().Order(StringComparer.Ordinal)],
            // One further reviewer for each place that nobody fills, of its field and from elsewhere, is always enough.
            Remedies = some is not null && shortOf.Count > 0 ? [new Remedy("add-reviewers", shortOf.Sum(l => l.By))] : []
        };
    }

    static Shortage OfPins(AssignmentInput input, AssignmentProblem problem) => Begun(input, "pinned") with
    {
        ShortBy = problem.Needs.Concat(problem.Most).Where(x => x < 0).Sum(x => -x),
        Applications = Lacks(problem.Applications, i => -problem.Needs[i]),
        Reviewers = Lacks(problem.Reviewers, i => -problem.Most[i]),
        Remedies =
        [
            new("raise-per-application", input.PerApplication + Math.Max(0, -problem.Needs.DefaultIfEmpty().Min())),
            new("raise-most", Enumerable.Range(0, problem.Most.Length).Where(r => problem.Most[r] < 0).Select(r => input.Reviewers[r].Most - problem.Most[r]).DefaultIfEmpty().Max()),
            new("release-opened", problem.Needs.Concat(problem.Most).Where(x => x < 0).Sum(x => -x))
        ]
    };

    static Shortage? OfMost(AssignmentInput input, AssignmentProblem problem)
    {
        var (total, limits) = (problem.Needs.Sum(), new FlowLimits(problem, problem.Needs, problem.Most));
        if (limits.Flow == total) return null;
        var most = input.Reviewers.Select(r => r.Most).DefaultIfEmpty().Max();
        return Begun(input, "most-per-reviewer") with
        {
            ShortBy = total - limits.Flow,
            Applications = Lacks(problem.Applications, i => problem.Needs[i] - limits.Of(i)),
            TightApplications = [.. limits.Applications.Select(i => problem.Applications[i])],
            TightReviewers = [.. limits.Reviewers.Select(i => problem.Reviewers[i])],
            Remedies = Remedy.ForMost(input, problem, total, total - limits.Flow, Math.Max(1, most))
        };
    }

    static Shortage? OfLeast(AssignmentInput input, AssignmentProblem problem)
    {
        var (total, limits) = (problem.Least.Sum(), new FlowLimits(problem, problem.Needs, problem.Least));
        if (limits.Flow == total) return null;
        var below = Lacks(problem.Reviewers, i => problem.Least[i] - limits.To(i));
        return Begun(input, "least-per-reviewer") with
        {
            ShortBy = total - limits.Flow,
            Reviewers = below,
            TightApplications = [.. Enumerable.Range(0, problem.Applications.Count).Except(limits.Applications).Select(i => problem.Applications[i])],
            TightReviewers = [.. Enumerable.Range(0, problem.Reviewers.Count).Except(limits.Reviewers).Where(i => problem.Least[i] > 0).Select(i => problem.Reviewers[i])],
            Remedies = Remedy.ForLeast(input, problem, below)
        };
    }

    static Shortage Begun(AssignmentInput input, string bound) => new()
    {
        Bound = bound,
        Demand = input.Applications.Count * input.PerApplication,
        Capacity = input.Reviewers.Sum(r => r.Most),
        ShortBy = 0,
        Remedies = []
    };

    static IReadOnlyList<Lack> Lacks(IReadOnlyList<string> codes, Func<int, int> by) =>
        [.. Enumerable.Range(0, codes.Count).Where(i => by(i) > 0).Select(i => new Lack(codes[i], by(i)))];
}

/// <param name="Code">Of an application or a reviewer.</param>
public sealed record Lack(string Code, int By);
