using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenNoAward(ProgressStore progress) : IConsumer<NoAward>
{
    public Task Consume(ConsumeContext<NoAward> context)
    {
        var m = context.Message;
        var fact = new AwardFact(m.Version, m.At, Stage.NoAward) { Reason = m.Reason, ElapsedDays = m.ElapsedDays };
        return progress.Take(m.ChallengeId, p => p.With(fact), context.CancellationToken);
    }
}
