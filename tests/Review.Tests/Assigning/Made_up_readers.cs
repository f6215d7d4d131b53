using System.Diagnostics;
using Challenges.Contracts.Publication;
using Challenges.Review.Assigning;
using Challenges.Review.Deciding;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using CsCheck;
using MassTransit;

namespace Challenges.Review.Tests.Assigning;

/// <summary>The readers of each application of a pool keep the make-up that a panel would keep.</summary>
public sealed class Made_up_readers
{
    static readonly Gen<AssignmentInput> Instance =
        from input in Instances.Small
        from people in Gen.Select(Gen.Int[0, 3].Select(i => new[] { "f", "g", "f / g", "h" }[i]), Gen.Int[0, 2]).Array[4]
        from most in Gen.Int[1, 2]
        from needs in Gen.Int[0, 1].Array[2]
        select input with
        {
            Reviewers = [.. input.Reviewers.Select((r, i) => r with { Field = people[i].Item1, Group = $"ORG-{people[i].Item2}" })],
            MakeUp = new PanelMakeUp { MostPerOrganisation = most, Fields = [Of("f", needs[0]), Of("g", needs[1])] }
        };

    [Test, Property("Rule", "R13")]
    public void The_best_assignment_that_keeps_the_make_up_is_found_whenever_one_exists() => Instance.Sample(input =>
    {
        var pairs = AssignmentEngine.Assign(input).Pairs;
        Assert.That(pairs is null ? (int?)null : Instances.Cost(input, pairs), Is.EqualTo(Instances.Best(input, readers => Keeps(input, readers))));
        if (pairs is not null) Assert.That(AssignmentCheck.Violations(input, pairs), Is.Empty);
    }, iter: 500);

    [Test]
    public void The_same_input_gives_the_same_assignment_again() => Instance.Sample(input =>
    {
        var first = AssignmentEngine.Assign(input);
        Assert.That(Canonical.Digest(AssignmentEngine.Assign(Canonical.Read<AssignmentInput>(Canonical.Bytes(input)))), Is.EqualTo(Canonical.Digest(first)));
        Assert.That(first.EngineVersion, Is.EqualTo(AssignmentEngine.MadeUp));
    }, iter: 200);

    [Test]
    public void What_makes_it_impossible_is_named_and_so_many_further_reviewers_are_enough() => Instance.Sample(input =>
    {
        if (AssignmentEngine.Assign(input).Shortage is not { Bound: "make-up" } shortage || shortage.Applications.Count == 0) return;
        Assert.That(shortage.ShortBy, Is.GreaterThan(0).And.EqualTo(shortage.Applications.Sum(a => a.By)));
        Assert.That(shortage.Lacking!.Count + shortage.Crowded!.Count, Is.GreaterThan(0), "a field or an organisation");
        if (shortage.Remedies is not [var remedy])
        {
            Assert.That(input.MakeUp!.Fields.Sum(f => f.AtLeast), Is.GreaterThan(input.PerApplication), "more places than readers: nobody helps");
            return;
        }
        var helped = input with
        {
            Reviewers = [.. input.Reviewers.Select(r => r with { Least = 0 }), .. Enumerable.Range(0, remedy.Value!.Value).Select(i => new AssignableReviewer($"X{i}", [], 0, 1, "f / g", $"ELSEWHERE-{i}"))]
        };
        Assert.That(AssignmentEngine.Assign(helped).Pairs, Is.Not.Null);
    }, iter: 500);

    [Test, Property("Rule", "R13")]
    public void A_run_that_cannot_keep_the_make_up_names_the_field_and_the_organisation()
    {
        var review = Pooled(new PanelMakeUp { MostPerOrganisation = 1, Fields = [Of("finance", 1)] });
        var refused = Assert.Throws<RefusedException>(() => review.Propose(review.AssignmentInputOf([], null, 5), NewId.NextGuid(), "officer", Qinghai.InReview))!;
        Assert.That((refused.Refusal, refused.Facts["lacking"], refused.Facts["shortBy"]), Is.EqualTo((Refusals.ReadersMissMakeUp, new[] { "finance (0 of 1)" }, 5)));
        review.AddStandby(Qinghai.Candidate("E9") with { Field = "Finance / law" }, "knows money", Qinghai.InReview);
        var input = review.AssignmentInputOf([], null, 5);
        review.Propose(input, NewId.NextGuid(), "officer", Qinghai.InReview);
        var pairs = review.Assignments.Proposed!.Pairs;
        Assert.That(pairs.Count(p => p.Reviewer == "R-E9"), Is.EqualTo(5), "the only one who knows money reads everything");
        Assert.That(pairs.GroupBy(p => p.Application).Select(g => g.Count(p => p.Reviewer is "R-E1" or "R-E2" or "R-E3")), Is.All.LessThanOrEqualTo(1), "of one organisation one reader");
        Assert.That(ReviewDecisions.Rules.Engines.Select(e => e.Name), Does.Contain("review-assignment/1").And.Contain("review-assignment/2"));
    }

    [Test]
    public void A_make_up_that_nothing_can_break_leaves_the_first_version() =>
        Assert.That(Pooled(new PanelMakeUp { MostPerOrganisation = 3, Fields = [] }).AssignmentInputOf([], null, 5).MakeUp, Is.Null);

    /// <summary>A large call with few organisations: caps only, which a flow holds; and a middling one in which caps and fields cross.</summary>
    [TestCase(1000, 250, 40, 0)]
    [TestCase(100, 40, 12, 1)]
    public void A_large_call_keeps_its_make_up_within_bounds(int applications, int reviewers, int organisations, int finance)
    {
        var input = Instances.Of(applications, reviewers, 5, 5 * applications / reviewers + 10);
        input = input with
        {
            Reviewers = [.. input.Reviewers.Select((r, i) => r with { Field = i % 5 == 0 ? "finance" : "f", Group = $"ORG-{i % organisations}" })],
            MakeUp = new PanelMakeUp { MostPerOrganisation = 1, Fields = [Of("finance", finance)] }
        };
        var watch = Stopwatch.StartNew();
        var result = AssignmentEngine.Assign(input);
        TestContext.Out.WriteLine($"{applications} x {reviewers} x 5: {watch.ElapsedMilliseconds} ms");
        Assert.That(result.Pairs, Has.Count.EqualTo(applications * 5));
    }

    static PanelField Of(string field, int least) => new() { Field = field, AtLeast = least };

    static ChallengeReview Pooled(PanelMakeUp makeUp)
    {
        var review = Qinghai.Opened(Qinghai.Terms with { Policy = Qinghai.Policy with { ReviewMode = "pool", ReviewersPerApplication = 3, MakeUp = makeUp } });
        review.AppointPanel([.. new[] { "E1", "E2", "E3", "E4", "E5", "E6" }.Select(Qinghai.Candidate).Select(c => c.Person is "E1" or "E2" or "E3" ? c with { Organisation = "org-x" } : c)], [], "a large call", "officer", Qinghai.InReview);
        foreach (var seat in review.Panel!.Holders.ToList()) review.Declare(seat, Qinghai.NoRelations, Qinghai.InReview);
        return review;
    }

    /// <summary>By trying every way to fill the needed places.</summary>
    static bool Keeps(AssignmentInput input, IReadOnlyList<int> readers)
    {
        var people = readers.Select(r => input.Reviewers[r]).ToList();
        return people.GroupBy(p => p.Group).All(g => g.Count() <= input.MakeUp!.MostPerOrganisation) && Fill([.. input.MakeUp!.Fields.SelectMany(f => Enumerable.Repeat(f.Field, f.AtLeast))], people);

        static bool Fill(List<string> places, List<AssignableReviewer> left) =>
            places.Count == 0 || left.Any(p => p.Field!.Split(" / ").Contains(places[0]) && Fill(places[1..], [.. left.Where(o => o != p)]));
    }
}
