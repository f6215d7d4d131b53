using Challenges.Shared.Web;
using CsCheck;
using MassTransit;

namespace Challenges.Review.Tests;

public sealed class Lifecycle
{
    [Test]
    public void Facts_may_arrive_in_any_order() => Gen.Shuffle(Enumerable.Range(0, 8).ToArray()).Sample(order =>
    {
        var review = new ChallengeReview { Id = NewId.NextGuid() };
        foreach (var fact in order) Apply(review, fact);
        Assert.That((review.IsComplete, review.TermsVersion, review.Applications.Count, review.Terms.Field), Is.EqualTo((true, 2, 5, "amended")));
    });

    [Test]
    public void Older_terms_and_repeated_applications_change_nothing()
    {
        var review = Qinghai.Opened();
        review.Take(Qinghai.Terms with { Field = "newer" }, 3, Qinghai.Closes);
        review.Take(Qinghai.Terms with { Field = "older" }, 2, Qinghai.Closes);
        review.Take(Qinghai.Application("A1"), Qinghai.Closes);
        Assert.That((review.Terms.Field, review.Applications.Count), Is.EqualTo(("newer", 5)));
    }

    [Test]
    public void A_cancelled_challenge_refuses_every_act()
    {
        var review = Qinghai.Declared();
        var seat = review.SeatOf("E1");
        review.Cancel(Qinghai.InReview);
        RefusedException?[] acts =
        [
            review.WhyNotCommitPool(Qinghai.Published), review.WhyNotDraw(), review.WhyNotAppoint(), review.WhyNotAddStandby(), review.WhyNotReplace(), review.WhyNotExtend(Qinghai.Ends),
            review.WhyNotScore(Qinghai.InReview), review.WhyNotRank(Qinghai.AllSheets(review), Qinghai.InReview), review.WhyNotTest(), review.WhyNotFinalise(), review.WhyNotDeclare(seat),
            review.WhyNotRecuse(seat)
        ];
        Assert.That(acts.Select(a => a?.Refusal), Is.All.EqualTo(Refusals.ChallengeIsCancelled));
        Assert.That(review.NextDueAt, Is.Null);
    }

    [Test]
    public void A_cancellation_that_arrives_first_is_not_forgotten()
    {
        var review = new ChallengeReview { Id = NewId.NextGuid() };
        review.Cancel(Qinghai.Published);
        review.Take(Qinghai.Terms, 1, Qinghai.Published);
        Assert.That(review.WhyNotAppoint()!.Refusal, Is.EqualTo(Refusals.ChallengeIsCancelled));
    }

    [Test]
    public void The_hard_stop_is_recorded_once_it_passed()
    {
        var review = Qinghai.Declared();
        Assert.That(review.NextDueAt, Is.EqualTo(Qinghai.Ends));
        review.RunDue(Qinghai.Ends.AddTicks(-1));
        Assert.That(review.NextDueAt, Is.EqualTo(Qinghai.Ends));
        review.RunDue(Qinghai.Ends);
        Assert.That((review.NextDueAt, review.Reached.ScoringEndedAt, review.State(Qinghai.Ends).Name), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)Qinghai.Ends, "ScoringEnded")));
    }

    [Test]
    public void The_state_names_where_the_review_stands()
    {
        var review = new ChallengeReview { Id = NewId.NextGuid() };
        review.Take(Qinghai.Terms, 1, Qinghai.Published);
        Assert.That(review.State(Qinghai.Published).Name, Is.EqualTo("AwaitingApplications"));
        Assert.That(Qinghai.Opened().State(Qinghai.InReview).Name, Is.EqualTo("Opened"));
        review = Qinghai.Declared();
        Assert.That(review.State(Qinghai.InReview).Name, Is.EqualTo("Scoring"));
        review.Rank(Qinghai.AllSheets(review), Qinghai.InReview);
        Assert.That(review.State(Qinghai.Ends).Name, Is.EqualTo("Ranked"));
    }

    [Test]
    public void An_officer_who_takes_part_in_an_application_loses_the_officers_rights()
    {
        var review = Qinghai.Opened();
        var officer = new Caller { Person = "person-of-A2", Roles = new HashSet<string> { Roles.Department }, Department = Qinghai.Department };
        Assert.That(Assert.Throws<RefusedException>(() => review.ForOfficer(officer))!.Refusal, Is.EqualTo(Refusals.OfficerIsParty));
        Assert.That(review.IsOfficer(officer), Is.False);
    }

    [Test]
    public void A_member_of_the_panel_has_neither_an_officers_nor_an_auditors_eyes()
    {
        var review = Qinghai.Appointed();
        foreach (var person in new[] { "E1", "E7", "S2" })
        {
            var both = new Caller { Person = person, Roles = new HashSet<string> { Roles.Department, Roles.Auditor, Roles.Reviewer }, Department = Qinghai.Department };
            Assert.That((review.IsOfficer(both), review.IsAuditor(both)), Is.EqualTo((false, false)));
            Assert.That(Assert.Throws<RefusedException>(() => review.ForOfficerOrAuditor(both))!.Refusal, Is.EqualTo(Refusals.OfficerIsParty));
        }
    }

    [Test]
    public void Terms_that_end_the_review_later_than_the_extension_win()
    {
        var review = Qinghai.Declared();
        review.Extend(Qinghai.Ends.AddDays(5), "illness", "officer", Qinghai.Ends);
        review.Take(Qinghai.Terms with { Timetable = Qinghai.Terms.Timetable with { ReviewEndsAt = Qinghai.Ends.AddDays(9) } }, 2, Qinghai.Ends);
        Assert.That(review.EndsAt, Is.EqualTo(Qinghai.Ends.AddDays(9)));
    }

    static void Apply(ChallengeReview review, int fact)
    {
        if (fact == 0) review.Take(Qinghai.Terms, 1, Qinghai.Published);
        else if (fact == 1) review.Take(Qinghai.Terms with { Field = "amended" }, 2, Qinghai.Published);
        else if (fact == 2) review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        else review.Take(Qinghai.Application(Qinghai.Codes[fact - 3]), Qinghai.Closes);
    }
}
