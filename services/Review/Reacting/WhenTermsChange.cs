using Challenges.Contracts.Publication;
using Challenges.Review.Deciding;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Reacting;

/// <summary>Keeps the terms with the highest version, whichever message brings them.</summary>
public sealed class WhenChallengePublished(ReviewStore reviews, DecisionJournal journal, Moment moment) : IConsumer<ChallengePublished>
{
    public async Task Consume(ConsumeContext<ChallengePublished> context)
    {
        var review = await reviews.BegunOrNew(context.Message.ChallengeId, context.CancellationToken);
        review.Take(context.Message.Terms, context.Message.Version, moment.Now);
        await reviews.Save(review, context.CancellationToken);
        await journal.Finds(review, Decision.Message, moment.Now, context.CancellationToken);
    }
}

/// <inheritdoc cref="WhenChallengePublished" />
public sealed class WhenChallengeAmended(ReviewStore reviews, DecisionJournal journal, Moment moment) : IConsumer<ChallengeAmended>
{
    public async Task Consume(ConsumeContext<ChallengeAmended> context)
    {
        var review = await reviews.BegunOrNew(context.Message.ChallengeId, context.CancellationToken);
        review.Take(context.Message.Terms, context.Message.Version, moment.Now);
        await reviews.Save(review, context.CancellationToken);
        await journal.Finds(review, Decision.Message, moment.Now, context.CancellationToken);
    }
}

/// <summary>Ends the review, even when it is the first message that tells of the challenge.</summary>
public sealed class WhenChallengeCancelled(ReviewStore reviews) : IConsumer<ChallengeCancelled>
{
    public async Task Consume(ConsumeContext<ChallengeCancelled> context)
    {
        var review = await reviews.BegunOrNew(context.Message.ChallengeId, context.CancellationToken);
        review.Cancel(context.Message.At);
        await reviews.Save(review, context.CancellationToken);
    }
}
