using MassTransit;

namespace Challenges.Award.Delivering;

static class Closing
{
    /// <summary>Closing is a transition of its own, so that its event has a version of its own.</summary>
    public static async Task CloseIfSettled(Award award, IPublishEndpoint publish, DateTimeOffset now, CancellationToken cancel)
    {
        if (!award.IsSettled) return;
        award.Close(now);
        await publish.Publish(AwardEvents.ProjectClosed(award, now), cancel);
    }
}
