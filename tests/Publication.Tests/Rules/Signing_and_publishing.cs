using Challenges.Shared.Web;

namespace Challenges.Publication.Tests.Rules;

public sealed class Signing_and_publishing
{
    [Test]
    public void A_list_that_both_parties_signed_is_published_under_its_number()
    {
        var open = Given.Open();
        Assert.That((open.State, open.Number, open.PublishedAt, open.NextDueAt), Is.EqualTo((ChallengeState.Open, "QH-2022-01", (DateTimeOffset?)Given.Now, (DateTimeOffset?)Given.Closes)));
    }

    [Test, Property("Rule", "R03")]
    public void A_list_that_only_one_party_signed_is_not_published()
    {
        var draft = Given.Draft();
        var refused = draft.Sign(Given.Officer, draft.Text.Digest(), Given.Now).WhyNotPublish(Given.Officer, Given.Now).With(Refusals.NotSignedByBoth);
        Assert.That(refused.Facts["missing"], Is.EqualTo(new[] { "owner" }));
    }

    [Test]
    public void Any_edit_voids_both_signatures()
    {
        var edited = Given.Signed().Revise(Given.Text with { BountyFen = 1_999_999_999 });
        Assert.That(edited.Signatures, Is.Empty);
        edited.WhyNotPublish(Given.Officer, Given.Now).With(Refusals.NotSignedByBoth);
    }

    [Test, Property("Rule", "R03")]
    public void A_signature_under_another_text_is_refused() =>
        Refused.ByAct(() => Given.Draft().Sign(Given.Owner, (Given.Text with { BountyFen = 1 }).Digest(), Given.Now), Refusals.SignsAnotherText);

    [Test]
    public void Nobody_but_the_parties_signs()
    {
        foreach (var caller in new[] { Given.OtherOwner, Given.OtherOfficer, Given.Solver, Given.Auditor }) Given.Draft().WhyNotSign(caller).With(Refusals.OnlyThePartiesSign);
    }

    [Test]
    public void One_person_does_not_sign_for_both_parties()
    {
        var both = new Caller { Person = "both", Roles = new HashSet<string> { Roles.ProblemOwner }, Organisation = "org-owner" };
        var again = new Caller { Person = "both", Roles = new HashSet<string> { Roles.Department }, Department = Given.Department };
        var draft = Given.Draft();
        draft.Sign(both, draft.Text.Digest(), Given.Now).WhyNotSign(again).With(Refusals.OnePersonSignsOnce);
    }

    [Test]
    public void What_is_unfit_is_not_signed() => Given.Draft(Given.Text with { Schedule = null }).WhyNotSign(Given.Owner).With(Refusals.ScheduleIsMissing);

    [Test]
    public void Only_its_department_publishes() => Given.Signed().WhyNotPublish(Given.OtherOfficer, Given.Now).With(Refusals.OnlyItsDepartment);

    [Test, Property("Rule", "R04")]
    public void Waiting_too_long_before_publishing_makes_the_window_too_short() =>
        Given.Signed().WhyNotPublish(Given.Officer, Given.At("2022-11-20T09:00:00")).With(Refusals.WindowIsTooShort);

    [TestCase("QH-2022")]
    [TestCase("QH-2023-01")]
    [TestCase("QH-2022-1")]
    [TestCase("QH-2022-01 ")]
    [TestCase("QH-2022-٠١")]
    public void A_number_stands_within_its_call(string number) => Refused.ByAct(() => Given.Open(number: number), Refusals.NumberIsOutsideTheCall);

    [Test]
    public void A_challenge_is_published_in_a_call_of_its_own_department() =>
        Refused.ByAct(() => Given.Signed().Publish(Given.Officer, Given.Call with { Department = "hubei-dst" }, "QH-2022-01", Given.Now), Refusals.OnlyItsDepartment);

    [Test]
    public void A_challenge_does_not_follow_itself() =>
        Refused.ByAct(() => Given.Signed(Given.Text with { FollowsUp = "QH-2022-01" }).Publish(Given.Officer, Given.Call, "QH-2022-01", Given.Now), Refusals.FollowsItself);

    [Test, Property("Case", "F92")]
    public void A_published_list_is_edited_no_more() => Given.Open().WhyNotRevise(Given.Officer).With(Refusals.IsPublished);

    [Test, Property("Case", "A10")]
    public void The_stored_state_follows_the_clock_and_decides_nothing()
    {
        var open = Given.Open();
        Assert.That(open.RunDue(Given.Closes - TimeSpan.FromTicks(1)), Is.SameAs(open));
        var closed = open.RunDue(Given.Closes);
        Assert.That((closed.State, closed.NextDueAt), Is.EqualTo((ChallengeState.Closed, (DateTimeOffset?)null)));
        Assert.That(Standings.At(open, Progress.Nothing, Given.Closes), Is.EqualTo(Standings.At(closed, Progress.Nothing, Given.Closes)));
        open.WhyNotAmend(Given.Officer, Given.Closes).With(Refusals.HasClosed);
    }
}
