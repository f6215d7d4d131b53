using Challenges.Contracts.Award;
using MassTransit;

namespace Challenges.Publication.Reacting;

public sealed class WhenNoticeOpened(ProgressStore progress) : IConsumer<NoticeOpened>
{
    public Task Consume(ConsumeContext<NoticeOpened> context)
    {
        var m = context.Message;
        var fact = new AwardFact(m.Version, m.At, Stage.Notice)
        {
            SolverName = m.SolverName,
            PriceFen = m.PriceFen,
            NoticeFirstDay = m.FirstDay,
            NoticeLastDay = m.LastDay,
            NoticeEndsAt = m.EndsAt
        };
        return progress.Take(m.ChallengeId, p => p.With(fact), context.CancellationToken);
    }
}
