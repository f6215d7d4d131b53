namespace Challenges.Publication.Tests.Rules;

public sealed class Clarifying
{
    static readonly DateTimeOffset During = Given.Now + TimeSpan.FromDays(2);

    static Clarification Asked => new() { Id = Guid.Empty, ChallengeId = Guid.Empty, Number = 1, Version = 1, State = ClarificationState.Asked, Asker = Given.Solver.Person, AskedAt = During, Asked = "We of Jianghan ask: AC or DC?" };

    static Clarification Drafted => Asked.Draft(Given.Owner, Given.Open(), Given.Both("直流还是交流？", "DC or AC?"), Given.Both("直流。", "DC."), During);

    [Test]
    public void Questions_end_at_their_instant()
    {
        var until = Given.Schedule.QuestionsUntil;
        Assert.That(Given.Open().WhyNotAsk(Given.Solver, until - TimeSpan.FromTicks(1)), Is.Null);
        Given.Open().WhyNotAsk(Given.Solver, until).With(Refusals.QuestionsHaveEnded);
    }

    [Test]
    public void Nobody_asks_without_signing_in() => Given.Open().WhyNotAsk(Shared.Web.Caller.Nobody, During).With(Refusals.SignInToAsk);

    [Test]
    public void The_owner_drafts_and_the_department_publishes()
    {
        Refused.ByAct(() => Drafted.Publish(Given.Owner, Given.Open(), During), Refusals.OnlyItsDepartment);
        Assert.That(Drafted.Publish(Given.Officer, Given.Open(), During).State, Is.EqualTo(ClarificationState.Published));
    }

    [Test]
    public void An_unanswered_question_is_not_published() => Refused.ByAct(() => Asked.Publish(Given.Officer, Given.Open(), During), Refusals.AnswerIsMissing);

    [Test]
    public void A_published_answer_stands() => Refused.ByAct(() => Drafted.Publish(Given.Officer, Given.Open(), During)
        .Draft(Given.Owner, Given.Open(), Given.Both("问", "Q"), Given.Both("答", "A"), During), Refusals.AnswerIsPublished);

    [Test]
    public void An_answer_sets_no_condition_about_people() =>
        Refused.ByAct(() => Asked.Draft(Given.Owner, Given.Open(), Given.Both("问", "Q"), Given.Both("须有高级职称。", "Yes."), During), Refusals.NamesPedigree);

    [Test]
    public void An_answer_promises_no_other_close() =>
        Refused.ByAct(() => Asked.Draft(Given.Owner, Given.Open(), Given.Both("问", "Q"), Given.Both("截止12月25日。", "It closes on 25 December."), During)
            .Publish(Given.Officer, Given.Open(), During), Refusals.TextNamesAnotherClosingDate);

    [Test]
    public void The_asker_waits_for_the_published_answer_like_everybody_else()
    {
        Assert.That(Drafted.SeesAnswer(Given.Solver, Given.Open()), Is.False);
        Assert.That(Drafted.IsVisibleTo(Given.OtherOwner, Given.Open()), Is.False);
        Assert.That(Drafted.Publish(Given.Officer, Given.Open(), During).SeesAnswer(Given.OtherOwner, Given.Open()), Is.True);
    }

    [Test]
    public void Nobody_sees_who_asked_but_the_auditor_after_the_close()
    {
        var open = Given.Open();
        foreach (var caller in new[] { Given.Owner, Given.Officer, Given.OtherOfficer, Given.Solver, Shared.Web.Caller.Nobody })
            Assert.That(Clarification.SeesAsker(caller, open, Given.Closes + TimeSpan.FromDays(1)), Is.False);
        Assert.That(Clarification.SeesAsker(Given.Auditor, open, Given.Closes - TimeSpan.FromTicks(1)), Is.False);
        Assert.That(Clarification.SeesAsker(Given.Auditor, open, Given.Closes), Is.True);
    }
}
