using Challenges.Review.Assigning;
using CsCheck;

namespace Challenges.Review.Tests.Assigning;

/// <summary>Small instances, and the answer by trying everything: knows nothing of flows.</summary>
static class Instances
{
    static readonly string[] Topics = ["brine", "alloys", "casting"];

    public static readonly Gen<AssignmentInput> Small =
        from per in Gen.Int[1, 3]
        from reviewers in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 7]).Array[1, 4]
        from applications in Gen.Int[0, 7].Array[1, 4]
        from conflicts in Gen.Int[0, 3].Array[reviewers.Length * applications.Length]
        select new AssignmentInput
        {
            Number = "X",
            PerApplication = per,
            Reviewers = [.. reviewers.Select((r, i) => new AssignableReviewer($"R{i}", Chosen(r.Item3), r.Item1, r.Item1 + r.Item2))],
            Applications = [.. applications.Select((a, i) => new AssignableApplication($"A{i}", Chosen(a)))],
            Conflicts = [.. conflicts.Select((c, i) => (c, Pair: new Pairing($"A{i / reviewers.Length}", $"R{i % reviewers.Length}"))).Where(x => x.c == 0).Select(x => x.Pair)]
        };

    /// <summary>Cost of the best full assignment; null when there is none.</summary>
    public static int? Best(AssignmentInput input, Func<IReadOnlyList<int>, bool>? keeps = null)
    {
        int? best = null;
        var load = new int[input.Reviewers.Count];
        Try(0, 0);
        return best;

        void Try(int application, int cost)
        {
            if (application == input.Applications.Count)
            {
                if (load.Select((l, r) => l >= input.Reviewers[r].Least).All(x => x) && (best is null || cost < best)) best = cost;
                return;
            }
            for (var set = 0; set < 1 << load.Length; set++)
            {
                var chosen = Enumerable.Range(0, load.Length).Where(r => (set >> r & 1) == 1).ToList();
                if (chosen.Count != input.PerApplication || chosen.Any(r => load[r] == input.Reviewers[r].Most || Conflicted(input, application, r)) || keeps?.Invoke(chosen) == false) continue;
                foreach (var r in chosen) load[r]++;
                Try(application + 1, cost + chosen.Sum(r => Cost(input, application, r)));
                foreach (var r in chosen) load[r]--;
            }
        }
    }

    public static int Cost(AssignmentInput input, IEnumerable<Pairing> pairs) => pairs.Sum(p =>
        Cost(input, input.Applications.ToList().FindIndex(a => a.Code == p.Application), input.Reviewers.ToList().FindIndex(r => r.Code == p.Reviewer)));

    public static bool Conflicted(AssignmentInput input, int application, int reviewer) =>
        input.Conflicts.Contains(new Pairing(input.Applications[application].Code, input.Reviewers[reviewer].Code));

    /// <summary>Applications by reviewers, everybody with the same bounds.</summary>
    public static AssignmentInput Of(int applications, int reviewers, int per, int most, int least = 0, params (string Application, string Reviewer)[] conflicts) => new()
    {
        Number = "X",
        PerApplication = per,
        Reviewers = [.. Enumerable.Range(1, reviewers).Select(i => new AssignableReviewer($"E{i}", [], least, most))],
        Applications = [.. Enumerable.Range(1, applications).Select(i => new AssignableApplication($"A{i}", []))],
        Conflicts = [.. conflicts.Select(c => new Pairing(c.Application, c.Reviewer))]
    };

    static int Cost(AssignmentInput input, int application, int reviewer)
    {
        var topics = input.Reviewers[reviewer].Topics;
        return 1000 - (topics.Count == 0 ? 0 : 1000 * topics.Count(input.Applications[application].Topics.Contains) / topics.Count);
    }

    static string[] Chosen(int set) => [.. Topics.Where((_, i) => (set >> i & 1) == 1)];
}
