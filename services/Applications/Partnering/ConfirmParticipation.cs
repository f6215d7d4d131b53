using Challenges.Shared.Web;

namespace Challenges.Applications.Partnering;

/// <summary>
/// A solver of a partner's organisation reads that organisation's own part of a consortium and agrees to it (R10). The lead passes the address on; to everybody else nothing is
/// there. Whoever changes the part afterwards needs it to be confirmed again.
/// </summary>
public static class ConfirmParticipation
{
    public static async Task<Answer<ParticipationView>> Read(
        Guid id, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, Texts texts, CancellationToken cancel)
    {
        var (application, partner) = await Own(id, caller, applications, cancel);
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        return Answer.Ok(View(application, partner, intake, moment.Now, texts), application.Version);
    }

    public static async Task<Answer<ParticipationConfirmed>> Confirm(
        Guid id, IfMatch ifMatch, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, CancellationToken cancel)
    {
        var (application, partner) = await Own(id, caller, applications, cancel);
        ifMatch.Demand(application.Version);
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        application.Confirm(partner, caller.Person, intake, moment.Now);
        var version = await applications.Save(application, cancel);
        return Answer.Ok(new ParticipationConfirmed(id, ConsortiumRules.DigestOf(partner), moment.Now), version);
    }

    static async Task<(Application, Partner)> Own(Guid id, Caller caller, ApplicationStore applications, CancellationToken cancel)
    {
        if (caller.Organisation is null || await applications.FindForPartner(id, cancel) is not { } application) throw Refusals.NotFound.Now();
        return (application, application.Draft.Partners.FirstOrDefault(p => p.Organisation?.Trim() == caller.Organisation) ?? throw Refusals.NotFound.Now());
    }

    static ParticipationView View(Application application, Partner partner, Intake intake, DateTimeOffset now, Texts texts)
    {
        var (confirmed, refused) = (ConsortiumRules.IsConfirmed(partner, application.Confirmations), application.WhyNotConfirm(intake, now));
        return new ParticipationView(application.Id, intake.Number, application.Draft.SolverName, partner, confirmed, intake.Terms?.Timetable.ClosesAt,
            new StandAction { Name = "ConfirmParticipation", Allowed = refused is null, Primary = !confirmed, Refusal = refused is null ? null : texts.Refusal(refused) });
    }
}

/// <param name="SolverName">Who leads.</param>
/// <param name="Part">The own part, and no other.</param>
/// <param name="Confirmed">As it is now.</param>
public sealed record ParticipationView(Guid ApplicationId, string Challenge, string? SolverName, Partner Part, bool Confirmed, DateTimeOffset? ClosesAt, StandAction Confirm);

/// <param name="PartDigest">SHA-256 of the canonical part that was confirmed.</param>
public sealed record ParticipationConfirmed(Guid ApplicationId, string PartDigest, DateTimeOffset ConfirmedAt);
