using Challenges.Contracts.Applications;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenApplicationReceived(ProgressStore progress) : IConsumer<ApplicationReceived>
{
    public Task Consume(ConsumeContext<ApplicationReceived> context) =>
        progress.Take(context.Message.ChallengeId, p => p.With(new CountFact(context.Message.Version, context.Message.Count)), context.CancellationToken);
}
