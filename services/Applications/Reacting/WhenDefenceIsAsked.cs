using Challenges.Contracts.Review;
using MassTransit;

namespace Challenges.Applications.Reacting;

/// <summary>The panel's questions reach the solver behind the code. Newer ones replace older ones, in whatever order they arrive.</summary>
public sealed class WhenDefenceIsAsked(IntakeStore intakes, SealedSetStore sealedSets, DefenceStore defences) : IConsumer<DefenceQuestionsAsked>
{
    public async Task Consume(ConsumeContext<DefenceQuestionsAsked> context)
    {
        var (message, cancel) = (context.Message, context.CancellationToken);
        var intake = await intakes.Turn(message.ChallengeId, cancel) ?? throw new InvalidOperationException($"Questions arrived for {message.Number}, which is not known here.");
        if (await sealedSets.Candidate(intake.ChallengeId, message.Code, cancel) is not { Admission: Admission.Admitted } asked)
            throw new InvalidOperationException($"Questions arrived for {message.Code} of {message.Number}, which was not opened.");
        if (await defences.Find(asked.ApplicationId, cancel) is not { } known) await defences.Insert(Defence.Of(message, asked.ApplicationId), cancel);
        else if (known.Take(message) is var newer && newer != known) await defences.Save(newer, cancel);
    }
}
