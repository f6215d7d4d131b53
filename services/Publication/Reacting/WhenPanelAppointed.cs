using Challenges.Contracts.Review;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenPanelAppointed(ProgressStore progress) : IConsumer<PanelAppointed>
{
    public Task Consume(ConsumeContext<PanelAppointed> context) =>
        progress.Take(context.Message.ChallengeId, p => p.WithPanel(new StepFact(context.Message.Version, context.Message.At)), context.CancellationToken);
}
