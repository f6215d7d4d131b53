using Challenges.Shared.Database;

namespace Challenges.Publication;

/// <summary>Facts of other services beside the challenges, under a version of their own: a message never disturbs an officer's edit.</summary>
public sealed class ProgressStore(SqlSession sql)
{
    public async Task<Progress> Get(Guid challengeId, CancellationToken cancel) => (await Load(challengeId, cancel)).Progress;

    /// <summary>Takes a fact in; what is stale changes nothing.</summary>
    public async Task Take(Guid challengeId, Func<Progress, Progress> take, CancellationToken cancel)
    {
        var (before, version) = await Load(challengeId, cancel);
        var after = take(before);
        if (ReferenceEquals(after, before)) return;
        var row = new { challengeId, Before = version, Version = version + 1, Stage = after.Stage.ToString(), Document = StoredJson.Write(after) };
        await sql.Save(version == 0
            ? """
              INSERT INTO [Progress] ([ChallengeId], [Version], [Stage], [Document])
              SELECT @challengeId, @Version, @Stage, @Document WHERE NOT EXISTS (SELECT 1 FROM [Progress] WHERE [ChallengeId] = @challengeId)
              """
            : "UPDATE [Progress] SET [Version] = @Version, [Stage] = @Stage, [Document] = @Document WHERE [ChallengeId] = @challengeId AND [Version] = @Before", row, cancel);
        await sql.Execute("UPDATE [Challenges] SET [Stage] = @Stage WHERE [Id] = @challengeId", row, cancel);
    }

    async Task<(Progress Progress, int Version)> Load(Guid challengeId, CancellationToken cancel)
    {
        var row = await sql.Find<Row>("SELECT [ChallengeId], [Version], [Document] FROM [Progress] WHERE [ChallengeId] = @challengeId", new { challengeId }, cancel);
        return row is null ? (Progress.Nothing, 0) : (StoredJson.Read<Progress>(row.Document), row.Version);
    }

    sealed class Row
    {
        public Guid ChallengeId { get; init; }
        public int Version { get; init; }
        public string Document { get; init; } = "";
    }
}
