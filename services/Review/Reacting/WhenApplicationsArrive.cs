using Challenges.Contracts.Applications;
using Challenges.Review.Deciding;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Reacting;

/// <summary>The sealed set: how many applications have to be here before anybody reads one, and the seed of the draw.</summary>
public sealed class WhenApplicationsSealed(ReviewStore reviews, DecisionJournal journal, Moment moment) : IConsumer<ApplicationsSealed>
{
    public async Task Consume(ConsumeContext<ApplicationsSealed> context)
    {
        var message = context.Message;
        var review = await reviews.BegunOrNew(message.ChallengeId, context.CancellationToken);
        review.Take(new SealedSet(message.Version, message.Count, message.MerkleRoot, message.ClosedAt), moment.Now);
        await reviews.Save(review, context.CancellationToken);
        await journal.Finds(review, Decision.Message, moment.Now, context.CancellationToken);
    }
}

/// <summary>One application; a second delivery under the same code changes nothing. The last one settles the conflicts before anybody can read.</summary>
public sealed class WhenApplicationOpened(ReviewStore reviews, ContentStore contents, DecisionJournal journal, Moment moment) : IConsumer<ApplicationOpened>
{
    public async Task Consume(ConsumeContext<ApplicationOpened> context)
    {
        var message = context.Message;
        var review = await reviews.BegunOrNew(message.ChallengeId, context.CancellationToken);
        var application = await contents.Add(review.Id, message.Code, message.Content, message.Parties, context.CancellationToken);
        if (message.AdmittedCount is { } admitted) review.Take(new AdmittedSet(0, admitted, message.At), moment.Now);
        review.Take(application, moment.Now);
        await reviews.Save(review, context.CancellationToken);
        await journal.Finds(review, Decision.Message, moment.Now, context.CancellationToken);
    }
}

/// <summary>The formal check is over: so many of the sealed set go to the review; what was refused is never opened.</summary>
public sealed class WhenFormalCheckConcluded(ReviewStore reviews, DecisionJournal journal, Moment moment) : IConsumer<FormalCheckConcluded>
{
    public async Task Consume(ConsumeContext<FormalCheckConcluded> context)
    {
        var message = context.Message;
        var review = await reviews.BegunOrNew(message.ChallengeId, context.CancellationToken);
        review.Take(new AdmittedSet(message.Version, message.AdmittedCount, message.At), moment.Now);
        await reviews.Save(review, context.CancellationToken);
        await journal.Finds(review, Decision.Message, moment.Now, context.CancellationToken);
    }
}

/// <summary>Who stands behind which code: lets the one who filed read the own feedback.</summary>
public sealed class WhenApplicantsIdentified(ApplicantStore applicants) : IConsumer<ApplicantsIdentified>
{
    public async Task Consume(ConsumeContext<ApplicantsIdentified> context)
    {
        foreach (var applicant in context.Message.Applicants)
            await applicants.Add(context.Message.ChallengeId, applicant.Code, applicant.Representative, applicant.SolverName, context.CancellationToken);
    }
}
