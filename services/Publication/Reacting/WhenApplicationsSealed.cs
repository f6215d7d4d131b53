using Challenges.Contracts.Applications;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenApplicationsSealed(ProgressStore progress) : IConsumer<ApplicationsSealed>
{
    public Task Consume(ConsumeContext<ApplicationsSealed> context)
    {
        var m = context.Message;
        return progress.Take(m.ChallengeId, p => p.With(new SealFact(m.Version, m.At, m.ClosedAt, m.Count, m.MerkleRoot)), context.CancellationToken);
    }
}
