using Challenges.Award.Racing;
using Challenges.Award.Telling;
using Challenges.Shared.Decisions;
using MassTransit;

namespace Challenges.Award.Reacting;

/// <summary>What happens when a row comes due: it is marked. Rules compare with the time and never wait for this.</summary>
static class Due
{
    public static async Task Award(IServiceProvider services, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var awards = services.GetRequiredService<AwardStore>();
        if (await awards.Load(id, cancel) is not { } award) return;
        award.RunDue(now);
        if (award.Version == award.LoadedVersion) return;
        // A rectification that ran out can be the last answer that a race waited for.
        await RunRace.CloseIfSettled(award, services.GetRequiredService<IPublishEndpoint>(), now, cancel);
        await awards.Save(award, Decision.Clock, now, cancel);
    }

    public static async Task Objection(IServiceProvider services, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var objections = services.GetRequiredService<ObjectionStore>();
        if (await objections.Load(id, cancel) is not { } objection) return;
        var next = objection.RunDue(now);
        if (next == objection) return;
        await objections.Save(next, objection.Version, cancel);
        if (await services.GetRequiredService<AwardStore>().Load(objection.ChallengeId, cancel) is { } award) await services.GetRequiredService<TellAward>().Overdue(award, objection, now, cancel);
    }
}
