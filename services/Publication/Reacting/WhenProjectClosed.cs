using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenProjectClosed(ProgressStore progress) : IConsumer<ProjectClosed>
{
    public Task Consume(ConsumeContext<ProjectClosed> context)
    {
        var m = context.Message;
        var stage = m.Outcome is "accepted" or "accepted-after-rectification" ? Stage.Accepted : Stage.Ended;
        return progress.Take(m.ChallengeId, p => p.With(new AwardFact(m.Version, m.At, stage) { Outcome = m.Outcome, ElapsedDays = m.ElapsedDays }), context.CancellationToken);
    }
}
