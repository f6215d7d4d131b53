using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Review.Reacting;

/// <summary>From the public notice on everybody may read the ranking.</summary>
public sealed class WhenNoticeOpened(ReviewStore reviews) : IConsumer<NoticeOpened>
{
    public async Task Consume(ConsumeContext<NoticeOpened> context)
    {
        var review = await reviews.BegunOrNew(context.Message.ChallengeId, context.CancellationToken);
        review.Notice(context.Message.At);
        await reviews.Save(review, context.CancellationToken);
    }
}

/// <summary>The award is decided: names of the panel may be shown where the profile says so (R15).</summary>
public sealed class WhenAwardConfirmed(ReviewStore reviews) : IConsumer<AwardConfirmed>
{
    public async Task Consume(ConsumeContext<AwardConfirmed> context)
    {
        var review = await reviews.BegunOrNew(context.Message.ChallengeId, context.CancellationToken);
        review.Decided(context.Message.At);
        await reviews.Save(review, context.CancellationToken);
    }
}

/// <inheritdoc cref="WhenAwardConfirmed" />
public sealed class WhenNoAward(ReviewStore reviews) : IConsumer<NoAward>
{
    public async Task Consume(ConsumeContext<NoAward> context)
    {
        var review = await reviews.BegunOrNew(context.Message.ChallengeId, context.CancellationToken);
        review.Decided(context.Message.At);
        await reviews.Save(review, context.CancellationToken);
    }
}
