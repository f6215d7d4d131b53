using Challenges.Shared.Database;

namespace Challenges.Shared.Deadlines;

/// <summary>
/// The SQL of a table whose rows come due; its name takes the place of <c>[Deadlines]</c>. Reading goes on after the last row seen, so that rows that fail
/// again and again hide no others.
/// </summary>
sealed class DeadlineTable(SqlSession session, string table)
{
    const string DueNow = """
        SELECT [Id], [DueAt] FROM (
            SELECT [Id], [DueAt], ROW_NUMBER() OVER (ORDER BY [DueAt], [Id]) AS [Place] FROM [Deadlines]
            WHERE [DueAt] <= @now AND (@afterId IS NULL OR [DueAt] > @after OR ([DueAt] = @after AND [Id] > @afterId))) AS [Due]
        WHERE [Place] <= @count
        ORDER BY [Place]
        """;

    const string NextDue = "SELECT MIN([DueAt]) FROM [Deadlines] WHERE [DueAt] > @now";

    internal Task<IReadOnlyList<DueRow>> Due(DateTimeOffset now, DueRow? last, int count, CancellationToken cancel) =>
        session.Query<DueRow>(Of(DueNow), new { now, after = last?.DueAt, afterId = last?.Id, count }, cancel);

    internal Task<DateTimeOffset?> Next(DateTimeOffset now, CancellationToken cancel) => session.Find<DateTimeOffset?>(Of(NextDue), new { now }, cancel);

    string Of(string text) => text.Replace("[Deadlines]", $"[{table}]", StringComparison.Ordinal);
}

sealed class DueRow
{
    public Guid Id { get; init; }
    public DateTimeOffset DueAt { get; init; }
}
