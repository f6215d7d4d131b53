using Challenges.Contracts.Applications;
using Challenges.Review.Defending;
using MassTransit;

namespace Challenges.Review.Reacting;

/// <summary>A solver answered the panel's questions; shown when all have, or their time is over.</summary>
public sealed class WhenDefenceAnswered(ReviewStore reviews) : IConsumer<DefenceAnswered>
{
    public async Task Consume(ConsumeContext<DefenceAnswered> context)
    {
        var message = context.Message;
        var review = await reviews.BegunOrNew(message.ChallengeId, context.CancellationToken);
        review.Take(new DefenceReply(message.Code, message.Version, message.At, message.Answers));
        await reviews.Save(review, context.CancellationToken);
    }
}
