using Challenges.Award.Browsing;
using Challenges.Award.Delivering;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Accepting;

/// <summary>What the acceptance panel measured: one value for each indicator of the task book, in its unit.</summary>
public sealed record AcceptanceRecorded
{
    public required IReadOnlyList<MeasuredAtAcceptance> Measured { get; init; }
    public required string Report { get; init; }
}

public sealed record MeasuredAtAcceptance
{
    public required string Indicator { get; init; }
    public required decimal Value { get; init; }
}

public sealed class AcceptanceRecordedValidator : AbstractValidator<AcceptanceRecorded>
{
    public AcceptanceRecordedValidator()
    {
        RuleFor(request => request.Report).Visible().MaximumLength(20000);
        RuleFor(request => request.Measured).Must(values => values.Select(v => v.Indicator).Distinct().Count() == values.Count).Says("validation.twice");
    }
}

public static class RecordAcceptance
{
    public static async Task<Answer<ProjectView>> Handle(
        string number, AcceptanceRecorded request, Caller caller, Moment moment, AwardStore awards, Stands stands, AwardSettings settings, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Accept(request.Measured.ToDictionary(value => value.Indicator, value => value.Value), request.Report, caller.Person, moment.Now, settings, NewId.NextGuid());
        await publish.Publish(AwardEvents.MilestoneAssessed(award, award.Record.Project!.Milestones.Count, moment.Now), cancel);
        await Closing.CloseIfSettled(award, publish, moment.Now, cancel);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }

    public static async Task<Answer<ProjectView>> Read(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        award.DemandParty(caller);
        return ProjectView.Answer(award!, caller, stands, moment.Now);
    }
}
