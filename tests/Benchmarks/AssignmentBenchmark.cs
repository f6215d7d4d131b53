using System.Diagnostics;
using Challenges.Review.Assigning;
using Challenges.Review.Recusing;
using Google.OrTools.Graph;

namespace Challenges.Benchmarks;

/// <summary>
/// 2,000 applications x 500 reviewers x 5 each, 5 per cent of the pairs in conflict, 10 to 30 applications for each reviewer: from the input to the checked assignment, beside the bare solver on
/// the same arcs.
/// </summary>
static class AssignmentBenchmark
{
    const int Applications = 2000, Reviewers = 500, PerApplication = 5, Rounds = 5;

    internal static void Run()
    {
        var input = Input();
        List<double> whole = [], bare = [], processor = [];
        for (var round = 0; round < Rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            whole.Add(Timed(() =>
            {
                var result = AssignmentEngine.Assign(input);
                if (result.Pairs?.Count != Applications * PerApplication) throw new InvalidOperationException("The assignment is not full.");
            }));
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            bare.Add(Bare(AssignmentProblem.Of(input.Sorted())));
        }
        var first = AssignmentEngine.Assign(input).Pairs!;
        var again = Timed(() => AssignmentEngine.Assign(input with { Before = first, Pinned = [.. first.Where((_, i) => i % 3 == 0)] }));
        var scarce = Timed(() => AssignmentEngine.Assign(input with { Reviewers = [.. input.Reviewers.Select(r => r with { Most = 19 })] }));

        Report.Line("assignment 2,000 x 500 x 5, solved and checked (median)", Report.Median(whole), "ms");
        Report.Line("its processor time (median): what a machine without other load needs", Report.Median(processor), "ms");
        Report.Line("assignment, slowest round", whole.Max(), "ms");
        Report.Line("bare minimum-cost flow on the same arcs (median)", Report.Median(bare), "ms");
        Report.Line("ratio to the bare solver", Report.Median(whole) / Report.Median(bare), "x");
        Report.Line("re-run with a third opened", again, "ms");
        Report.Line("conflicts of 500 reviewers with 2,000 applications over a register of 3,000 organisations", Timed(Conflicted), "ms");
        Report.Line("shortage of 500 reviews explained", scarce, "ms");
        Report.Line("peak memory of the process", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MB");
    }

    /// <summary>From the scope as it is loaded: every third organisation owned by another, four ties for each reviewer.</summary>
    static void Conflicted()
    {
        var random = new Random(20260102);
        string Organisation() => $"org-{random.Next(3000)}";
        var rules = new Conflicts(new ConflictScope
        {
            Number = "BENCH-1",
            Owners = ["org-owner"],
            Vetters = [],
            Applicants = [.. Enumerable.Range(0, Applications).Select(i => new ApplicantParties($"A{i:0000}", [Organisation(), Organisation()], [$"person-{i}"]))],
            Organisations = [.. Enumerable.Range(0, 3000).Select(i => new RegisteredOrganisation($"org-{i}", $"org-{i}", [$"alias-{i}"], i % 3 == 0 ? [Organisation()] : []))],
            Since = new DateOnly(2023, 1, 1),
            MostExclusions = 0
        });
        var found = Enumerable.Range(0, Reviewers).Sum(i => rules.Of($"reviewer-{i}", Organisation(), [.. Enumerable.Range(0, 4).Select(_ => new Relation { Kind = "co-project", Organisation = Organisation() })]).Count);
        if (found == 0) throw new InvalidOperationException("No conflict was found.");
    }

    static AssignmentInput Input()
    {
        var random = new Random(20260101);
        string[] Topics(int count) => [.. Enumerable.Range(0, count).Select(_ => $"topic {random.Next(60)}")];
        return new AssignmentInput
        {
            Number = "BENCH-1",
            PerApplication = PerApplication,
            Reviewers = [.. Enumerable.Range(0, Reviewers).Select(i => new AssignableReviewer($"R{i:0000}", Topics(6), 10, 30))],
            Applications = [.. Enumerable.Range(0, Applications).Select(i => new AssignableApplication($"A{i:0000}", Topics(8)))],
            Conflicts = [.. Enumerable.Range(0, Applications * Reviewers).Where(_ => random.Next(20) == 0).Select(p => new Pairing($"A{p / Reviewers:0000}", $"R{p % Reviewers:0000}"))]
        };
    }

    static double Bare(AssignmentProblem problem)
    {
        using var flow = new MinCostFlow(Applications + Reviewers + 1, problem.Costs.Length + Reviewers);
        for (var a = 0; a < Applications; a++)
        {
            flow.SetNodeSupply(a, PerApplication);
            for (var r = 0; r < Reviewers; r++)
                if (problem.Costs[problem.At(a, r)] is >= 0 and var cost) flow.AddArcWithCapacityAndUnitCost(a, Applications + r, 1, cost);
        }
        for (var r = 0; r < Reviewers; r++)
        {
            flow.SetNodeSupply(Applications + r, -problem.Least[r]);
            flow.AddArcWithCapacityAndUnitCost(Applications + r, Applications + Reviewers, problem.Most[r] - problem.Least[r], 0);
        }
        flow.SetNodeSupply(Applications + Reviewers, problem.Least.Sum() - Applications * PerApplication);
        return Timed(() =>
        {
            if (flow.Solve() != MinCostFlowBase.Status.OPTIMAL) throw new InvalidOperationException("The bare solver found nothing.");
        });
    }

    static double Timed(Action act)
    {
        var begun = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
