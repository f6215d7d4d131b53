using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;

namespace Challenges.Review.Assigning;

/// <summary>
/// The make-up (R13) as bounds on the readers of one application. Of one organisation at most so many. Of each set of needed fields at least so many who count for one of them: by Hall's theorem
/// that is exactly when each needed place can be filled by another reader.
/// </summary>
sealed class MakeUpLimits
{
    readonly PanelMakeUp policy;
    readonly int perApplication;
    readonly Dictionary<string, PanelMember> members;
    readonly Dictionary<string, int> places;
    readonly int[] groups;
    readonly int[][] byGroup;
    readonly IReadOnlyList<PanelMember>[] pinned;
    readonly AssignmentProblem problem;

    public MakeUpLimits(AssignmentInput input, AssignmentProblem problem)
    {
        this.problem = problem;
        policy = input.MakeUp!;
        perApplication = input.PerApplication;
        members = MembersOf(input);
        places = problem.Reviewers.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i);
        var names = input.Reviewers.Select(r => members[r.Code].Group).Distinct().Select((g, i) => (g, i)).ToDictionary(x => x.g, x => x.i);
        groups = [.. problem.Reviewers.Select(r => names[members[r].Group])];
        byGroup = [.. Enumerable.Range(0, names.Count).Select(g => Enumerable.Range(0, groups.Length).Where(r => groups[r] == g).ToArray())];
        var pins = problem.Pinned.ToLookup(p => p.Application, p => members[p.Reviewer]);
        pinned = [.. problem.Applications.Select(a => (IReadOnlyList<PanelMember>)[.. pins[a]])];
        Needed = [.. policy.Fields.Where(f => f.AtLeast > 0).GroupBy(f => f.Field.Trim().ToLowerInvariant()).Select(g => new PanelField { Field = g.Key, AtLeast = g.Sum(f => f.AtLeast) })];
        Fields = SetsOf(Needed);
    }

    public IReadOnlyList<PanelField> Needed { get; }

    /// <summary>Sets of needed fields, by place: how many are needed of each set, and which reviewers, by place, count.</summary>
    public IReadOnlyList<(IReadOnlyList<int> Set, int AtLeast, bool[] Counts)> Fields { get; }

    public static Dictionary<string, PanelMember> MembersOf(AssignmentInput input) =>
        input.Reviewers.ToDictionary(r => r.Code, r => new PanelMember(r.Code, r.Field ?? "", r.Group ?? MakeUp.GroupOf(r.Code, null)));

    public int GroupOf(int reviewer) => groups[reviewer];

    /// <summary>Further readers of the reviewer's organisation that the application may get; null where the cap can't bind.</summary>
    public int? RoomOf(int application, int reviewer)
    {
        var group = byGroup[groups[reviewer]];
        return group.Length <= policy.MostPerOrganisation ? null : Math.Max(0, policy.MostPerOrganisation - pinned[application].Count(m => m.Group == members[problem.Reviewers[group[0]]].Group));
    }

    public IEnumerable<(int Room, IReadOnlyList<int> Reviewers)> CapsOf(int application)
    {
        foreach (var group in byGroup)
            if (RoomOf(application, group[0]) is { } room) yield return (room, group);
    }

    public int PinnedOf(int application, bool[] counts) => pinned[application].Count(m => counts[places[m.Code]]);

    public bool AreKept(IReadOnlyList<Pairing> pairs)
    {
        var readers = pairs.ToLookup(p => p.Application, p => members[p.Reviewer]);
        return problem.Applications.All(a => LackOf([.. readers[a]], []) is null);
    }

    /// <summary>The best full assignment that keeps the make-up; null when there is none.</summary>
    public IReadOnlyList<Pairing>? Solve(AssignmentProblem given, bool elastic = false) =>
        Fields.Count == 0 ? AssignmentFlow.Solve(given, this, elastic) : AssignmentProgramme.Solve(given, this, elastic);

    /// <summary>Why an application can't have readers that keep the make-up, whatever the others get; null: it can.</summary>
    public MakeUpLack? LackAlone(int application) => LackOf(pinned[application],
        [.. Enumerable.Range(0, groups.Length).Where(r => problem.Costs[problem.At(application, r)] != AssignmentProblem.NoArc && problem.Most[r] > 0).Select(r => members[problem.Reviewers[r]])]);

    public MakeUpLack? LackOf(IReadOnlyList<PanelMember> readers, IReadOnlyList<PanelMember> others) => new MakeUp(policy).LackOf(perApplication, readers, others);

    /// <summary>What binds although each application by itself could have its readers: the needed fields, with the readings that all together can give and need, and the organisations with more reviewers than the cap.</summary>
    public MakeUpLack LackTogether() => new(perApplication,
        [.. Needed.Select(f => $"{f.Field} ({problem.Most.Where((_, r) => MakeUp.Counts(f.Field, members[problem.Reviewers[r]].Field)).Sum()} of {f.AtLeast * problem.Applications.Count})")],
        [.. byGroup.Where(g => g.Length > policy.MostPerOrganisation).Select(g => $"{members[problem.Reviewers[g[0]]].Group} ({g.Length}, at most {policy.MostPerOrganisation})").Order(StringComparer.Ordinal)]);

    /// <summary>Single fields, and of those that share a reviewer all sets: only there one could be counted twice.</summary>
    List<(IReadOnlyList<int>, int, bool[])> SetsOf(IReadOnlyList<PanelField> fields)
    {
        bool[][] counts = [.. fields.Select(f => problem.Reviewers.Select(r => MakeUp.Counts(f.Field, members[r].Field)).ToArray())];
        List<List<int>> together = [.. fields.Select((_, i) => new List<int> { i })];
        for (var i = 0; i < fields.Count; i++)
            for (var j = i + 1; j < fields.Count; j++)
            {
                var (a, b) = (together.Find(t => t.Contains(i))!, together.Find(t => t.Contains(j))!);
                if (a == b || !counts[i].Zip(counts[j]).Any(x => x.First && x.Second)) continue;
                a.AddRange(b);
                together.Remove(b);
            }
        return [.. together.SelectMany(t => Enumerable.Range(1, (1 << t.Count) - 1).Select(set => t.Where((_, bit) => (set >> bit & 1) == 1).ToList()))
            .Select(set => ((IReadOnlyList<int>)set, set.Sum(f => fields[f].AtLeast), Enumerable.Range(0, groups.Length).Select(r => set.Any(f => counts[f][r])).ToArray()))];
    }
}
