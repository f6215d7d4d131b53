using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenProjectClosed(ProgressStore progress) : IConsumer<ProjectClosed>
{
    public Task Consume(ConsumeContext<ProjectClosed> context)
    {
        var m = context.Message;
        return progress.Take(m.ChallengeId, p => p.With(new AwardFact(m.Version, m.At, Progress.StageOf(m.Outcome)) { Outcome = m.Outcome, ElapsedDays = m.ElapsedDays }), context.CancellationToken);
    }
}
