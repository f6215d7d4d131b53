using Challenges.Contracts.Review;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Applications.Defending;

/// <summary>The solver reads the panel's questions and answers them in writing. Nothing is here for anybody else, and nothing before the panel has asked.</summary>
public static class AnswerDefence
{
    public static async Task<Answer<DefenceView>> Read(Guid id, Caller caller, Moment moment, ApplicationStore applications, DefenceStore defences, Texts texts, CancellationToken cancel)
    {
        var (_, defence) = await Own(id, caller, applications, defences, cancel);
        return Answer.Ok(DefenceView.Of(defence, defence.Version, moment.Now, texts), defence.Version);
    }

    /// <summary>Saves the whole draft over the version the caller has read.</summary>
    public static async Task<Answer<DefenceView>> Save(
        Guid id, DefenceDraft draft, IfMatch ifMatch, Caller caller, Moment moment, ApplicationStore applications, DefenceStore defences, Texts texts, CancellationToken cancel)
    {
        var (_, defence) = await Own(id, caller, applications, defences, cancel);
        ifMatch.Demand(defence.Version);
        var written = defence.Write(draft, moment.Now);
        var version = await defences.Save(written, cancel);
        return Answer.Ok(DefenceView.Of(written, version, moment.Now, texts), version);
    }

    /// <summary>Sends the draft to the panel, once. Whether it is late is decided by the instant at which the request arrived (R06).</summary>
    public static async Task<Answer<DefenceSent>> Submit(
        Guid id, IfMatch ifMatch, Caller caller, Moment moment, ApplicationStore applications, DefenceStore defences, IPublishEndpoint publish, CancellationToken cancel)
    {
        var (_, defence) = await Own(id, caller, applications, defences, cancel);
        ifMatch.Demand(defence.Version);
        var sent = defence.Send(moment.Now);
        var version = await defences.Save(sent, cancel);
        await publish.Publish(ApplicationEvents.Answered(sent, version), cancel);
        return Answer.Ok(new DefenceSent(sent.Code, moment.Now), version);
    }

    static async Task<(Application, Defence)> Own(Guid id, Caller caller, ApplicationStore applications, DefenceStore defences, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        return (application, await defences.Find(id, cancel) ?? throw Refusals.NotFound.Now());
    }
}

/// <param name="Position">Place in the drawn speaking order, from 1, of <paramref name="Defending"/>.</param>
/// <param name="AnswersUntil">An answer is in time when it arrives before this instant.</param>
public sealed record DefenceView(
    string Code, int Position, int Defending, DateTimeOffset AnswersUntil, IReadOnlyList<DefenceQuestion> Questions, DefenceDraft Draft, DateTimeOffset? AnsweredAt, IReadOnlyList<StandAction> Actions)
{
    public static DefenceView Of(Defence d, int version, DateTimeOffset now, Texts texts) => new(d.Code, d.Position, d.Defending, d.AnswersUntil, d.Questions, d.Draft, d.AnsweredAt,
        [Act(texts, "SaveAnswers", d.WhyNotWrite(now)), Act(texts, "SendAnswers", d.WhyNotSend(now))])
    { Version = version };

    public int Version { get; init; }

    static StandAction Act(Texts texts, string name, RefusedException? refused) => new() { Name = name, Allowed = refused is null, Refusal = refused is null ? null : texts.Refusal(refused) };
}

public sealed record DefenceSent(string Code, DateTimeOffset AnsweredAt);

public sealed class DefenceDraftValidator : AbstractValidator<DefenceDraft>
{
    public DefenceDraftValidator()
    {
        RuleFor(d => d.Answers).Must(list => list.Count <= 100 && list.All(a => a is not null) && list.Select(a => a.Ordinal).Distinct().Count() == list.Count);
        RuleForEach(d => d.Answers).ChildRules(a => a.RuleFor(x => x.Text).NotNull().MaximumLength(5_000));
        RuleFor(d => d.NotAboutAPerson).Must(list => list.Count <= 100 && list.All(s => s is { Field.Length: <= 100, Passage.Length: <= 500, Reason.Length: <= 500 }));
    }
}
