using Challenges.Contracts.Publication;
using Challenges.Publication.Checking;
using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Publication.Clarifying;

/// <param name="Text">The question, in either language. Nobody but the department and the owner reads these words, and nobody sees who asked.</param>
public sealed record QuestionRequest(string Text);

/// <param name="Question">The question as it will be published.</param>
public sealed record AnswerRequest(Wording Question, Wording Answer);

public sealed class QuestionRequestValidator : AbstractValidator<QuestionRequest>
{
    public QuestionRequestValidator() => RuleFor(r => r.Text).Visible().MaximumLength(2_000);
}

public sealed class AnswerRequestValidator : AbstractValidator<AnswerRequest>
{
    public AnswerRequestValidator()
    {
        RuleFor(r => r.Question).UpTo(2_000);
        RuleFor(r => r.Answer).UpTo(10_000);
    }
}

/// <param name="Asked">The words of the asker; absent for everybody but the asker, owner, department and auditor.</param>
/// <param name="Asker">For the auditor after the close only.</param>
/// <param name="Mine">True for the one who asked.</param>
public sealed record ClarificationView(int Number, ClarificationState State, DateTimeOffset AskedAt, string? Asked, Wording? Question, Wording? Answer, DateTimeOffset? PublishedAt, bool Mine, string? Asker);

static class Clarify
{
    public static async Task<Answer<ClarificationView>> Ask(string number, QuestionRequest request, Caller caller, Moment moment, ChallengeStore challenges, ClarificationStore clarifications, TellPublication tell, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        challenge.WhyNotAsk(caller, moment.Now).Enforce();
        var question = new Clarification
        {
            Id = NewId.NextGuid(),
            ChallengeId = challenge.Id,
            Number = await clarifications.NextNumber(challenge.Id, cancel),
            Version = 1,
            State = ClarificationState.Asked,
            Asker = caller.Person,
            AskedAt = moment.Now,
            Asked = request.Text
        };
        await clarifications.Add(question, cancel);
        await tell.Asked(challenge, question, moment.Now, cancel);
        return Answer.Created($"/challenges/{number}/questions", View(question, challenge, caller, moment.Now));
    }

    public static async Task<Answer<ClarificationView>> DraftAnswer(
        string number, int question, AnswerRequest request, Caller caller, Moment moment, ChallengeStore challenges, ClarificationStore clarifications, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        challenge.WhyNotDraftAnswer(caller, moment.Now).Enforce();
        var drafted = (await Get(challenge, question, clarifications, cancel)).Draft(caller, challenge, request.Question, request.Answer, moment.Now);
        await clarifications.Save(drafted, cancel);
        return Answer.Ok(View(drafted, challenge, caller, moment.Now));
    }

    public static async Task<Answer<ClarificationView>> Publish(
        string number, int question, Caller caller, Moment moment, ChallengeStore challenges, ClarificationStore clarifications, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        challenge.WhyNotPublishAnswer(caller, moment.Now).Enforce();
        var published = (await Get(challenge, question, clarifications, cancel)).Publish(caller, challenge, moment.Now);
        await clarifications.Save(published, cancel);
        await publish.Publish(ChallengeEvents.Answered(challenge, published), cancel);
        await tell.Answered(challenge, published, moment.Now, cancel);
        return Answer.Ok(View(published, challenge, caller, moment.Now));
    }

    public static async Task<Answer<IReadOnlyList<ClarificationView>>> List(string number, Caller caller, Moment moment, ChallengeStore challenges, ClarificationStore clarifications, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        var all = await clarifications.Of(challenge.Id, cancel);
        return Answer.Ok<IReadOnlyList<ClarificationView>>([.. all.Where(c => c.IsVisibleTo(caller, challenge)).Select(c => View(c, challenge, caller, moment.Now))]);
    }

    static async Task<Clarification> Get(Challenge challenge, int question, ClarificationStore clarifications, CancellationToken cancel) =>
        await clarifications.Find(challenge.Id, question, cancel) ?? throw Refusals.QuestionNotFound.Now();

    static ClarificationView View(Clarification c, Challenge challenge, Caller caller, DateTimeOffset now)
    {
        var seesAnswer = c.SeesAnswer(caller, challenge);
        return new ClarificationView(c.Number, c.State, c.AskedAt, c.SeesAsked(caller, challenge) ? c.Asked : null, seesAnswer ? c.Question : null, seesAnswer ? c.Answer : null, c.PublishedAt, c.IsAskedBy(caller),
            Clarification.SeesAsker(caller, challenge, now) ? c.Asker : null);
    }
}
