using Challenges.Award.Accepting;
using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Racing;

/// <summary>What a team that was not accepted is to give back; another officer confirms it.</summary>
public sealed record RecoveryFromTeam
{
    /// <summary>Fen (0.01 yuan), 1 up to what the team was paid.</summary>
    public required long RecoverFen { get; init; }
    /// <summary><c>technical-route-risk</c>, <c>market-change</c>, <c>force-majeure</c>, <c>default</c>, <c>misconduct</c> or <c>other</c>.</summary>
    public required string Cause { get; init; }
    public required Wording Reasons { get; init; }
}

public sealed class RecoveryFromTeamValidator : AbstractValidator<RecoveryFromTeam>
{
    public RecoveryFromTeamValidator()
    {
        RuleFor(request => request.Cause).Must(cause => EndProposal.Causes.Contains(cause)).Says("validation.outcome");
        RuleFor(request => request.Reasons).SetValidator(new WordingValidator());
    }
}

/// <summary>Money of one team of a race that comes back (R27), as at the end of a project with one winner.</summary>
public static class RecoverFromTeam
{
    public static Task<Answer<RaceView>> Propose(string number, int team, RecoveryFromTeam request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel) =>
        Change(number, caller, moment, awards, stands, award => award.ProposeRecovery(team, request.RecoverFen, request.Cause, request.Reasons, caller.Person, moment.Now), cancel);

    public static Task<Answer<RaceView>> Confirm(string number, int team, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel) =>
        Change(number, caller, moment, awards, stands, award => award.ConfirmRecovery(team, caller.Person), cancel);

    /// <summary>Books what came back; several bookings are normal.</summary>
    public static Task<Answer<RaceView>> Book(string number, int team, MoneyCameBack request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel) =>
        Change(number, caller, moment, awards, stands, award => award.Book(team, request.Stream, request.AmountFen, request.ReceivedOn, request.Reference, caller.Person, moment.Now), cancel);

    static async Task<Answer<RaceView>> Change(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, Action<Award> act, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        act(award);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return RaceView.Answer(award, caller, stands, moment.Now);
    }
}
