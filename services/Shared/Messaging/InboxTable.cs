using Challenges.Shared.Database;

namespace Challenges.Shared.Messaging;

/// <summary>The SQL of the inbox: which consumer has taken which message, written in the transaction of what it did.</summary>
public sealed class InboxTable(SqlSession session, InfrastructureClock clock)
{
    const string EnterOnce = """
        INSERT INTO [Inbox] ([MessageId], [ConsumerId], [ConsumedAt])
        SELECT @messageId, @consumerId, @now
        WHERE NOT EXISTS (SELECT 1 FROM [Inbox] WHERE [MessageId] = @messageId AND [ConsumerId] = @consumerId)
        """;

    const string OldestBatch = """
        SELECT MAX([ConsumedAt]) FROM (
            SELECT [ConsumedAt], ROW_NUMBER() OVER (ORDER BY [ConsumedAt]) AS [Place] FROM [Inbox] WHERE [ConsumedAt] < @before) AS [Old]
        WHERE [Place] <= @count
        """;

    const string Forget = "DELETE FROM [Inbox] WHERE [ConsumedAt] <= @until";

    /// <summary>False when this consumer took the message before. Two copies at the same instant: the key refuses the second, and its retry finds the row.</summary>
    internal async Task<bool> Enter(Guid messageId, Guid consumerId, CancellationToken cancel) =>
        await session.Execute(EnterOnce, new { messageId, consumerId, now = clock.Now }, cancel) == 1;

    /// <summary>Forgets up to about <paramref name="count"/> messages consumed before <paramref name="before"/>; returns how many. Small steps leave room for other writers.</summary>
    public async Task<int> Clean(DateTimeOffset before, int count, CancellationToken cancel)
    {
        if (await session.Find<DateTimeOffset?>(OldestBatch, new { before, count }, cancel) is not { } until) return 0;
        return await session.Execute(Forget, new { until }, cancel);
    }
}
