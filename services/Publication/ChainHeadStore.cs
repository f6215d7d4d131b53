using Challenges.Shared.Database;

namespace Challenges.Publication;

/// <summary>
/// Every head that any service has published of its chain of decisions. Kept apart from the chains, so that whoever changes a chain afterwards has to change a second database too, and a
/// chain that was published in two forms shows both.
/// </summary>
public sealed class ChainHeadStore(SqlSession sql)
{
    public Task Keep(Guid challenge, string service, int sequence, string hash, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [ChainHeads] ([ChallengeId], [Service], [Sequence], [Hash]) SELECT @challenge, @service, @sequence, @hash
        WHERE NOT EXISTS (SELECT 1 FROM [ChainHeads] WHERE [ChallengeId] = @challenge AND [Service] = @service AND [Sequence] = @sequence AND [Hash] = @hash)
        """, new { challenge, service, sequence, hash }, cancel);

    /// <summary>True when two different heads of the same length were published.</summary>
    public async Task<bool> Differs(Guid challenge, string service, int sequence, CancellationToken cancel) => (await sql.Query<string>(
        "SELECT [Hash] FROM [ChainHeads] WHERE [ChallengeId] = @challenge AND [Service] = @service AND [Sequence] = @sequence", new { challenge, service, sequence }, cancel)).Count > 1;

    public Task<IReadOnlyList<ChainHead>> Of(Guid challenge, CancellationToken cancel) => sql.Query<ChainHead>(
        "SELECT [Service], [Sequence], [Hash] FROM [ChainHeads] WHERE [ChallengeId] = @challenge ORDER BY [Service], [Sequence], [Hash]", new { challenge }, cancel);
}

/// <summary>A head as it was published.</summary>
public sealed record ChainHead
{
    public string Service { get; init; } = "";
    public int Sequence { get; init; }
    public string Hash { get; init; } = "";
}
