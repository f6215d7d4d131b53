namespace Challenges.Publication.Reacting;

/// <summary>A challenge whose close has come. Rules compare with the clock themselves; this only brings the stored state after.</summary>
static class WhenDue
{
    public static async Task Run(IServiceProvider services, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var challenges = services.GetRequiredService<ChallengeStore>();
        if (await challenges.Find(id, cancel) is not { } challenge) return;
        var after = challenge.RunDue(now);
        if (!ReferenceEquals(after, challenge)) await challenges.Save(after, cancel);
    }
}
