using Challenges.Contracts.Deciding;
using Challenges.Publication.Telling;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenDecisionsChained(ChainHeadStore heads, TellPublication tell) : IConsumer<DecisionsChained>
{
    public async Task Consume(ConsumeContext<DecisionsChained> context)
    {
        var (m, cancel) = (context.Message, context.CancellationToken);
        await heads.Keep(m.ChallengeId, m.Service, m.Version, m.Hash, cancel);
        if (await heads.Differs(m.ChallengeId, m.Service, m.Version, cancel)) await tell.ChainBroken(m.ChallengeId, m.Number, m.Service, m.Version, m.At, cancel);
    }
}
