using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Applications.Reacting;

// Without an award, or once the project is closed, the challenge holds nobody any more (R10).

public sealed class WhenProjectClosed(IntakeStore intakes) : IConsumer<ProjectClosed>
{
    public Task Consume(ConsumeContext<ProjectClosed> context) => intakes.End(context.Message.ChallengeId, context.Message.At, context.CancellationToken);
}

public sealed class WhenNoAward(IntakeStore intakes) : IConsumer<NoAward>
{
    public Task Consume(ConsumeContext<NoAward> context) => intakes.End(context.Message.ChallengeId, context.Message.At, context.CancellationToken);
}
