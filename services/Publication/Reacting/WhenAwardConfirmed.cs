using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenAwardConfirmed(ProgressStore progress) : IConsumer<AwardConfirmed>
{
    public Task Consume(ConsumeContext<AwardConfirmed> context)
    {
        var m = context.Message;
        var fact = new AwardFact(m.Version, m.At, Stage.Confirmed) { SolverName = m.SolverName, PriceFen = m.PriceFen, ElapsedDays = m.ElapsedDays };
        return progress.Take(m.ChallengeId, p => p.With(fact), context.CancellationToken);
    }
}
