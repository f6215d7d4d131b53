using Challenges.Contracts.Review;
using MassTransit;

namespace Challenges.Publication.Reacting;

/// <summary>Keeps that there is a ranking, and nothing of what it says: Award tells who is proposed.</summary>
public sealed class WhenRankingFinalised(ProgressStore progress) : IConsumer<RankingFinalised>
{
    public Task Consume(ConsumeContext<RankingFinalised> context) =>
        progress.Take(context.Message.ChallengeId, p => p.WithRanking(new StepFact(context.Message.Version, context.Message.At)), context.CancellationToken);
}
