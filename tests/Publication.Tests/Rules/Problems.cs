
namespace Challenges.Publication.Tests.Rules;

public sealed class Problems
{
    static Problem Drafted(ProblemText? text = null) => Problem.Draft(Guid.Empty, Given.Owner, text ?? Given.ProblemText, Given.Now);
    static Problem Submitted() => Drafted().Submit(Given.Owner, Given.Now);

    [Test, Property("Rule", "R01")]
    public void A_problem_without_a_measurable_indicator_is_not_submitted() =>
        Refused.ByAct(() => Drafted(Given.ProblemText with { Indicators = [] }).Submit(Given.Owner, Given.Now), Refusals.NoMeasurableIndicator);

    [Test, Property("Case", "E80")]
    public void An_indicator_without_a_direction_blocks() =>
        Refused.ByAct(() => Drafted(Given.ProblemText with { Indicators = [Given.Output with { Comparator = "" }] }).Submit(Given.Owner, Given.Now), Refusals.IndicatorHasNoDirection);

    [TestCase("")]
    [TestCase("\u200B \u2800")]
    public void An_indicator_without_a_visible_unit_blocks(string unit) =>
        Refused.ByAct(() => Drafted(Given.ProblemText with { Indicators = [Given.Output with { Unit = unit }] }).Submit(Given.Owner, Given.Now), Refusals.IndicatorIsNotWhole);

    [Test]
    public void An_indicator_key_stands_once() =>
        Refused.ByAct(() => Drafted(Given.ProblemText with { Indicators = [Given.Output, Given.Output] }).Submit(Given.Owner, Given.Now), Refusals.IndicatorStandsTwice);

    [Test, Property("Rule", "R02")]
    public void A_problem_without_the_statement_that_it_cannot_be_solved_alone_is_not_submitted()
    {
        Refused.ByAct(() => Drafted(Given.ProblemText with { CannotSolveAlone = null }).Submit(Given.Owner, Given.Now), Refusals.NotStatedThatItCannotSolveAlone);
        Refused.ByAct(() => Drafted(Given.ProblemText with { CannotSolveAlone = Given.Both("无法独立解决", "") }).Submit(Given.Owner, Given.Now), Refusals.NotStatedThatItCannotSolveAlone);
    }

    [Test]
    public void Wording_about_people_in_any_text_is_named_with_its_field_and_place()
    {
        var text = Given.ProblemText with { Indicators = [Given.Output with { TestMethod = Given.Both("由高级工程师测试", "By a senior engineer") }] };
        var refused = Refused.ByAct(() => Drafted(text).Submit(Given.Owner, Given.Now), Refusals.NamesPedigree);
        var findings = (IReadOnlyList<PedigreeFinding>)refused.Facts["findings"]!;
        Assert.That(findings, Is.EqualTo(new[]
        {
            new PedigreeFinding("indicators[0].testMethod.zh", 1, 5, "高级工程师", "title"),
            new PedigreeFinding("indicators[0].testMethod.en", 5, 15, "senior engineer", "title")
        }));
    }

    [Test]
    public void Only_the_owning_organisation_submits() => Refused.ByAct(() => Drafted().Submit(Given.OtherOwner, Given.Now), Refusals.OnlyItsOwner);

    [Test]
    public void Only_the_department_that_it_was_handed_to_decides() => Refused.ByAct(() => Submitted().Accept(Given.OtherOfficer, Given.Now), Refusals.OnlyItsDepartment);

    [Test]
    public void A_return_needs_reasons_in_both_languages() =>
        Refused.ByAct(() => Submitted().Decide(Given.Officer, ProblemState.Returned, Given.Both("缺少指标", " "), Given.Now), Refusals.ReasonIsMissing);

    [Test]
    public void A_returned_problem_is_revised_and_submitted_again()
    {
        var returned = Submitted().Decide(Given.Officer, ProblemState.Returned, Given.Both("请补充", "Please add"), Given.Now);
        Assert.That(returned.Revise(Given.Owner, Given.ProblemText).Submit(Given.Owner, Given.Now).State, Is.EqualTo(ProblemState.Submitted));
    }

    [Test]
    public void Accepted_and_refused_are_final()
    {
        Problem[] final = [Submitted().Accept(Given.Officer, Given.Now), Submitted().Decide(Given.Officer, ProblemState.Refused, Given.Both("重复", "Double"), Given.Now)];
        foreach (var problem in final)
        {
            Refused.ByAct(() => problem.Revise(Given.Owner, Given.ProblemText), Refusals.ProblemIsElsewhere);
            Refused.ByAct(() => problem.Accept(Given.Officer, Given.Now), Refusals.ProblemIsElsewhere);
        }
    }

    [Test]
    public void The_department_does_not_see_what_is_still_being_written()
    {
        Assert.That(Drafted().IsVisibleTo(Given.Officer), Is.False);
        Assert.That(Submitted().IsVisibleTo(Given.Officer), Is.True);
        Assert.That(Submitted().IsVisibleTo(Given.OtherOfficer), Is.False);
        Assert.That(Submitted().IsVisibleTo(Given.OtherOwner), Is.False);
        Assert.That(Submitted().IsVisibleTo(Given.Auditor), Is.True);
    }
}
