using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenTaskBookSigned(ProgressStore progress) : IConsumer<TaskBookSigned>
{
    public Task Consume(ConsumeContext<TaskBookSigned> context) =>
        progress.Take(context.Message.ChallengeId, p => p.With(new AwardFact(context.Message.Version, context.Message.At, Stage.Contract)), context.CancellationToken);
}
