using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Recusing;

public sealed class Clearing
{
    static readonly OrganisationGraph Register = new([.. Qinghai.Members.Concat(Qinghai.Standbys).Select(p => Org(Qinghai.OrganisationOf(p))), Org("org-owner"), Org("org-partner"),
        .. Qinghai.Codes.Select(c => Org($"org-of-{c}"))], exists: true);

    [Test, Property("Rule", "R14")]
    public void A_reviewer_whose_relations_nobody_entered_is_not_drawn_until_cleared([Values(false, true)] bool cleared)
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        review.Take(Qinghai.Terms with { Policy = Qinghai.Policy with { PanelSize = 5, StandbyCount = 1 } }, 1, Qinghai.Published);
        Candidate[] people = [.. new[] { "E1", "E2", "E3", "E4", "E5", "E6" }.Select(Qinghai.Candidate)];
        people[0] = people[0] with { RelationsKnown = false };
        review.CommitPool([.. people.Select(c => new PoolMember(c.Code, c.Person))], "officer", Qinghai.Published);
        if (cleared) review.ClearReviewer("E1", review.MissingOf(people[0]), "known to the department for years", "officer", Qinghai.Published);
        Seal(review);
        if (cleared)
        {
            review.DrawPanel(people.ToDictionary(c => c.Code), "officer", Qinghai.InReview);
            Assert.That(review.Panel!.Seats.Select(s => s.Person), Does.Contain("E1"));
            return;
        }
        var refused = Assert.Throws<RefusedException>(() => review.DrawPanel(people.ToDictionary(c => c.Code), "officer", Qinghai.InReview))!;
        Assert.That((refused.Refusal, refused.Facts["eligible"], refused.Facts["blocked"]), Is.EqualTo((Refusals.PoolIsTooSmall, 5, 1)));
        Assert.That(Assert.Throws<RefusedException>(() => review.ClearReviewer("E1", review.MissingOf(people[0]), "late", "officer", Qinghai.InReview))!.Refusal, Is.EqualTo(Refusals.ClearanceComesTooLate),
            "who clears after the seed is known could choose");
    }

    [Test]
    public void An_application_of_an_unknown_organisation_blocks_the_draw_until_an_officer_looked()
    {
        var review = Pooled(panelMode: true);
        review.Know(new OrganisationGraph([.. Register.Known.Where(o => o.Id != "org-of-A2")], exists: true));
        var refused = review.WhyNotDraw()!;
        Assert.That((refused.Refusal, refused.Facts["subjects"]), Is.EqualTo((Refusals.DataIsMissing, new[] { "A2 (organisation-not-registered)" })));
        Assert.That(review.ClearApplication("A2", "a new company, registered last week", "officer", Qinghai.InReview).Missing, Is.EqualTo(new[] { MissingData.NotRegistered }));
        Assert.That(review.WhyNotDraw(), Is.Null);
        Assert.That(Assert.Throws<RefusedException>(() => review.ClearApplication("A1", "nothing", "officer", Qinghai.InReview))!.Refusal, Is.EqualTo(Refusals.NothingIsMissing));
    }

    [Test]
    public void Without_any_register_an_unknown_id_tells_nothing() => Assert.That(Pooled(panelMode: true).WhyNotDraw(), Is.Null);

    [Test]
    public void A_reviewer_without_an_organisation_gets_nothing_by_machine_in_a_pool()
    {
        var review = Pooled();
        review.AppointPanel([.. Qinghai.Members.Take(5).Select(Qinghai.Candidate), Qinghai.Candidate("P9") with { Organisation = "个人" }], [], "a large call", "officer", Qinghai.InReview);
        var nobody = review.SeatOf("P9");
        Assert.That(review.AssignmentInputOf([], null, null).Reviewers.Select(r => r.Code).ToList(), Has.Count.EqualTo(5).And.None.EqualTo(nobody.Code));
        review.ClearReviewer("P9", review.MissingOf(nobody), "works alone, looked up by hand", "officer", Qinghai.InReview);
        Assert.That(review.AssignmentInputOf([], null, null).Reviewers.Select(r => r.Code), Does.Contain(nobody.Code));
    }

    [Test]
    public void A_conflict_found_late_closes_the_application_in_a_pool_for_good_and_is_to_be_recorded()
    {
        var review = Pooled();
        review.AppointPanel([.. Qinghai.Members.Take(6).Select(Qinghai.Candidate)], [], "a large call", "officer", Qinghai.InReview);
        foreach (var seat in review.Panel!.Holders.ToList()) review.Declare(seat, Qinghai.NoRelations, Qinghai.InReview);
        var run = MassTransit.NewId.NextGuid();
        review.Propose(review.AssignmentInputOf([], null, null), run, "officer", Qinghai.InReview);
        review.Approve(run, [], "officer", Qinghai.InReview);
        review.Recorded();
        var pair = review.Assignments.Standing!.Pairs.First(p => p.Application != "A4");
        var person = review.Panel.Seats.Single(s => s.Code == pair.Reviewer).Person;
        review.Relate(person, Qinghai.OrganisationOf(person), [new Relation { Kind = "former", Organisation = $"org-of-{pair.Application}" }], Qinghai.InReview);
        Assert.That(review.ClosedNow, Is.EqualTo(new[] { (review.SeatOf(person).Id, pair.Application) }), "the sheet of this pair is voided");
        var (input, finding) = review.Unrecorded.Single();
        Assert.That((finding.Application, FindingInput.Compute(input).Chains.Single().Subject), Is.EqualTo((pair.Application, Conflict.Mask)));
        review.Relate(person, Qinghai.OrganisationOf(person), [], Qinghai.InReview);
        Assert.That(review.ApplicationsOf(review.SeatOf(person)).Select(a => a.Code), Does.Not.Contain(pair.Application));
        Assert.That(review.AssignmentInputOf([], null, null).Conflicts, Does.Contain(pair));
    }

    [Test]
    public void Where_all_race_against_each_other_a_conflict_with_one_ends_the_seat()
    {
        var race = new RacePolicy { MaxEntrants = 3, ClosenessPoints = 10, FirstPaymentCapPercent = 30, CompletionPercent = 10, Stages = [] };
        foreach (var racing in new[] { false, true })
        {
            var review = Pooled(race: racing ? race : null);
            review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [], "a large call", "officer", Qinghai.InReview);
            Assert.That(review.SeatOf("E7").State == SeatState.Released, Is.EqualTo(racing), "E7 is of the organisation behind A4");
        }
    }

    [Test]
    public void An_owner_whom_the_register_learns_later_ends_a_seat()
    {
        var review = Qinghai.Declared();
        review.Know(new OrganisationGraph([Org(Qinghai.OrganisationOf("E3")) with { Parents = ["org-of-A1"] }], exists: true));
        review.Settle(Qinghai.InReview);
        Assert.That((review.SeatOf("E3").State, review.SeatOf("E3").Conflicts.Single().Chain[^1].How), Is.EqualTo((SeatState.Released, "owned-by")));
    }

    static RegisteredOrganisation Org(string id) => new(id, id, [], []);

    static ChallengeReview Pooled(bool panelMode = false, RacePolicy? race = null)
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        review.Take(Qinghai.Terms with { Policy = Qinghai.Policy with { ReviewMode = panelMode ? null : "pool", ReviewersPerApplication = 3, Race = race } }, 1, Qinghai.Published);
        review.CommitPool([new PoolMember("R-E1", "E1")], "officer", Qinghai.Published);
        Seal(review);
        return review;
    }

    static void Seal(ChallengeReview review)
    {
        review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        foreach (var code in Qinghai.Codes) review.Take(Qinghai.Application(code), Qinghai.Closes);
    }
}
