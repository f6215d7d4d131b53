using Challenges.Applications.Checking;
using Challenges.Shared.Decisions;
using MassTransit;

namespace Challenges.Applications.Sealing;

/// <summary>Fixes the set at the close plus grace and checks it, in one transaction: root, codes, findings and events, or nothing. Later ends the fix window of the check.</summary>
public static class SealChallenge
{
    /// <exception cref="SealingFailedException">What was accepted is not what would be sealed. The transaction is rolled back and the worker tries again; somebody has to look.</exception>
    public static async Task Run(IServiceProvider services, Guid challenge, DateTimeOffset now, CancellationToken cancel)
    {
        var intakes = services.GetRequiredService<IntakeStore>();
        if (await intakes.Turn(challenge, cancel) is not { NextDueAt: { } due } intake || now < due) return;
        var (check, log) = (services.GetRequiredService<RunCheck>(), services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SealChallenge)));
        var seals = intake.State == IntakeState.Open;
        if (seals) await Seal(services, intake, check, now, cancel);
        else await check.EndFixWindow(intake, now, cancel);
        await intakes.Save(intake, cancel);
        if (seals) await services.GetRequiredService<IPublishEndpoint>().Publish(ApplicationEvents.Sealed(intake), cancel);
        await check.Tell(intake, cancel);
        if (seals) log.LogInformation("The applications of {Number} were sealed", intake.Number);
        if (intake.IsConcluded) log.LogInformation("The formal check of {Number} is concluded and {Admitted} applications are opened", intake.Number, intake.AdmittedCount);
        else if (intake.FixUntil is null) log.LogWarning("The fix window of {Number} can't be counted: the calendar of its year is not announced", intake.Number);
    }

    static async Task Seal(IServiceProvider services, Intake intake, RunCheck check, DateTimeOffset now, CancellationToken cancel)
    {
        var standing = await services.GetRequiredService<FilingStore>().Standing(intake.ChallengeId, cancel);
        var set = intake.Seal(
            [.. standing.Select(f => new StandingFiling(f.ApplicationId, f.Document.Filing, f.Document.Digest(), f.Receipt.Receipt.Digest))], Codes.Draw, now);
        await services.GetRequiredService<DecisionJournal>().Seals(intake, set, now, cancel);
        await check.Begin(intake, set, standing, now, cancel);
    }
}
