using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Applications.Reacting;

public sealed class WhenAwardConfirmed(IntakeStore intakes, SealedSetStore sealedSets) : IConsumer<AwardConfirmed>
{
    public async Task Consume(ConsumeContext<AwardConfirmed> context)
    {
        var (message, cancel) = (context.Message, context.CancellationToken);
        var intake = await intakes.Turn(message.ChallengeId, cancel) ?? throw new InvalidOperationException($"An award arrived for {message.Number}, which is not known here.");
        intake.TakeAward(message.Version, message.Codes ?? [message.Code]);
        await sealedSets.Award(intake.ChallengeId, intake.WinnerCodes, cancel);
        await intakes.Save(intake, cancel);
    }
}
