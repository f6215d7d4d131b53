using Challenges.Publication.Profiles;
using Challenges.Shared.Web;
using CsCheck;
using MassTransit;

namespace Challenges.Publication.Tests.Rules;

public sealed class Vetting_a_problem
{
    static readonly PolicyProfile Profile = PolicyProfiles.Find("county-small")!;

    static Problem Submitted => Problem.Draft(NewId.NextGuid(), Given.Owner, Given.ProblemText, Given.Now).Submit(Given.Owner, Given.Now);

    static Caller Vetter(int n, string? organisation = null) => new() { Person = $"vetter-{n}", Roles = new HashSet<string> { Roles.Reviewer }, Organisation = organisation };

    static List<(string, string)> Members(int count) => [.. Enumerable.Range(1, count).Select(n => ($"vetter-{n}", $"org-{n}"))];

    static VettingRound Open(int count = 5) => VettingRound.Open(NewId.NextGuid(), Submitted, Profile, Members(count), Given.Now);

    static VettingRound Scored(params int[] scores) => scores.Select((s, n) => (s, n)).Aggregate(Open(scores.Length), (v, s) => v.Score(Vetter(s.n + 1), s.s, s.s, s.s, s.s, "Opinion", Given.Now));

    [TestCase(3)]
    [TestCase(6)]
    [Property("Rule", "R13")]
    public void The_panel_is_odd_and_not_below_the_profiles_minimum(int size) => Refused.ByAct(() => Open(size), Refusals.VettingPanelIsEvenOrSmall);

    [TestCase("org-owner")]
    [TestCase("org-owner-sub")]
    public void Nobody_of_the_owner_or_its_affiliates_vets(string organisation) =>
        Refused.ByAct(() => VettingRound.Open(NewId.NextGuid(), Submitted, Profile, [.. Members(4), ("vetter-5", organisation)], Given.Now), Refusals.VetterIsOfTheOwner);

    [Test]
    public void A_member_who_signs_in_for_the_owner_does_not_score() => Open().WhyNotScore(Vetter(1, "org-owner")).With(Refusals.VetterIsOfTheOwner);

    [Test]
    public void Nobody_is_named_twice() =>
        Refused.ByAct(() => VettingRound.Open(NewId.NextGuid(), Submitted, Profile, [.. Members(4), ("vetter-1", "org-9")], Given.Now), Refusals.VetterIsNamedTwice);

    [Test, Property("Case", "A22"), Property("Rule", "R16")]
    public void A_sheet_is_locked_when_it_is_submitted()
    {
        var vetting = Open().Score(Vetter(1), 80, 70, 60, 50, "Needed", Given.Now);
        vetting.WhyNotScore(Vetter(1)).With(Refusals.VettingSheetIsLocked);
        Open().WhyNotScore(Vetter(9)).With(Refusals.NotInTheVettingPanel);
        Open().WhyNotScore(Given.Officer).With(Refusals.NotInTheVettingPanel);
    }

    [Test]
    public void An_opinion_says_something_and_nothing_about_age_or_degree()
    {
        Refused.ByAct(() => Open().Score(Vetter(1), 80, 80, 80, 80, " ", Given.Now), Refusals.OpinionIsMissing);
        Refused.ByAct(() => Open().Score(Vetter(1), 80, 80, 80, 80, "The leader holds a PhD.", Given.Now), Refusals.NamesPedigree);
    }

    [Test]
    public void There_is_no_mean_and_no_advice_before_the_last_sheet()
    {
        var vetting = Open().Score(Vetter(1), 80, 80, 80, 80, "Needed", Given.Now);
        Assert.That((vetting.Mean, vetting.Advice), Is.EqualTo(((string?)null, (VettingAdvice?)null)));
    }

    [TestCase(60, 60, 60, 60, 60, "60.00", VettingAdvice.Accept)]
    [TestCase(60, 60, 60, 60, 59, "59.80", VettingAdvice.Return)]
    [TestCase(40, 40, 40, 40, 40, "40.00", VettingAdvice.Return)]
    [TestCase(40, 40, 40, 40, 39, "39.80", VettingAdvice.Refuse)]
    public void The_mean_gives_the_advice(int a, int b, int c, int d, int e, string mean, VettingAdvice advice) =>
        Assert.That((Scored(a, b, c, d, e).Mean, Scored(a, b, c, d, e).Advice), Is.EqualTo((mean, (VettingAdvice?)advice)));

    [Test]
    public void The_advice_does_not_depend_on_the_order_of_the_sheets() => Gen.Int[0, 100].Array[5].Sample(scores =>
    {
        var (there, back) = (Scored(scores), Scored([.. scores.Reverse()]));
        Assert.That((there.Mean, there.Advice), Is.EqualTo((back.Mean, back.Advice)));
    }, iter: 200);

    [Test]
    public void Who_cannot_act_is_replaced_and_who_has_submitted_stays()
    {
        var vetting = Open().Score(Vetter(1), 80, 80, 80, 80, "Needed", Given.Now);
        Refused.ByAct(() => vetting.Replace(Given.Officer, "vetter-1", "vetter-6", "org-6"), Refusals.VettingSheetIsLocked);
        Refused.ByAct(() => vetting.Replace(Given.OtherOfficer, "vetter-2", "vetter-6", "org-6"), Refusals.OnlyItsDepartment);
        Refused.ByAct(() => vetting.Replace(Given.Officer, "vetter-2", "vetter-1", "org-6"), Refusals.VetterIsNamedTwice);
        var replaced = vetting.Replace(Given.Officer, "vetter-2", "vetter-6", "org-6");
        Assert.That(replaced.Members.Select(m => (m.Person, m.Code)), Is.EqualTo(new[] { ("vetter-1", "V1"), ("vetter-6", "V6"), ("vetter-3", "V3"), ("vetter-4", "V4"), ("vetter-5", "V5") }));
        replaced.WhyNotScore(Vetter(2)).With(Refusals.NotInTheVettingPanel);
        Scored(60, 60, 60, 60, 60).WhyNotReplace(Given.Officer).With(Refusals.VettingIsComplete);
    }

    [Test]
    public void Nobody_decides_before_the_panel_has()
    {
        Submitted.WhyNotDecide(Given.Officer, Open()).With(Refusals.VettingIsRunning);
        Assert.That(Submitted.WhyNotDecide(Given.Officer, Scored(60, 60, 60, 60, 60)), Is.Null);
    }

    [Test]
    public void Accepting_against_the_advice_needs_reasons_and_keeps_the_advice()
    {
        var vetting = Scored(50, 50, 50, 50, 50);
        Refused.ByAct(() => Submitted.Accept(Given.Officer, Given.Now, vetting), Refusals.AcceptanceDeparts);
        Refused.ByAct(() => Submitted.Decide(Given.Officer, ProblemState.Accepted, Given.Both("", "Reason"), Given.Now, vetting), Refusals.ReasonIsMissing);
        var step = Submitted.Decide(Given.Officer, ProblemState.Accepted, Given.Both("急需", "Urgent"), Given.Now, vetting).Steps[^1];
        Assert.That((step.State, step.Advice, step.Reason!.En), Is.EqualTo((ProblemState.Accepted, (VettingAdvice?)VettingAdvice.Return, "Urgent")));
        Assert.That(Submitted.Accept(Given.Officer, Given.Now, Scored(60, 60, 60, 60, 60)).Steps[^1].Advice, Is.EqualTo(VettingAdvice.Accept));
    }

    [Test]
    public void Each_submission_is_vetted_once()
    {
        Submitted.WhyNotVet(Given.Officer, Open()).With(Refusals.IsBeingVetted);
        var again = Submitted.Decide(Given.Officer, ProblemState.Returned, Given.Both("补充", "More"), Given.Now).Submit(Given.Owner, Given.Now);
        Assert.That((again.Round, again.WhyNotVet(Given.Officer, null), again.IsDecided(Open())), Is.EqualTo((2, (RefusedException?)null, true)));
    }

    /// <summary>R03. Under a profile that asks for a vetting, a problem that nobody vetted is neither signed nor published.</summary>
    [Test]
    public void Where_the_profile_asks_for_it_nothing_is_signed_without_a_vetting()
    {
        var draft = Given.Draft(Given.Text.Under(Profile)) with { ProblemId = NewId.NextGuid() };
        draft.WhyNotSign(Given.Owner).With(Refusals.NotVetted);
        draft.WhyNotPublish(Given.Officer, Given.Now).With(Refusals.NotVetted);
        Assert.That((draft with { VettingPeople = ["a", "b", "c", "d", "e"] }).WhyNotSign(Given.Owner), Is.Null);
        Assert.That((Given.Draft() with { ProblemId = NewId.NextGuid() }).WhyNotSign(Given.Owner), Is.Null, "the default does not ask for it");
        Assert.That((draft with { ProblemId = null }).WhyNotSign(Given.Owner), Is.Null, "a follow-up comes from a project");
    }
}
