using Challenges.Contracts.Deciding;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenDecisionsChained(ChainHeadStore heads) : IConsumer<DecisionsChained>
{
    public Task Consume(ConsumeContext<DecisionsChained> context) =>
        heads.Keep(context.Message.ChallengeId, context.Message.Service, context.Message.Version, context.Message.Hash, context.CancellationToken);
}
