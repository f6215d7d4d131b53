using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Recusing;

public sealed class Recusal
{
    [Test]
    public void The_demonstrations_panel_is_E1_to_E6_and_S1()
    {
        var review = Qinghai.Appointed();
        Assert.Multiple(() =>
        {
            Assert.That(review.Panel!.Holders.Select(s => s.Person), Is.EqualTo(new[] { "E1", "E2", "E3", "E4", "E5", "E6", "S1" }));
            Assert.That(review.SeatOf("E7").ReleasedFor, Is.EqualTo("computed"));
            Assert.That(review.SeatOf("E7").PassedTo, Is.EqualTo(review.SeatOf("S1").Id));
            Assert.That(review.SeatOf("E7").Conflicts.Single().Application, Is.EqualTo("A4"));
        });
    }

    [Test]
    public void A_released_reviewer_finds_nothing_at_any_address_of_the_applications()
    {
        var review = Qinghai.Appointed();
        Refused(Refusals.NothingHere, () => review.ReadingSeat(review.SeatOf("E7").Id, "E7"));
    }

    [Test]
    public void A_waiting_standby_has_no_seat_yet()
    {
        var review = Qinghai.Appointed();
        Refused(Refusals.NothingHere, () => review.SeatOf(review.SeatOf("S2").Id, "S2"));
    }

    [Test]
    public void Nobody_uses_anothers_seat()
    {
        var review = Qinghai.Declared();
        Refused(Refusals.NothingHere, () => review.ReadingSeat(review.SeatOf("E1").Id, "E2"));
    }

    [Test, Property("Case", "C58")]
    public void Relations_are_declared_before_anything_is_read()
    {
        var review = Qinghai.Appointed();
        Refused(Refusals.DeclareFirst, () => review.ReadingSeat(review.SeatOf("E1").Id, "E1"));
        review.Declare(review.SeatOf("E1"), Qinghai.NoRelations, Qinghai.InReview);
        Assert.That(review.ReadingSeat(review.SeatOf("E1").Id, "E1").State, Is.EqualTo(SeatState.Seated));
    }

    [Test]
    public void A_declared_relation_passes_the_seat_on_before_anything_is_read()
    {
        var review = Qinghai.Appointed();
        review.Declare(review.SeatOf("E2"), Qinghai.NoRelations with { Relations = [new Relation { Kind = "supervisor", Person = "person-of-A1" }] }, Qinghai.InReview);
        Assert.That((review.SeatOf("E2").State, review.SeatOf("E2").ReleasedFor, review.SeatOf("S2").Place), Is.EqualTo((SeatState.Released, "declared", 2)));
        Refused(Refusals.NothingHere, () => review.ReadingSeat(review.SeatOf("E2").Id, "E2"));
    }

    [Test]
    public void A_conflicted_standby_is_passed_over()
    {
        var review = Qinghai.Opened();
        review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [Qinghai.Candidate("S1") with { Organisation = "org-of-A2" }, Qinghai.Candidate("S2")], "reason", "officer", Qinghai.InReview);
        Assert.That((review.SeatOf("S1").State, review.SeatOf("S2").Place), Is.EqualTo((SeatState.Released, 7)));
    }

    [Test]
    public void A_waiting_standbys_conflict_stays_unspoken()
    {
        var review = Qinghai.Declared();
        review.AddStandby(Qinghai.Candidate("S3") with { Organisation = "org-of-A2" }, "one more", Qinghai.InReview);
        Assert.That((review.SeatOf("S3").State, review.SeatOf("S3").Conflicts.Count), Is.EqualTo((SeatState.Standby, 0)));
    }

    [Test]
    public void Without_a_standby_the_place_stays_vacant_until_one_is_named()
    {
        var review = Qinghai.Opened();
        review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [], "reason", "officer", Qinghai.InReview);
        Assert.That((review.Panel!.Vacancies, review.WhyNotRank([], Qinghai.InReview)!.Refusal), Is.EqualTo((1, Refusals.PanelHasVacancy)));
        review.AddStandby(Qinghai.Candidate("S1"), "E7 was released", Qinghai.InReview);
        Assert.That((review.Panel.Vacancies, review.SeatOf("S1").Place), Is.EqualTo((0, 7)));
    }

    [Test]
    public void A_relation_that_the_register_learns_later_recuses_at_once()
    {
        var review = Qinghai.Declared();
        review.Relate("E3", Qinghai.OrganisationOf("E3"), [new Relation { Kind = "former", Organisation = "org-of-A1" }], Qinghai.InReview);
        Assert.That((review.SeatOf("E3").State, review.SeatOf("S2").Place), Is.EqualTo((SeatState.Released, 3)));
    }

    [Test]
    public void After_the_ranking_no_recusal_moves_a_seat()
    {
        var review = Qinghai.Declared();
        review.Rank(Qinghai.AllSheets(review), Qinghai.InReview);
        Refused(Refusals.RankingStands, () => review.Recuse(review.SeatOf("E1"), "late", Qinghai.InReview));
        review.Relate("E3", "org-of-A1", [], Qinghai.InReview);
        Assert.That(review.SeatOf("E3").State, Is.EqualTo(SeatState.Seated));
    }

    [Test]
    public void A_declaration_says_exactly_one_of_none_and_some()
    {
        var validator = new DeclareRelationsValidator();
        var some = new[] { new Relation { Kind = "former", Organisation = "org-x" } };
        Assert.That(new[] { new(), new DeclareRelationsRequest(true, some), new(false, []), new(true), new(false, some) }.Select(r => validator.Validate(r).IsValid),
            Is.EqualTo(new[] { false, false, false, true, true }));
    }

    [Test]
    public void The_officer_sees_the_chain_of_reasons_with_ids_masked_and_the_auditor_in_full()
    {
        var seat = Qinghai.Appointed().SeatOf("E7");
        var masked = SeatOfPanel.Of(seat, "name", unmasked: false).Reasons.Single();
        Assert.That((masked.With, masked.Kind, masked.Subject, masked.Application, masked.Chain.Single()), Is.EqualTo(("applicant", "employment", "•••", (string?)null, new ConflictStep("employment", "•••"))));
        Assert.That(SeatOfPanel.Of(seat, "name", unmasked: true).Reasons.Single().Subject, Is.EqualTo("org-shanghai"));
    }

    static void Refused(Refusal expected, Action act) => Assert.That(Assert.Throws<RefusedException>(act)!.Refusal, Is.EqualTo(expected));
}
