using Challenges.Review.Assigning;

namespace Challenges.Review.Tests.Assigning;

public sealed class Assigning
{
    [Test, Property("Case", "D62")]
    public void Where_greedy_ends_in_a_dead_end_the_flow_swaps()
    {
        // E1 may only read A1; whoever gives A1 to E2 first leaves A2 to nobody.
        var input = Instances.Of(applications: 2, reviewers: 2, per: 1, most: 1, conflicts: ("A2", "E1"));
        Assert.That(AssignmentEngine.Assign(input).Pairs, Is.EqualTo(new[] { new Pairing("A1", "E1"), new Pairing("A2", "E2") }));
    }

    [Test, Property("Case", "D59")]
    public void Two_for_each_is_a_bound_and_not_a_wish_across_uneven_tracks()
    {
        // Ten applications of a track with three reviewers, four of one with six: two each, at most eight.
        List<(string, string)> across = [];
        for (var a = 1; a <= 14; a++)
            for (var e = 1; e <= 9; e++)
                if (a <= 10 != e <= 3) across.Add(($"A{a}", $"E{e}"));
        var input = Instances.Of(14, 9, per: 2, most: 8, conflicts: [.. across]);
        var pairs = AssignmentEngine.Assign(input).Pairs!;
        Assert.That(pairs.GroupBy(p => p.Application).Select(g => g.Count()), Is.All.EqualTo(2).And.Exactly(14).Items);
        Assert.That(AssignmentCheck.Violations(input, pairs), Is.Empty);
    }

    [Test, Property("Case", "D61")]
    public void Demand_above_supply_is_explained_with_numbers_and_three_ways_out()
    {
        var shortage = AssignmentEngine.Assign(Instances.Of(applications: 3, reviewers: 2, per: 3, most: 4)).Shortage!;
        Assert.That((shortage.Bound, shortage.Demand, shortage.Capacity), Is.EqualTo(("most-per-reviewer", 9, 8)));
        Assert.That(shortage.ShortBy, Is.EqualTo(3), "two reviewers can give an application two, not three");
        Assert.That(shortage.Applications, Is.EqualTo(new[] { new Lack("A1", 1), new Lack("A2", 1), new Lack("A3", 1) }));
        Assert.That(shortage.Remedies.Select(r => (r.Kind, r.Value)), Is.EqualTo(new (string, int?)[] { ("raise-most", null), ("add-reviewers", 1), ("lower-per-application", 2) }));
    }

    [Test, Property("Case", "D61")]
    public void Enough_in_total_but_all_in_conflict_names_the_application()
    {
        var shortage = AssignmentEngine.Assign(Instances.Of(2, 3, per: 2, most: 4, conflicts: [("A1", "E1"), ("A1", "E2")])).Shortage!;
        Assert.That((shortage.Demand, shortage.Capacity, shortage.ShortBy), Is.EqualTo((4, 12, 1)));
        Assert.That(shortage.Applications, Is.EqualTo(new[] { new Lack("A1", 1) }));
        Assert.That(shortage.TightApplications, Is.EqualTo(new[] { "A1" }));
        Assert.That(shortage.Remedies.Select(r => (r.Kind, r.Value)), Is.EqualTo(new (string, int?)[] { ("raise-most", null), ("add-reviewers", 1), ("lower-per-application", 1) }));
    }

    [Test]
    public void A_minimum_that_too_few_applications_leave_unreached_is_explained()
    {
        var shortage = AssignmentEngine.Assign(Instances.Of(1, 3, per: 2, most: 4, least: 1)).Shortage!;
        Assert.That((shortage.Bound, shortage.ShortBy, shortage.Reviewers.Count), Is.EqualTo(("least-per-reviewer", 1, 1)));
        Assert.That(shortage.Remedies.Select(r => (r.Kind, r.Value)), Is.EqualTo(new (string, int?)[] { ("lower-least", 0), ("lift-least", 1), ("raise-per-application", 3) }));
    }

    [Test]
    public void Opened_beyond_a_lowered_bound_is_explained_and_not_taken_away()
    {
        var input = Instances.Of(3, 3, per: 1, most: 1) with { Pinned = [new("A1", "E1"), new("A2", "E1")] };
        var shortage = AssignmentEngine.Assign(input).Shortage!;
        Assert.That(shortage.Bound, Is.EqualTo("pinned"));
        Assert.That(shortage.Reviewers, Is.EqualTo(new[] { new Lack("E1", 1) }));
        Assert.That(shortage.Remedies.Single(r => r.Kind == "raise-most").Value, Is.EqualTo(2));
    }

    [Test, Property("Case", "D64")]
    public void Running_three_times_gives_nobody_more_than_running_once()
    {
        var input = Instances.Of(20, 8, per: 3, most: 9, least: 2);
        var pairs = AssignmentEngine.Assign(input).Pairs!;
        for (var run = 0; run < 2; run++)
        {
            var again = AssignmentEngine.Assign(input with { Before = pairs });
            Assert.That((again.Diff!.Added.Count, again.Diff.Removed.Count, again.Diff.Kept), Is.EqualTo((0, 0, 60)));
            pairs = again.Pairs!;
        }
    }

    [Test]
    public void The_check_finds_every_kind_of_violation()
    {
        var input = Instances.Of(2, 3, per: 1, most: 1, least: 0, ("A1", "E1")) with { Pinned = [new("A2", "E3")] };
        Assert.That(AssignmentCheck.Violations(input, [new("A1", "E2"), new("A2", "E3")]), Is.Empty);
        Assert.That(AssignmentCheck.Violations(input, [new("A1", "E1"), new("A2", "E3")]), Is.EqualTo(new[] { "E1 has a conflict with A1." }));
        Assert.That(AssignmentCheck.Violations(input, [new("A1", "E2"), new("A2", "E1")]), Is.EqualTo(new[] { "E3 has opened A2 and lost it." }));
        Assert.That(AssignmentCheck.Violations(input, [new("A2", "E3")]), Is.EqualTo(new[] { "A1 has 0 reviewers, not 1." }));
        Assert.That(AssignmentCheck.Violations(input, [new("A1", "E3"), new("A2", "E3")]), Is.EqualTo(new[] { "E3 has 2 applications, not 0 to 1." }));
        Assert.That(AssignmentCheck.Violations(input, [new("A1", "E9"), new("A2", "E3")]), Is.EqualTo(new[] { "E9 is unknown." }));
        Assert.That(AssignmentCheck.Violations(input, [new("A1", "E2"), new("A1", "E2"), new("A2", "E3")]), Does.Contain("A pair stands twice."));
    }
}
