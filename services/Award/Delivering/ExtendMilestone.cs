using Challenges.Award.Browsing;
using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Delivering;

/// <summary>The one extension of a project: a milestone and those after it move by the same number of days (R25).</summary>
public sealed record ExtensionGranted
{
    public required int Milestone { get; init; }
    public required DateOnly DueOn { get; init; }
    public required Wording Reason { get; init; }
}

public sealed class ExtensionGrantedValidator : AbstractValidator<ExtensionGranted>
{
    public ExtensionGrantedValidator() => RuleFor(request => request.Reason).SetValidator(new WordingValidator());
}

public static class ExtendMilestone
{
    public static async Task<Answer<ProjectView>> Handle(
        string number, ExtensionGranted request, Caller caller, Moment moment, AwardStore awards, Stands stands, AwardSettings settings, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Extend(request.Milestone, request.DueOn, request.Reason, settings, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
