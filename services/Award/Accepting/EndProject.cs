using Challenges.Award.Browsing;
using Challenges.Award.Delivering;
using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Accepting;

/// <summary>Ends a project that will not be accepted; a second officer confirms it. Payments that were not released stay unpaid.</summary>
public sealed record ProjectEnd
{
    /// <summary><c>concluded</c> (without blame, R27), <c>failed</c>, <c>exempt-concluded</c> (尽职免责, R27), <c>failed-with-recovery</c> or <c>failed-with-sanction</c>.</summary>
    public required string Outcome { get; init; }
    /// <summary><c>technical-route-risk</c>, <c>market-change</c>, <c>force-majeure</c>, <c>default</c>, <c>misconduct</c> or <c>other</c>.</summary>
    public required string Cause { get; init; }
    /// <summary>True states that no finding of misconduct stands.</summary>
    public required bool NoMisconduct { get; init; }
    public required Wording Reasons { get; init; }
    /// <summary>Numbers of log entries that an exemption stands on, each written before the day of this proposal.</summary>
    public IReadOnlyList<int>? Evidence { get; init; }
    /// <summary>What the solver's unit found, the first of the two levels; needed for an exemption.</summary>
    public Wording? Finding { get; init; }
    /// <summary>Fen (0.01 yuan) that go back, up to what was paid; needed with the last three outcomes.</summary>
    public long? RecoverFen { get; init; }
    /// <summary>Needed with <c>failed-with-sanction</c>.</summary>
    public Wording? Sanction { get; init; }
}

public sealed class ProjectEndValidator : AbstractValidator<ProjectEnd>
{
    public ProjectEndValidator()
    {
        RuleFor(request => request.Outcome).Must(outcome => outcome is EndProposal.Concluded or EndProposal.Failed || EndProposal.Decided.Contains(outcome)).Says("validation.outcome");
        RuleFor(request => request.Cause).Must(cause => EndProposal.Causes.Contains(cause)).Says("validation.outcome");
        RuleFor(request => request.Reasons).SetValidator(new WordingValidator());
        RuleFor(request => request.Finding!).SetValidator(new WordingValidator()).When(request => request.Finding is not null);
        RuleFor(request => request.Sanction!).SetValidator(new WordingValidator()).When(request => request.Sanction is not null);
    }
}

public static class EndProject
{
    public static async Task<Answer<ProjectView>> Propose(
        string number, ProjectEnd request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ProposeEnd(new(request.Outcome, request.Cause, request.NoMisconduct, request.Reasons, caller.Person, moment.Now, request.Evidence, request.Finding, request.RecoverFen, request.Sanction));
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }

    public static async Task<Answer<ProjectView>> Confirm(
        string number, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ConfirmEnd(caller.Person);
        await Closing.CloseIfSettled(award, publish, moment.Now, cancel);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
