using Challenges.Review.Assigning;
using Challenges.Shared.Proof;
using CsCheck;

namespace Challenges.Review.Tests.Assigning;

public sealed class AssignmentProperties
{
    [Test]
    public void A_full_assignment_is_found_whenever_one_exists_and_is_the_best_fit() => Instances.Small.Sample(input =>
    {
        var pairs = AssignmentEngine.Assign(input).Pairs;
        Assert.That(pairs is null ? (int?)null : Instances.Cost(input, pairs), Is.EqualTo(Instances.Best(input)));
    });

    [Test, Property("Rule", "R14")]
    public void No_conflict_is_met_and_no_bound_is_left() => Instances.Small.Sample(input =>
    {
        if (AssignmentEngine.Assign(input).Pairs is not { } pairs) return;
        Assert.That(pairs, Is.Unique);
        Assert.That(pairs.Intersect(input.Conflicts), Is.Empty);
        Assert.That(input.Applications.Select(a => pairs.Count(p => p.Application == a.Code)), Is.All.EqualTo(input.PerApplication));
        Assert.That(input.Reviewers.Where(r => pairs.Count(p => p.Reviewer == r.Code) is var load && (load < r.Least || load > r.Most)), Is.Empty);
    });

    [Test]
    public void The_order_of_the_lists_does_not_matter() => Gen.Select(Instances.Small, Gen.Int[0, 1000]).Sample((input, seed) =>
    {
        var random = new Random(seed);
        var shuffled = input with
        {
            Reviewers = [.. input.Reviewers.OrderBy(_ => random.Next())],
            Applications = [.. input.Applications.OrderBy(_ => random.Next())],
            Conflicts = [.. input.Conflicts.OrderBy(_ => random.Next())]
        };
        Assert.That(Canonical.Digest(AssignmentEngine.Assign(shuffled)), Is.EqualTo(Canonical.Digest(AssignmentEngine.Assign(input))));
    });

    [Test, Property("Case", "D65")]
    public void A_re_run_keeps_what_is_opened_whatever_else_changes() => Gen.Select(Instances.Small, Gen.Int[0, 255]).Sample((input, opened) =>
    {
        if (AssignmentEngine.Assign(input).Pairs is not { } first) return;
        List<Pairing> pinned = [.. first.Where((_, i) => (opened >> (i % 8) & 1) == 1)];
        var again = AssignmentEngine.Assign(input with { Pinned = pinned, Before = first });
        Assert.That(again.Pairs, Is.EqualTo(first), "nothing changed, so nothing moves");
        Assert.That(again.Diff, Is.EqualTo(new AssignmentDiff([], [], first.Count)).Using<AssignmentDiff>((x, y) => x.Kept == y.Kept && x.Added.Count + x.Removed.Count == 0));

        var conflicted = input with { Pinned = pinned, Before = first, Conflicts = [.. input.Conflicts, first[0]] };
        if (AssignmentEngine.Assign(conflicted).Pairs is not { } moved) return;
        Assert.That(pinned.Except([first[0]]).Except(moved), Is.Empty);
        Assert.That(moved, Does.Not.Contain(first[0]), "a conflict that comes to light beats the pin");
    });

    [Test]
    public void A_shortage_of_capacity_is_a_group_that_needs_more_than_its_reviewers_can_give() => Instances.Small.Select(WithoutLeast).Sample(input =>
    {
        if (AssignmentEngine.Assign(input).Shortage is not { } shortage) return;
        Assert.That(shortage.Bound, Is.EqualTo("most-per-reviewer"));
        var needed = shortage.TightApplications.Count * input.PerApplication;
        var given = input.Reviewers.Sum(r => Math.Min(r.Most, shortage.TightApplications.Count(a => !input.Conflicts.Contains(new Pairing(a, r.Code)))));
        Assert.That(needed - given, Is.EqualTo(shortage.ShortBy).And.GreaterThan(0));
        Assert.That(shortage.Applications.Sum(a => a.By), Is.EqualTo(shortage.ShortBy));
        Assert.That(shortage.Applications.Select(a => a.Code), Is.SubsetOf(shortage.TightApplications));
    });

    [Test]
    public void A_minimum_that_cannot_be_reached_names_reviewers_who_find_too_little() => Instances.Small.Sample(input =>
    {
        if (AssignmentEngine.Assign(input).Shortage is not { Bound: "least-per-reviewer" } shortage) return;
        var group = input.Reviewers.Where(r => shortage.TightReviewers.Contains(r.Code)).ToList();
        var open = input.Applications.Sum(a => Math.Min(input.PerApplication, group.Count(r => !input.Conflicts.Contains(new Pairing(a.Code, r.Code)))));
        Assert.That(group.Sum(r => r.Least) - open, Is.EqualTo(shortage.ShortBy).And.GreaterThan(0));
        Assert.That(shortage.Reviewers.Sum(r => r.By), Is.EqualTo(shortage.ShortBy));
    });

    [Test]
    public void Each_remedy_is_enough_and_one_step_less_is_not() => Instances.Small.Select(WithoutLeast).Sample(input =>
    {
        if (AssignmentEngine.Assign(input).Shortage is not { } shortage) return;
        foreach (var remedy in shortage.Remedies.Where(r => r.Value is not null))
        {
            Assert.That(Works(Applied(input, remedy.Kind, remedy.Value!.Value)), Is.True, $"{remedy}");
            var less = remedy.Value.Value + (remedy.Kind == "lower-per-application" ? 1 : -1);
            Assert.That(Works(Applied(input, remedy.Kind, less)), Is.False, $"{remedy}, {less}");
        }
        var most = Math.Max(1, input.Reviewers.Max(r => r.Most));
        Assert.That(shortage.Remedies.Single(r => r.Kind == "raise-most").Value is null, Is.EqualTo(!Works(Applied(input, "raise-most", input.Applications.Count + most))));
        Assert.That(shortage.Remedies.Single(r => r.Kind == "add-reviewers").Value, Is.Not.Null);
    });

    /// <summary>Without minima: exactly when the reviewers of each group of applications can give what the group needs (Gale).</summary>
    static bool Works(AssignmentInput input) => Enumerable.Range(1, (1 << input.Applications.Count) - 1).All(set =>
    {
        var group = Enumerable.Range(0, input.Applications.Count).Where(a => (set >> a & 1) == 1).ToList();
        return group.Count * input.PerApplication <= Enumerable.Range(0, input.Reviewers.Count).Sum(r => Math.Min(input.Reviewers[r].Most, group.Count(a => !Instances.Conflicted(input, a, r))));
    });

    [Test]
    public void What_works_is_what_trying_everything_finds() =>
        Instances.Small.Select(WithoutLeast).Sample(input => Assert.That(Works(input), Is.EqualTo(Instances.Best(input) is not null)));

    static AssignmentInput Applied(AssignmentInput input, string kind, int value) => kind switch
    {
        "raise-most" => input with { Reviewers = [.. input.Reviewers.Select(r => r with { Most = Math.Max(r.Most, value) })] },
        "add-reviewers" => input with
        {
            Reviewers = [.. input.Reviewers, .. Enumerable.Range(0, value).Select(i => new AssignableReviewer($"N{i}", [], 0, Math.Max(1, input.Reviewers.Max(r => r.Most))))]
        },
        _ => input with { PerApplication = value }
    };

    static AssignmentInput WithoutLeast(AssignmentInput input) => input with { Reviewers = [.. input.Reviewers.Select(r => r with { Least = 0 })] };
}
