using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenNoticeLedBack(ProgressStore progress) : IConsumer<NoticeLedBack>
{
    public Task Consume(ConsumeContext<NoticeLedBack> context) => progress.Take(
        context.Message.ChallengeId, p => p.With(new AwardFact(context.Message.Version, context.Message.At, Stage.Ranked)), context.CancellationToken);
}
