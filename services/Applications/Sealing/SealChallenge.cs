using Challenges.Applications.Attaching;
using Challenges.Applications.Opening;
using Challenges.Contracts.Applications;
using MassTransit;

namespace Challenges.Applications.Sealing;

/// <summary>Fixes and opens the set at the close plus grace, in one transaction: root, codes and events, or nothing.</summary>
public static class SealChallenge
{
    /// <exception cref="SealingFailedException">What was accepted is not what would be sealed. The transaction is rolled back and the worker tries again; somebody has to look.</exception>
    public static async Task Run(IServiceProvider services, Guid challenge, DateTimeOffset now, CancellationToken cancel)
    {
        var intakes = services.GetRequiredService<IntakeStore>();
        var publish = services.GetRequiredService<IPublishEndpoint>();
        if (await intakes.Turn(challenge, cancel) is not { NextDueAt: { } due } intake || now < due) return;

        var standing = await services.GetRequiredService<FilingStore>().Standing(challenge, cancel);
        var set = intake.Seal(
            [.. standing.Select(f => new StandingFiling(f.ApplicationId, f.Document.Filing, f.Document.Digest(), f.Receipt.Receipt.Digest))], Codes.Draw, now);
        await services.GetRequiredService<SealedSetStore>().Insert(challenge, set, cancel);
        await intakes.Save(intake, cancel);

        await publish.Publish(ApplicationEvents.Sealed(intake), cancel);
        var documents = standing.ToDictionary(f => f.ApplicationId, f => f.Document);
        var attachments = services.GetRequiredService<AttachmentStore>();
        var opened = new List<ApplicationOpened>();
        foreach (var entry in set.Entries)
        {
            var document = documents[entry.ApplicationId];
            opened.Add(ApplicationEvents.Opened(intake, entry.Code, document, await OpenedCopies.Open(intake, entry.Code, document, attachments, cancel)));
        }
        await publish.PublishBatch<ApplicationOpened>(opened, cancel);
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SealChallenge)).LogInformation("The applications of {Number} were sealed and opened", intake.Number);
    }
}
