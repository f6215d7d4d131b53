namespace Challenges.Review.Assigning;

/// <summary>
/// An input by place instead of by code: what the flow is built from. Pairs that stay are taken out of needs and bounds, and so are all arcs of what is settled or may not be.
/// </summary>
public sealed class AssignmentProblem
{
    /// <summary>The worst fit; 0 is the best: every topic of the reviewer is the application's too.</summary>
    public const int WorstCost = 1000;

    /// <summary>In <see cref="Costs"/>: this pair gets no arc.</summary>
    public const int NoArc = -1;

    public required IReadOnlyList<string> Applications { get; init; }
    public required IReadOnlyList<string> Reviewers { get; init; }
    /// <summary>Reviewers that each application still needs.</summary>
    public required int[] Needs { get; init; }
    public required int[] Least { get; init; }
    public required int[] Most { get; init; }
    /// <summary>Row by application, column by reviewer; 0 to <see cref="WorstCost"/> or <see cref="NoArc"/>.</summary>
    public required int[] Costs { get; init; }
    /// <summary>Places in <see cref="Costs"/> that stood before.</summary>
    public required IReadOnlySet<int> Before { get; init; }
    /// <summary>Pins without a conflict.</summary>
    public required IReadOnlyList<Pairing> Pinned { get; init; }

    public int At(int application, int reviewer) => application * Reviewers.Count + reviewer;

    /// <param name="input">Sorted.</param>
    public static AssignmentProblem Of(AssignmentInput input)
    {
        var (applications, reviewers) = (Places(input.Applications.Select(a => a.Code)), Places(input.Reviewers.Select(r => r.Code)));
        var costs = Fit(input);
        foreach (var place in PlacesOf(input.Conflicts)) costs[place] = NoArc;
        List<Pairing> pinned = [.. input.Pinned.Where(p => PlacesOf([p]).Any(place => costs[place] != NoArc))];
        var needs = Enumerable.Repeat(input.PerApplication, applications.Count).ToArray();
        int[] least = [.. input.Reviewers.Select(r => r.Least)], most = [.. input.Reviewers.Select(r => r.Most)];
        foreach (var pin in pinned)
        {
            var (a, r) = (applications[pin.Application], reviewers[pin.Reviewer]);
            needs[a]--;
            most[r]--;
            least[r] = Math.Max(0, least[r] - 1);
            costs[a * reviewers.Count + r] = NoArc;
        }
        return new AssignmentProblem
        {
            Applications = [.. input.Applications.Select(a => a.Code)],
            Reviewers = [.. input.Reviewers.Select(r => r.Code)],
            Needs = needs,
            Least = least,
            Most = most,
            Costs = costs,
            Before = PlacesOf(input.Before).ToHashSet(),
            Pinned = pinned
        };

        IEnumerable<int> PlacesOf(IEnumerable<Pairing> pairs)
        {
            foreach (var pair in pairs)
                if (applications.TryGetValue(pair.Application, out var a) && reviewers.TryGetValue(pair.Reviewer, out var r)) yield return a * reviewers.Count + r;
        }
    }

    /// <summary>Cost of a pair: <see cref="WorstCost"/> less the share of the reviewer's topics that the application touches, in thousandths, rounded down.</summary>
    static int[] Fit(AssignmentInput input)
    {
        var topics = input.Reviewers.SelectMany(r => r.Topics).Distinct().Select((t, i) => (t, i)).ToDictionary(x => x.t, x => x.i);
        int[][] wanted = [.. input.Reviewers.Select(r => r.Topics.Select(t => topics[t]).ToArray())];
        var costs = new int[input.Applications.Count * wanted.Length];
        var touched = new bool[topics.Count];
        for (var a = 0; a < input.Applications.Count; a++)
        {
            Array.Clear(touched);
            foreach (var topic in input.Applications[a].Topics)
                if (topics.TryGetValue(topic, out var t)) touched[t] = true;
            for (var r = 0; r < wanted.Length; r++)
            {
                var shared = 0;
                foreach (var t in wanted[r])
                    if (touched[t]) shared++;
                costs[a * wanted.Length + r] = WorstCost - (wanted[r].Length == 0 ? 0 : WorstCost * shared / wanted[r].Length);
            }
        }
        return costs;
    }

    static Dictionary<string, int> Places(IEnumerable<string> codes) => codes.Select((code, i) => (code, i)).ToDictionary(x => x.code, x => x.i);
}
