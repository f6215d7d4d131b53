using Challenges.Shared.Database;

namespace Challenges.Shared.Decisions;

/// <summary>THE SQL of the chains. A chain is found by its challenge's number wherever that stands, so that a row moved to another chain does not disappear.</summary>
internal sealed class DecisionStore(SqlSession sql)
{
    const string Chains = """
        (SELECT [ChallengeId] FROM [DecisionHeads] WHERE [Number] = @number UNION SELECT [ChallengeId] FROM [DecisionRecords] WHERE [Number] = @number)
        """;

    public Task<HeadRow?> Head(Guid challenge, CancellationToken cancel) => sql.Find<HeadRow>(
        "SELECT [ChallengeId], [Number], [Sequence], [Hash] FROM [DecisionHeads] WHERE [ChallengeId] = @id", new { id = DecisionChain.IdOf(challenge) }, cancel);

    /// <exception cref="StaleVersionException">Somebody else appended first.</exception>
    public async Task Add(DecisionRow row, CancellationToken cancel)
    {
        await sql.Execute("""
            INSERT INTO [DecisionRecords] ([ChallengeId], [Sequence], [Number], [Actor], [Salt], [Record], [Inputs], [Result], [Hash])
            VALUES (@ChallengeId, @Sequence, @Number, @Actor, @Salt, @Record, @Inputs, @Result, @Hash)
            """, row, cancel);
        await sql.Save(row.Sequence == 1
            ? "INSERT INTO [DecisionHeads] ([ChallengeId], [Number], [Sequence], [Hash]) VALUES (@ChallengeId, @Number, @Sequence, @Hash)"
            : "UPDATE [DecisionHeads] SET [Sequence] = @Sequence, [Hash] = @Hash WHERE [ChallengeId] = @ChallengeId AND [Sequence] = @Sequence - 1", row, cancel);
    }

    public Task<IReadOnlyList<DecisionRow>> Rows(string number, CancellationToken cancel) => sql.Query<DecisionRow>($"""
        SELECT [ChallengeId], [Sequence], [Number], [Actor], [Salt], [Record], [Inputs], [Result], [Hash] FROM [DecisionRecords]
        WHERE [ChallengeId] IN {Chains} ORDER BY [ChallengeId], [Sequence]
        """, new { number }, cancel);

    public Task<IReadOnlyList<HeadRow>> Heads(string number, CancellationToken cancel) => sql.Query<HeadRow>($"""
        SELECT [ChallengeId], [Number], [Sequence], [Hash] FROM [DecisionHeads] WHERE [ChallengeId] IN {Chains} ORDER BY [ChallengeId]
        """, new { number }, cancel);

    public Task<IReadOnlyList<string>> Numbers(CancellationToken cancel) => sql.Query<string>(
        "SELECT [Number] FROM [DecisionHeads] UNION SELECT [Number] FROM [DecisionRecords] ORDER BY [Number]", null, cancel);
}
