using Challenges.Shared.Database;

namespace Challenges.Shared.Deadlines;

/// <summary>The SQL of a table whose rows come due. Reading goes on after the last row seen, so that rows that fail again and again hide no others.</summary>
sealed class DeadlineTable(SqlSession session, string table)
{
    // Written with a table's name that stands for the real one, so that the whole text can be checked.
    const string AnyTable = "[Deadlines]";

    const string DueRows = """
        SELECT [Id], [DueAt] FROM (
            SELECT [Id], [DueAt], ROW_NUMBER() OVER (ORDER BY [DueAt], [Id]) AS [Place] FROM [Deadlines]
            WHERE [DueAt] <= @now AND (@afterId IS NULL OR [DueAt] > @after OR ([DueAt] = @after AND [Id] > @afterId))) AS [Due]
        WHERE [Place] <= @count
        ORDER BY [Place]
        """;

    const string NextTime = "SELECT MIN([DueAt]) FROM [Deadlines] WHERE [DueAt] > @now";

    readonly string _due = DueRows.Replace(AnyTable, $"[{table}]", StringComparison.Ordinal);
    readonly string _next = NextTime.Replace(AnyTable, $"[{table}]", StringComparison.Ordinal);

    internal Task<IReadOnlyList<DueRow>> Due(DateTimeOffset now, DueRow? last, int count, CancellationToken cancel) =>
        session.Query<DueRow>(_due, new { now, after = last?.DueAt, afterId = last?.Id, count }, cancel);

    internal Task<DateTimeOffset?> Next(DateTimeOffset now, CancellationToken cancel) => session.Find<DateTimeOffset?>(_next, new { now }, cancel);
}

sealed class DueRow
{
    public Guid Id { get; init; }
    public DateTimeOffset DueAt { get; init; }
}
