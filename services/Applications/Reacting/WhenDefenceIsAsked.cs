using Challenges.Applications.Telling;
using Challenges.Contracts.Review;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Reacting;

/// <summary>The panel's questions reach the solver behind the code. Newer ones replace older ones, in whatever order they arrive.</summary>
public sealed class WhenDefenceIsAsked(IntakeStore intakes, SealedSetStore sealedSets, DefenceStore defences, TellSolvers tell, Moment moment) : IConsumer<DefenceQuestionsAsked>
{
    public async Task Consume(ConsumeContext<DefenceQuestionsAsked> context)
    {
        var (message, cancel) = (context.Message, context.CancellationToken);
        var intake = await intakes.Turn(message.ChallengeId, cancel) ?? throw new InvalidOperationException($"Questions arrived for {message.Number}, which is not known here.");
        if (await sealedSets.Candidate(intake.ChallengeId, message.Code, cancel) is not { Admission: Admission.Admitted } asked)
            throw new InvalidOperationException($"Questions arrived for {message.Code} of {message.Number}, which was not opened.");
        var known = await defences.Find(asked.ApplicationId, cancel);
        var defence = known is null ? Defence.Of(message, asked.ApplicationId) : known.Take(message);
        if (defence == known) return;
        if (known is null) await defences.Insert(defence, cancel);
        else await defences.Save(defence, cancel);
        await tell.Asked(intake, defence, moment.Now, cancel);
    }
}
