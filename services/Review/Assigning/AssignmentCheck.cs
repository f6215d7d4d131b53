using Challenges.Review.Empanelling;

namespace Challenges.Review.Assigning;

/// <summary>Holds a finished assignment against its input, without the solver and without anything that was built for it.</summary>
public static class AssignmentCheck
{
    /// <returns>One sentence for each violation, naming the codes; empty when the assignment is right.</returns>
    public static IReadOnlyList<string> Violations(AssignmentInput input, IReadOnlyList<Pairing> pairs)
    {
        List<string> found = [];
        HashSet<Pairing> given = [.. pairs], conflicts = [.. input.Conflicts];
        if (given.Count != pairs.Count) found.Add("A pair stands twice.");
        found.AddRange(given.Where(conflicts.Contains).Select(p => $"{p.Reviewer} has a conflict with {p.Application}."));
        HashSet<string> codes = [.. input.Applications.Select(a => a.Code)], people = [.. input.Reviewers.Select(r => r.Code)];
        found.AddRange(input.Pinned.Where(p => !conflicts.Contains(p) && codes.Contains(p.Application) && people.Contains(p.Reviewer) && !given.Contains(p)).Select(p => $"{p.Reviewer} has opened {p.Application} and lost it."));
        var (applications, reviewers) = (Counts(given, p => p.Application), Counts(given, p => p.Reviewer));
        foreach (var a in input.Applications)
            if (applications.GetValueOrDefault(a.Code) is var count && count != input.PerApplication) found.Add($"{a.Code} has {count} reviewers, not {input.PerApplication}.");
        foreach (var r in input.Reviewers)
            if (reviewers.GetValueOrDefault(r.Code) is var load && (load < r.Least || load > r.Most)) found.Add($"{r.Code} has {load} applications, not {r.Least} to {r.Most}.");
        if (input.MakeUp is { } makeUp)
        {
            var (members, readers) = (MakeUpLimits.MembersOf(input), given.Where(p => people.Contains(p.Reviewer)).ToLookup(p => p.Application, p => p.Reviewer));
            foreach (var a in input.Applications)
                if (new MakeUp(makeUp).LackOf(input.PerApplication, [.. readers[a.Code].Select(r => members[r])], []) is not null) found.Add($"The readers of {a.Code} don't keep the make-up.");
        }
        found.AddRange(applications.Keys.Except(codes).Concat(reviewers.Keys.Except(people)).Select(c => $"{c} is unknown."));
        return found;
    }

    static Dictionary<string, int> Counts(IEnumerable<Pairing> pairs, Func<Pairing, string> key) => pairs.GroupBy(key).ToDictionary(g => g.Key, g => g.Count());
}
