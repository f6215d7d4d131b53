using Challenges.Contracts.Review;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Reacting;

/// <summary>
/// A ranking of a higher version ends a proposal on an older one, and closes its notice. The award's version rises in any case, so that a proposal that is made in the same moment on
/// the older ranking is refused, or seen here when the message is tried again.
/// </summary>
public sealed class WhenRankingFinalised(FactStore facts, AwardStore awards, Moment moment) : IConsumer<RankingFinalised>
{
    public async Task Consume(ConsumeContext<RankingFinalised> context)
    {
        var cancel = context.CancellationToken;
        if (!await facts.Keep(context.Message, cancel)) return;
        if (await awards.Load(context.Message.ChallengeId, cancel) is not { } award) return;
        var notice = award.State == AwardState.InNotice;
        var reranked = award.Rerank(moment.Now);
        if (!reranked) award.Tell();
        await awards.Save(award, Decision.Message, moment.Now, cancel);
        if (reranked && notice) await context.Publish(AwardEvents.NoticeLedBack(award, moment.Now), cancel);
    }
}

/// <summary>The award's version rises with the request, so that a confirmation that did not know of it is refused and tried again.</summary>
public sealed class WhenReconsiderationRequested(FactStore facts, AwardStore awards, Moment moment) : IConsumer<ReconsiderationRequested>
{
    public async Task Consume(ConsumeContext<ReconsiderationRequested> context)
    {
        var cancel = context.CancellationToken;
        if (!await facts.Keep(context.Message, cancel) || await awards.Load(context.Message.ChallengeId, cancel) is not { } award) return;
        award.Tell();
        await awards.Save(award, Decision.Message, moment.Now, cancel);
    }
}

/// <summary>May arrive before its request, and before or after the new ranking of an upheld one.</summary>
public sealed class WhenReconsiderationDecided(FactStore facts, AwardStore awards, Moment moment) : IConsumer<ReconsiderationDecided>
{
    public async Task Consume(ConsumeContext<ReconsiderationDecided> context)
    {
        var cancel = context.CancellationToken;
        if (!await facts.Keep(context.Message, cancel) || await awards.Load(context.Message.ChallengeId, cancel) is not { } award) return;
        award.Tell();
        await awards.Save(award, Decision.Message, moment.Now, cancel);
    }
}
