using System.Diagnostics;
using Challenges.Shared.Proof;

namespace Challenges.Review.Assigning;

/// <summary>
/// The assignment of a large call, version 1: a minimum-cost flow gives every application its number of reviewers within the reviewers' bounds at the best fit in total, and among equal fits
/// keeps what stood before. Version 2: the readers of each application keep the make-up of the profile besides. Never a partial result: either all is kept and checked, or the shortage is named. Same input, same result, whatever the order of its lists.
/// </summary>
public static class AssignmentEngine
{
    public const string Version = "review-assignment/1 (or-tools 9.15)", MadeUp = "review-assignment/2 (or-tools 9.15)";

    public static AssignmentResult Assign(AssignmentInput given)
    {
        var input = given.Sorted();
        var problem = AssignmentProblem.Of(input);
        var version = input.MakeUp is null ? Version : MadeUp;
        var pairs = problem.Needs.Any(n => n < 0) || problem.Most.Any(m => m < 0) ? null : AssignmentFlow.Solve(problem);
        if (pairs is null) return new AssignmentResult { EngineVersion = version, InputDigest = Canonical.Digest(input), Shortage = Shortage.Of(input) };
        if (input.MakeUp is not null)
        {
            // The best of all is the best of those that keep the make-up when it keeps it too.
            var limits = new MakeUpLimits(input, problem);
            if (!limits.AreKept(pairs)) pairs = limits.Solve(problem);
            if (pairs is null) return new AssignmentResult { EngineVersion = version, InputDigest = Canonical.Digest(input), Shortage = Shortage.OfMakeUp(input, problem, limits) };
        }
        var sorted = Pairing.Sorted(pairs);
        if (AssignmentCheck.Violations(input, sorted) is { Count: > 0 } violations) throw new UnreachableException($"The solver broke its own constraints: {violations[0]}");
        return new AssignmentResult { EngineVersion = version, InputDigest = Canonical.Digest(input), Pairs = sorted, Diff = AssignmentDiff.Of(input.Before, sorted) };
    }
}

/// <summary>Either <see cref="Pairs"/>, complete and checked, or a <see cref="Shortage"/>.</summary>
public sealed record AssignmentResult
{
    public required string EngineVersion { get; init; }
    public required string InputDigest { get; init; }
    /// <summary>Sorted by application, then reviewer.</summary>
    public IReadOnlyList<Pairing>? Pairs { get; init; }
    public AssignmentDiff? Diff { get; init; }
    public Shortage? Shortage { get; init; }
}

/// <summary>What a run changes, for approval.</summary>
public sealed record AssignmentDiff(IReadOnlyList<Pairing> Added, IReadOnlyList<Pairing> Removed, int Kept)
{
    public static AssignmentDiff Of(IReadOnlyList<Pairing> before, IReadOnlyList<Pairing> after)
    {
        HashSet<Pairing> old = [.. before], now = [.. after];
        return new AssignmentDiff(Pairing.Sorted(now.Where(p => !old.Contains(p))), Pairing.Sorted(old.Where(p => !now.Contains(p))), now.Count(old.Contains));
    }
}
