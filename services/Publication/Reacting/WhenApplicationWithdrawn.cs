using Challenges.Contracts.Applications;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenApplicationWithdrawn(ProgressStore progress) : IConsumer<ApplicationWithdrawn>
{
    public Task Consume(ConsumeContext<ApplicationWithdrawn> context) =>
        progress.Take(context.Message.ChallengeId, p => p.With(new CountFact(context.Message.Version, context.Message.Count)), context.CancellationToken);
}
