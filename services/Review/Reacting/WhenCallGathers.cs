using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Review.Recusing;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Reacting;

/// <summary>
/// Somebody applies to a challenge of a call: the reviews of the call's other challenges are looked at again, since they open at other times (R14). A consumer of its own beside the one that
/// takes the application, so that nobody ever holds the rows of two reviews.
/// </summary>
public sealed class WhenSolverIsKnown(SolverStore solvers, ReviewStore reviews, Moment moment) : IConsumer<ApplicationOpened>
{
    public async Task Consume(ConsumeContext<ApplicationOpened> context)
    {
        if (await solvers.Keep(context.Message.ChallengeId, context.Message.Parties, context.CancellationToken) is { } call)
            await reviews.LookAgain(call, context.Message.ChallengeId, moment.Now, context.CancellationToken);
    }
}

/// <summary>A challenge stands in a call; its applications may have come before.</summary>
public sealed class WhenCallIsKnown(SolverStore solvers, ReviewStore reviews, Moment moment) : IConsumer<ChallengePublished>
{
    public async Task Consume(ConsumeContext<ChallengePublished> context)
    {
        var (id, terms) = (context.Message.ChallengeId, context.Message.Terms);
        if (terms.Call is { } call && await solvers.Keep(id, terms.Number, call, context.CancellationToken)) await reviews.LookAgain(call, id, moment.Now, context.CancellationToken);
    }
}
