namespace Challenges.Review.Assigning;

/// <summary>
/// How much can flow from applications to reviewers under given needs and bounds whatever the fit, and the smallest cut that limits it: first greedily, then by shortest augmenting paths
/// (Dinic), so that no dead end stays. A second method beside the cost solver, and fast enough to try remedies with.
/// </summary>
sealed class FlowLimits
{
    readonly int applications, reviewers;
    readonly bool[] open, used;
    readonly int[] needs, most, got, load, applicationLevel, reviewerLevel, nextReviewer, nextApplication;

    /// <summary>Places of applications on the source's side of the cut.</summary>
    public IReadOnlyList<int> Applications => [.. Enumerable.Range(0, applications).Where(a => applicationLevel[a] >= 0)];
    /// <summary>Places of reviewers on the source's side of the cut: all of them are full.</summary>
    public IReadOnlyList<int> Reviewers => [.. Enumerable.Range(0, reviewers).Where(r => reviewerLevel[r] >= 0)];
    public int Flow => got.Sum();

    public int Of(int application) => got[application];

    public int To(int reviewer) => load[reviewer];

    /// <param name="extra">Further reviewers without a conflict, each with <paramref name="extraMost"/> applications.</param>
    public FlowLimits(AssignmentProblem problem, int[] needs, int[] most, int extra = 0, int extraMost = 0)
    {
        this.needs = needs;
        this.most = [.. most, .. Enumerable.Repeat(extraMost, extra)];
        (applications, reviewers) = (needs.Length, this.most.Length);
        (open, used) = (new bool[applications * reviewers], new bool[applications * reviewers]);
        (got, load) = (new int[applications], new int[reviewers]);
        (applicationLevel, reviewerLevel, nextReviewer, nextApplication) = (new int[applications], new int[reviewers], new int[applications], new int[reviewers]);
        for (var a = 0; a < applications; a++)
        {
            for (var r = 0; r < reviewers; r++)
            {
                var place = a * reviewers + r;
                open[place] = r >= most.Length || problem.Costs[problem.At(a, r)] != AssignmentProblem.NoArc;
                if (open[place] && got[a] < needs[a] && load[r] < this.most[r]) Give(a, r);
            }
        }
        while (Level())
        {
            Array.Clear(nextReviewer);
            Array.Clear(nextApplication);
            for (var a = 0; a < applications; a++)
                while (got[a] < needs[a] && Augment(a)) got[a]++;
        }
    }

    void Give(int a, int r)
    {
        used[a * reviewers + r] = true;
        got[a]++;
        load[r]++;
    }

    /// <summary>Distance of each node from the applications that still need somebody; -1 where no path leads.</summary>
    bool Level()
    {
        Array.Fill(applicationLevel, -1);
        Array.Fill(reviewerLevel, -1);
        Queue<int> next = new(Enumerable.Range(0, applications).Where(a => got[a] < needs[a]));
        foreach (var a in next) applicationLevel[a] = 0;
        var found = false;
        while (next.TryDequeue(out var node))
        {
            if (node < applications)
            {
                for (var r = 0; r < reviewers; r++)
                {
                    if (reviewerLevel[r] >= 0 || !open[node * reviewers + r] || used[node * reviewers + r]) continue;
                    reviewerLevel[r] = applicationLevel[node] + 1;
                    found |= load[r] < most[r];
                    next.Enqueue(applications + r);
                }
                continue;
            }
            for (var a = 0; a < applications; a++)
            {
                if (applicationLevel[a] >= 0 || !used[a * reviewers + node - applications]) continue;
                applicationLevel[a] = reviewerLevel[node - applications] + 1;
                next.Enqueue(a);
            }
        }
        return found;
    }

    /// <summary>Finds the application one more reviewer, if need be by passing others on along the levels.</summary>
    bool Augment(int a)
    {
        for (; nextReviewer[a] < reviewers; nextReviewer[a]++)
        {
            var r = nextReviewer[a];
            if (!open[a * reviewers + r] || used[a * reviewers + r] || reviewerLevel[r] != applicationLevel[a] + 1 || !Take(r)) continue;
            used[a * reviewers + r] = true;
            return true;
        }
        return false;
    }

    bool Take(int r)
    {
        if (load[r] < most[r])
        {
            load[r]++;
            return true;
        }
        for (; nextApplication[r] < applications; nextApplication[r]++)
        {
            var a = nextApplication[r];
            if (!used[a * reviewers + r] || applicationLevel[a] != reviewerLevel[r] + 1 || !Augment(a)) continue;
            used[a * reviewers + r] = false;
            return true;
        }
        return false;
    }
}
