using Challenges.Award.Accepting;
using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Racing;

/// <summary>What a third party found at the end of a stage, for all running teams at once.</summary>
public sealed record StageAssessment
{
    /// <summary>Name of the third party.</summary>
    public required string Assessor { get; init; }
    /// <summary>Registered id of its organisation, which is none of the teams', their partners', the owner's or its affiliates'.</summary>
    public required string AssessorOrganisation { get; init; }
    public required IReadOnlyList<StageResult> Results { get; init; }
}

public sealed class StageAssessmentValidator : AbstractValidator<StageAssessment>
{
    public StageAssessmentValidator()
    {
        RuleFor(request => request.Assessor).Visible().MaximumLength(200);
        RuleFor(request => request.AssessorOrganisation).Visible().MaximumLength(100);
        RuleForEach(request => request.Results).ChildRules(result =>
        {
            result.RuleFor(r => r.Score).InclusiveBetween(0, 100).PrecisionScale(5, 2, true);
            result.RuleFor(r => r.Evidence).Visible().MaximumLength(20000);
        });
    }
}

/// <summary>A team that left comes back in the running stage.</summary>
public sealed record TeamToRevive
{
    public required Wording Reason { get; init; }
}

public sealed class TeamToReviveValidator : AbstractValidator<TeamToRevive>
{
    public TeamToReviveValidator() => RuleFor(request => request.Reason).SetValidator(new WordingValidator());
}

/// <summary>A stage and those after it move by the same number of days, for all teams alike (R24, R25).</summary>
public sealed record StageExtended
{
    /// <summary>The running stage or a later one.</summary>
    public required int Stage { get; init; }
    /// <summary>Its new last day in the challenge's zone.</summary>
    public required DateOnly DueOn { get; init; }
    public required Wording Reason { get; init; }
}

public sealed class StageExtendedValidator : AbstractValidator<StageExtended>
{
    public StageExtendedValidator() => RuleFor(request => request.Reason).SetValidator(new WordingValidator());
}

public static class RunRace
{
    public static async Task<Answer<RaceView>> AssessStage(
        string number, int stage, StageAssessment request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        var eliminated = award.AssessStage(stage, request.Results, new(request.Assessor, request.AssessorOrganisation), moment.Now);
        await publish.Publish(AwardEvents.RaceStageAssessed(award, stage, eliminated, moment.Now), cancel);
        foreach (var team in eliminated)
        {
            award.Tell();
            await publish.Publish(AwardEvents.TeamEliminated(award, team, stage, moment.Now), cancel);
        }
        return await Finish(award, caller, moment, awards, stands, publish, cancel);
    }

    /// <summary>The one extension of a race, for all teams alike.</summary>
    public static async Task<Answer<RaceView>> Extend(
        string number, StageExtended request, Caller caller, Moment moment, AwardStore awards, Stands stands, AwardSettings settings, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ExtendStage(request.Stage, request.DueOn, request.Reason, settings, caller.Person, moment.Now);
        return await Finish(award, caller, moment, awards, stands, publish, cancel);
    }

    public static async Task<Answer<RaceView>> Revive(
        string number, int team, TeamToRevive request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Revive(team, request.Reason, caller.Person, moment.Now);
        await publish.Publish(AwardEvents.TeamRevived(award, team, moment.Now), cancel);
        return await Finish(award, caller, moment, awards, stands, publish, cancel);
    }

    /// <summary>The stage behind the last one is the completion money of an accepted result.</summary>
    public static async Task<Answer<RaceView>> Pay(
        string number, int team, int stage, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.PayStage(team, stage, moment.Now);
        await publish.Publish(AwardEvents.PaymentReleased(award, team, stage, moment.Now), cancel);
        return await Finish(award, caller, moment, awards, stands, publish, cancel);
    }

    public static async Task<Answer<RaceView>> Accept(
        string number, int team, AcceptanceRecorded request, Caller caller, Moment moment, AwardStore awards, Stands stands, AwardSettings settings, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.AcceptTeam(team, request.Measured.ToDictionary(value => value.Indicator, value => value.Value), request.Report, caller.Person, moment.Now, settings, NewId.NextGuid());
        return await Finish(award, caller, moment, awards, stands, publish, cancel);
    }

    /// <summary>Ends a race in which no team is left and the department lets none come back.</summary>
    public static async Task<Answer<RaceView>> Conclude(
        string number, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.ConcludeRace(moment.Now);
        return await Finish(award, caller, moment, awards, stands, publish, cancel);
    }

    /// <summary>A race whose outcome is known and that owes nothing closes with the act that settled it.</summary>
    static async Task<Answer<RaceView>> Finish(
        Award award, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        await CloseIfSettled(award, publish, moment.Now, cancel);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return RaceView.Answer(award, caller, stands, moment.Now);
    }

    internal static async Task CloseIfSettled(Award award, IPublishEndpoint publish, DateTimeOffset now, CancellationToken cancel)
    {
        if (!award.RaceIsSettled) return;
        award.CloseRace(now);
        await publish.Publish(AwardEvents.RaceClosed(award, now), cancel);
    }
}
