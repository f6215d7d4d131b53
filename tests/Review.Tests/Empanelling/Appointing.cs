using Challenges.Review.Empanelling;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Empanelling;

public sealed class Appointing
{
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(6)]
    [Property("Rule", "R13")]
    public void A_panel_that_is_even_or_below_the_minimum_is_refused(int size) => Refused(Refusals.PanelIsEvenOrSmall, () => Appoint(Qinghai.Opened(), size));

    [TestCase(5)]
    [TestCase(7)]
    [TestCase(9)]
    public void An_odd_panel_from_the_minimum_on_stands(int size)
    {
        var review = Qinghai.Opened();
        Appoint(review, size);
        Assert.That((review.Panel!.Size, review.Panel.Vacancies), Is.EqualTo((size, 0)));
    }

    [Test]
    public void Nobody_sits_twice() => Refused(Refusals.ReviewerIsNamedTwice, () =>
        Qinghai.Opened().AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [Qinghai.Candidate("E1")], "reason", "officer", Qinghai.InReview));

    [Test]
    public void A_panel_stands_once()
    {
        var review = Qinghai.Appointed();
        Refused(Refusals.PanelStands, () => Appoint(review, 7));
        Assert.That(review.WhyNotDraw()!.Refusal, Is.EqualTo(Refusals.PanelStands));
    }

    [Test]
    public void The_reason_of_a_direct_appointment_stays_on_record() => Assert.That(Qinghai.Appointed().Panel!.Reason, Is.EqualTo("the demonstration needs known sheets"));

    [Test]
    public void A_panel_appointed_before_the_close_is_settled_when_the_last_application_arrives()
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        review.Take(Qinghai.Terms, 1, Qinghai.Published);
        review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [.. Qinghai.Standbys.Select(Qinghai.Candidate)], "reason", "officer", Qinghai.Published);
        review.Declare(review.SeatOf("E7"), Qinghai.NoRelations, Qinghai.Published);
        Assert.That(review.SeatOf("E7").State, Is.EqualTo(SeatState.Seated));
        review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        foreach (var code in Qinghai.Codes) review.Take(Qinghai.Application(code), Qinghai.Closes);
        Assert.That((review.SeatOf("E7").State, review.SeatOf("S1").State), Is.EqualTo((SeatState.Released, SeatState.Declaring)));
    }

    [Test]
    public void An_officer_may_replace_a_member_who_does_not_deliver()
    {
        var review = Qinghai.Declared();
        review.Replace(review.SeatOf("E2").Id, "no answer for three weeks", Qinghai.InReview);
        Assert.That((review.SeatOf("E2").ReleasedFor, review.SeatOf("S2").Place), Is.EqualTo(("replaced", 2)));
        Assert.That(review.WhyNotReplace()!.Refusal, Is.EqualTo(Refusals.NoStandbyIsLeft));
    }

    static void Appoint(ChallengeReview review, int size) =>
        review.AppointPanel([.. Enumerable.Range(1, size).Select(i => Qinghai.Candidate($"member-{i}"))], [], "reason", "officer", Qinghai.InReview);

    static void Refused(Refusal expected, Action act) => Assert.That(Assert.Throws<RefusedException>(act)!.Refusal, Is.EqualTo(expected));
}
