using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Drafting;

public static class StartApplication
{
    /// <summary>Begins an empty draft. What would bar the caller in any case is said now and not at the end.</summary>
    public static async Task<Answer<StartedApplication>> Handle(
        string number, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, OrganisationStore organisations, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel) ?? throw Refusals.NotFound.Now();
        Application.WhyNotStart(intake, caller, moment.Now, intake.Terms is { } terms ? await organisations.RelatedTo(terms, cancel) : null).Enforce();
        var application = Application.Start(NewId.NextGuid(), intake, caller.Represents(), moment.Now);
        if (!await applications.TryInsert(application, cancel))
        {
            var mine = await applications.FindOf(intake.ChallengeId, caller.Person, cancel);
            throw Refusals.OnePerSolver.With(("applicationId", mine?.Id));
        }
        return Answer.Created($"/applications/{application.Id}", new StartedApplication(application.Id, intake.Number, application.Version), application.Version);
    }

    public static Representative Represents(this Caller caller) => new(caller.Person, caller.Organisation);
}

/// <summary>The draft itself is at the answer's <c>Location</c>.</summary>
public sealed record StartedApplication(Guid Id, string Challenge, int Version);
