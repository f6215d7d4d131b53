using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Delivering;

/// <summary>The assessment of a milestone, by the officer or recorded for a third party. The last milestone is met by the acceptance instead.</summary>
public sealed record MilestoneAssessment
{
    /// <summary><c>met</c>, <c>partly-met</c> or <c>not-met</c>.</summary>
    public required string Outcome { get; init; }
    public required string Evidence { get; init; }
    /// <summary>Name of the third party that assessed; absent when the officer did.</summary>
    public string? Assessor { get; init; }
}

public sealed class MilestoneAssessmentValidator : AbstractValidator<MilestoneAssessment>
{
    public MilestoneAssessmentValidator()
    {
        RuleFor(request => request.Outcome).Must(outcome => Assessment.Outcomes.Contains(outcome)).Says("validation.outcome");
        RuleFor(request => request.Evidence).Visible().MaximumLength(20000);
        RuleFor(request => request.Assessor).Visible().MaximumLength(200).When(request => request.Assessor is not null);
    }
}

public static class AssessMilestone
{
    public static async Task<Answer<ProjectView>> Handle(
        string number, int milestone, MilestoneAssessment request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Assess(milestone, request.Outcome, request.Evidence, request.Assessor, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        await publish.Publish(AwardEvents.MilestoneAssessed(award, milestone, moment.Now), cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
