using Challenges.Shared.Database;
using Challenges.Shared.Web;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;

namespace Challenges.Shared.Messaging;

/// <summary>
/// One transaction for a consumed message: its inbox row, the consumer's rows, and the outbox rows of what it publishes. The retry filter stands outside,
/// so that each attempt has a scope, a transaction and a <see cref="Moment"/> of its own.
/// </summary>
sealed class ConsumeTransaction(
    SqlSession session, InboxTable inbox, OutboxTable outbox, Moment moment, TimeProvider time, MessagingTelemetry telemetry, IServiceProvider provider)
    : IOutboxContextFactory<SqlSession>
{
    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next) where T : class
    {
        var messageId = context.GetOriginalMessageId() ?? throw new MessageException(typeof(T), "A message without an id cannot be recognised when it comes again.");
        moment.Stamp(time.GetUtcNow());
        await session.Begin(context.CancellationToken);
        try
        {
            var isNew = await inbox.Enter(messageId, options.ConsumerId, context.CancellationToken);
            if (!isNew) telemetry.InboxDuplicates.Add(1);
            await next.Send(new ConsumeContextInTransaction<T>(context, options, provider, outbox, isNew));
            await session.Commit(context.CancellationToken);
        }
        catch
        {
            await session.Rollback();
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("consumeTransaction");
}

/// <summary>
/// What the stock outbox pipe asks of a consumed message. It has a mode of its own that delivers the messages of a consumer before it lets go;
/// here a message that was consumed counts as delivered too, because the delivery sends every row.
/// </summary>
sealed class ConsumeContextInTransaction<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IServiceProvider provider, OutboxTable outbox, bool isNew)
    : OutboxConsumeContextProxy<T>(context, options, provider) where T : class
{
    public override bool ContinueProcessing { get; set; }
    public override bool IsMessageConsumed => !isNew;
    public override bool IsOutboxDelivered => !isNew;
    public override int ReceiveCount => 1;
    public override long? LastSequenceNumber => null;
    public override Task SetConsumed() => Task.CompletedTask;
    public override Task SetDelivered() => Task.CompletedTask;
    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult(new List<OutboxMessageContext>());
    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;
    public override Task RemoveOutboxMessages() => Task.CompletedTask;
    public override Task AddSend<TSend>(SendContext<TSend> context) => outbox.Add(context);
}
