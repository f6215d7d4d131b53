using Challenges.Applications.Telling;
using Challenges.Contracts.Review;
using MassTransit;

namespace Challenges.Applications.Reacting;

/// <summary>The ranking is final: the names of the ranked solvers may be told, and only theirs.</summary>
public sealed class WhenRankingFinalised(IntakeStore intakes, SealedSetStore sealedSets, FilingStore filings, TellSolvers tell, ILogger<WhenRankingFinalised> log) : IConsumer<RankingFinalised>
{
    public async Task Consume(ConsumeContext<RankingFinalised> context)
    {
        var (message, cancel) = (context.Message, context.CancellationToken);
        var intake = await intakes.Turn(message.ChallengeId, cancel) ?? throw new InvalidOperationException($"A ranking arrived for {message.Number}, which is not known here.");
        if (!intake.TakeRanking(message.Version, message.At)) return;
        foreach (var ranked in message.Ranking)
        {
            if (!await sealedSets.Rank(intake.ChallengeId, ranked.Code, ranked.Rank, cancel))
            {
                log.LogWarning("The ranking of {Number} names {Code}, which is not in the sealed set", intake.Number, ranked.Code);
            }
        }
        await intakes.Save(intake, cancel);
        var named = (await filings.Opened(intake.ChallengeId, cancel)).Where(f => f.RankedPlace is not null).ToList();
        await context.Publish(ApplicationEvents.Identified(intake, named.Select(f => (f.Code!, f.Document)), message.At), cancel);
        await tell.Ranked(intake, named, message.At, cancel);
    }
}
