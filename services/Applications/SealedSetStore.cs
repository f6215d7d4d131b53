using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Applications;

/// <summary>The SQL of the sealed set and of the record of who read identities early.</summary>
public sealed class SealedSetStore(SqlSession sql)
{
    public async Task Insert(Guid challenge, SealedSet set, CancellationToken cancel)
    {
        foreach (var entry in set.Entries)
        {
            await sql.Execute("""
                INSERT INTO [SealedApplications] ([ChallengeId], [Code], [ApplicationId], [Filing], [Digest])
                VALUES (@challenge, @Code, @ApplicationId, @Filing, @Digest)
                """, new { challenge, entry.Code, entry.ApplicationId, entry.Filing, entry.Digest }, cancel);
        }
    }

    public async Task<IReadOnlyList<string>> Digests(Guid challenge, CancellationToken cancel) =>
        await sql.Query<string>("SELECT [Digest] FROM [SealedApplications] WHERE [ChallengeId] = @challenge", new { challenge }, cancel);

    public Task<string?> CodeOf(Guid application, CancellationToken cancel) =>
        sql.Find<string>("SELECT [Code] FROM [SealedApplications] WHERE [ApplicationId] = @application", new { application }, cancel);

    /// <summary>False when the code is not in the set.</summary>
    public async Task<bool> Rank(Guid challenge, string code, int place, CancellationToken cancel) => await sql.Execute(
        "UPDATE [SealedApplications] SET [RankedPlace] = @place WHERE [ChallengeId] = @challenge AND [Code] = @code", new { challenge, code, place }, cancel) == 1;

    public Task<int> RecordReading(Guid challenge, string readBy, string reason, DateTimeOffset readAt, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [IdentityReadings] ([Id], [ChallengeId], [ReadBy], [Reason], [ReadAt]) VALUES (@id, @challenge, @readBy, @reason, @readAt)
        """, new { id = NewId.NextGuid(), challenge, readBy, reason, readAt }, cancel);
}
