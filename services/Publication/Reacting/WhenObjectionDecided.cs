using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

/// <summary>Of an objection the public page shows only that it led the award back; its answer stands with the notice.</summary>
public sealed class WhenObjectionDecided(ProgressStore progress) : IConsumer<ObjectionDecided>
{
    public Task Consume(ConsumeContext<ObjectionDecided> context) => context.Message.ReturnsToProposal ? progress.Take(
        context.Message.ChallengeId, p => p.With(new AwardFact(context.Message.Version, context.Message.At, Stage.Ranked)), context.CancellationToken) : Task.CompletedTask;
}
