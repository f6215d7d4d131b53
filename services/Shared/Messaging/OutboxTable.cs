using System.Text;
using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Shared.Messaging;

/// <summary>The SQL of the outbox.</summary>
public sealed class OutboxTable(SqlSession session, InfrastructureClock clock, OutboxSignal signal, MessagingSettings settings)
{
    internal const string Insert = """
        INSERT INTO [Outbox] ([MessageId], [DestinationAddress], [SourceAddress], [ResponseAddress], [FaultAddress], [ConversationId], [CorrelationId],
            [InitiatorId], [RequestId], [ContentType], [MessageType], [Body], [Headers], [Properties], [TraceParent], [CreatedAt], [ExpiresAt], [Attempts], [NextAttemptAt])
        VALUES (@MessageId, @DestinationAddress, @SourceAddress, @ResponseAddress, @FaultAddress, @ConversationId, @CorrelationId,
            @InitiatorId, @RequestId, @ContentType, @MessageType, @Body, @Headers, @Properties, @TraceParent, @CreatedAt, @ExpiresAt, @Attempts, @NextAttemptAt)
        """;

    const string Release = """
        UPDATE [Outbox] SET [LeaseId] = NULL, [LeaseUntil] = NULL, [Attempts] = @Attempts, [NextAttemptAt] = @NextAttemptAt, [LastError] = @LastError
        WHERE [Sequence] = @Sequence AND [LeaseId] = @LeaseId
        """;

    const string DeleteSent = "DELETE FROM [Outbox] WHERE [LeaseId] = @lease";

    const string State = "SELECT COUNT(*) AS [Depth], MIN([CreatedAt]) AS [Oldest] FROM [Outbox]";

    internal async Task Add<T>(SendContext<T> context) where T : class
    {
        if (!session.InTransaction)
            throw new InvalidOperationException($"{typeof(T).Name} was published outside a transaction; begin one, so that it leaves only if the change that it tells is kept.");
        var row = OutboxRow.From(context, clock.Now);
        var bytes = Encoding.UTF8.GetByteCount(row.Body);
        if (bytes > settings.LargestMessage)
            throw new InvalidOperationException($"{typeof(T).Name} has {bytes} bytes; a message may have {settings.LargestMessage}.");
        await session.Execute(Insert, row, context.CancellationToken);
        session.AfterCommit(signal.Set);
    }

    internal async Task<IReadOnlyList<OutboxRow>> Claim(int count, CancellationToken cancel)
    {
        var now = clock.Now;
        await session.Begin(cancel);
        var rows = await session.Query<OutboxRow>(session.Dialect.OutboxClaim, new { lease = NewId.NextGuid(), until = now + settings.Lease, now, count }, cancel);
        await session.Commit(cancel);
        return [.. rows.OrderBy(r => r.Sequence)];
    }

    /// <summary>Gives back what was not sent, then deletes the rest of the lease. A lease that ran out meanwhile is another's; its rows stay.</summary>
    internal async Task Settle(Guid lease, IReadOnlyCollection<OutboxFailure> failures, CancellationToken cancel)
    {
        await session.Begin(cancel);
        foreach (var (row, error, counts) in failures)
        {
            var attempts = counts ? row.Attempts + 1 : row.Attempts;
            await session.Execute(Release, new
            {
                row.Sequence,
                LeaseId = lease,
                Attempts = attempts,
                NextAttemptAt = counts ? clock.Now + BackOff(attempts) : clock.Now,
                LastError = error.Length > 2000 ? error[..2000] : error
            }, cancel);
        }
        await session.Execute(DeleteSent, new { lease }, cancel);
        await session.Commit(cancel);
    }

    public async Task<OutboxState> Read(CancellationToken cancel = default)
    {
        var row = (await session.Query<StateRow>(State, null, cancel))[0];
        return new OutboxState(row.Depth, row.Oldest);
    }

    TimeSpan BackOff(int attempts)
    {
        var wait = settings.PollInterval * Math.Pow(2, Math.Min(attempts - 1, 20));
        return wait < settings.LongestBackOff ? wait : settings.LongestBackOff;
    }

    sealed class StateRow
    {
        public long Depth { get; init; }
        public DateTimeOffset? Oldest { get; init; }
    }
}

/// <param name="Counts">False when the broker was away: the message is not to blame.</param>
sealed record OutboxFailure(OutboxRow Row, string Error, bool Counts);

/// <param name="Oldest">When the oldest unsent message was committed.</param>
public sealed record OutboxState(long Depth, DateTimeOffset? Oldest)
{
    public TimeSpan Age(DateTimeOffset now) => Oldest is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero;
}
