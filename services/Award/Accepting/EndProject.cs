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
    /// <summary><c>concluded</c> (without blame, R27) or <c>failed</c>.</summary>
    public required string Outcome { get; init; }
    /// <summary><c>technical-route-risk</c>, <c>market-change</c>, <c>force-majeure</c>, <c>default</c>, <c>misconduct</c> or <c>other</c>.</summary>
    public required string Cause { get; init; }
    /// <summary>True states that no finding of misconduct stands.</summary>
    public required bool NoMisconduct { get; init; }
    public required Wording Reasons { get; init; }
}

public sealed class ProjectEndValidator : AbstractValidator<ProjectEnd>
{
    public ProjectEndValidator()
    {
        RuleFor(request => request.Outcome).Must(outcome => outcome is EndProposal.Concluded or EndProposal.Failed).Says("validation.outcome");
        RuleFor(request => request.Cause).Must(cause => EndProposal.Causes.Contains(cause)).Says("validation.outcome");
        RuleFor(request => request.Reasons).SetValidator(new WordingValidator());
    }
}

public static class EndProject
{
    public static async Task<Answer<ProjectView>> Propose(
        string number, ProjectEnd request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ProposeEnd(new(request.Outcome, request.Cause, request.NoMisconduct, request.Reasons, caller.Person, moment.Now));
        await awards.Save(award, caller.Person, "propose-end", moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }

    public static async Task<Answer<ProjectView>> Confirm(
        string number, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ConfirmEnd(caller.Person);
        await Closing.CloseIfSettled(award, publish, moment.Now, cancel);
        await awards.Save(award, caller.Person, "confirm-end", moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
