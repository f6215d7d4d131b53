using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Reacting;

public sealed class WhenChallengePublished(FactStore facts, AwardStore awards, Moment moment) : IConsumer<ChallengePublished>
{
    public async Task Consume(ConsumeContext<ChallengePublished> context)
    {
        var cancel = context.CancellationToken;
        if (await facts.Keep(context.Message.ChallengeId, context.Message.Version, context.Message.Terms, cancel))
            await awards.Begin(context.Message.ChallengeId, moment.Now, cancel);
    }
}

/// <summary>An amendment carries the whole terms, so that it may arrive before the publication.</summary>
public sealed class WhenChallengeAmended(FactStore facts, AwardStore awards, Moment moment) : IConsumer<ChallengeAmended>
{
    public async Task Consume(ConsumeContext<ChallengeAmended> context)
    {
        var cancel = context.CancellationToken;
        if (await facts.Keep(context.Message.ChallengeId, context.Message.Version, context.Message.Terms, cancel))
            await awards.Begin(context.Message.ChallengeId, moment.Now, cancel);
    }
}

/// <summary>Ends whatever is not signed; when no terms arrived yet, the award begins cancelled.</summary>
public sealed class WhenChallengeCancelled(FactStore facts, AwardStore awards, Moment moment) : IConsumer<ChallengeCancelled>
{
    public async Task Consume(ConsumeContext<ChallengeCancelled> context)
    {
        var cancel = context.CancellationToken;
        if (!await facts.Keep(context.Message, cancel)) return;
        if (await awards.Load(context.Message.ChallengeId, cancel) is { } award && award.Cancel(moment.Now))
            await awards.Save(award, Decision.Message, moment.Now, cancel);
    }
}

public sealed class WhenApplicationsSealed(FactStore facts) : IConsumer<ApplicationsSealed>
{
    public Task Consume(ConsumeContext<ApplicationsSealed> context) => facts.Keep(context.Message, context.CancellationToken);
}

public sealed class WhenApplicationOpened(FactStore facts) : IConsumer<ApplicationOpened>
{
    public Task Consume(ConsumeContext<ApplicationOpened> context) => facts.Keep(context.Message, context.CancellationToken);
}

public sealed class WhenApplicantsIdentified(FactStore facts) : IConsumer<ApplicantsIdentified>
{
    public Task Consume(ConsumeContext<ApplicantsIdentified> context) => facts.Keep(context.Message, context.CancellationToken);
}

public sealed class WhenFormalCheckConcluded(FactStore facts) : IConsumer<FormalCheckConcluded>
{
    public Task Consume(ConsumeContext<FormalCheckConcluded> context) => facts.Keep(context.Message, context.CancellationToken);
}
