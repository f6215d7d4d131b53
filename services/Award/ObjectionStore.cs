using Challenges.Contracts.Publication;
using Challenges.Shared.Database;

namespace Challenges.Award;

/// <summary>The SQL of <see cref="Objection"/> and of the public list of notices.</summary>
public sealed class ObjectionStore(SqlSession session)
{
    public async Task<Objection?> Load(Guid id, CancellationToken cancel) =>
        await session.Find<ObjectionRow>("SELECT [Document] FROM [Objections] WHERE [Id] = @id", new { id }, cancel) is { } row ? Document.Read<Objection>(row.Document) : null;

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Objection>> Of(Guid challenge, CancellationToken cancel) =>
        [.. (await session.Query<ObjectionRow>("SELECT [Document] FROM [Objections] WHERE [ChallengeId] = @challenge ORDER BY [ArrivedAt], [Id]", new { challenge }, cancel))
            .Select(row => Document.Read<Objection>(row.Document))];

    /// <summary>What a person filed while signed in, newest first.</summary>
    public async Task<IReadOnlyList<ObjectionListed>> FiledBy(string person, int size, CancellationToken cancel) => person.Length == 0 ? [] :
        [.. (await session.Query<ListedRow>("""
            WITH [Listed] AS (
                SELECT [ChallengeId], [Document], ROW_NUMBER() OVER (ORDER BY [ArrivedAt] DESC, [Id] DESC) AS [Place]
                FROM [Objections] WHERE [FiledBy] = @person)
            SELECT L.[Document], A.[Number], A.[Summary] FROM [Listed] L JOIN [Awards] A ON A.[Id] = L.[ChallengeId] WHERE L.[Place] <= @size ORDER BY L.[Place]
            """, new { person, size }, cancel)).Select(row => new ObjectionListed(Document.Read<Objection>(row.Document), row.Number, Document.Read<AwardSummary>(row.Summary).Title))];

    /// <returns>How many had none yet, at most <paramref name="size"/>.</returns>
    public async Task<int> FillFilers(int size, CancellationToken cancel)
    {
        var found = await session.Query<ObjectionRow>(
            "SELECT [Document] FROM (SELECT [Document], ROW_NUMBER() OVER (ORDER BY [Id]) AS [Place] FROM [Objections] WHERE [FiledBy] IS NULL) AS [Found] WHERE [Place] <= @size", new { size }, cancel);
        foreach (var objection in found.Select(row => Document.Read<Objection>(row.Document)))
            await session.Execute("UPDATE [Objections] SET [FiledBy] = @filer WHERE [Id] = @Id AND [FiledBy] IS NULL", new { filer = objection.FiledBy ?? "", objection.Id }, cancel);
        return found.Count;
    }

    /// <summary>
    /// Files the objection and raises the award's counter in one statement that the confirmation waits for: whichever comes second sees the other.
    /// </summary>
    /// <returns>False when its notice does not run any more.</returns>
    /// <param name="state">In which the award's notice, or the notice of a result, runs.</param>
    public async Task<bool> File(Objection objection, AwardState state, CancellationToken cancel)
    {
        const string count = "UPDATE [Awards] SET [OpenObjections] = [OpenObjections] + 1 WHERE [Id] = @ChallengeId AND [State] = @state";
        if (await session.Execute(count, new { objection.ChallengeId, state = state.ToString() }, cancel) == 0) return false;
        await session.Execute("""
            INSERT INTO [Objections] ([Id], [ChallengeId], [NoticeId], [Version], [ArrivedAt], [Decided], [DueAt], [Document], [About], [FiledBy])
            VALUES (@Id, @ChallengeId, @NoticeId, @Version, @ArrivedAt, @Decided, @DueAt, @Document, @About, @FiledBy)
            """, Row(objection, 0), cancel);
        return true;
    }

    /// <exception cref="StaleVersionException">Another officer saved first.</exception>
    public async Task Save(Objection objection, int loadedVersion, CancellationToken cancel)
    {
        await session.Save("""
            UPDATE [Objections] SET [Version] = @Version, [Decided] = @Decided, [DueAt] = @DueAt, [Document] = @Document
            WHERE [Id] = @Id AND [Version] = @LoadedVersion
            """, Row(objection, loadedVersion), cancel);
    }

    /// <summary>Lowers the award's counter once an objection was decided; called before the award is saved.</summary>
    public Task CountDown(Guid challenge, CancellationToken cancel) =>
        session.Execute("UPDATE [Awards] SET [OpenObjections] = [OpenObjections] - 1 WHERE [Id] = @challenge", new { challenge }, cancel);

    /// <summary>Public notices by number, those that ended included when <paramref name="openAt"/> is null.</summary>
    public async Task<IReadOnlyList<NoticeListed>> Notices(DateTimeOffset? openAt, string after, int size, CancellationToken cancel) =>
        await session.Query<NoticeListed>("""
            WITH [Latest] AS (
                SELECT [Number], [OpenedAt], [EndsAt], [LedBack], [Summary], ROW_NUMBER() OVER (PARTITION BY [Number] ORDER BY [OpenedAt] DESC) AS [Newest]
                FROM [Notices] WHERE [Number] > @after),
            [Listed] AS (
                SELECT [Number], [OpenedAt], [EndsAt], [LedBack], [Summary], ROW_NUMBER() OVER (ORDER BY [Number]) AS [Place]
                FROM [Latest] WHERE [Newest] = 1 AND (@all = 1 OR ([EndsAt] > @openAt AND [LedBack] = 0)))
            SELECT [Number], [OpenedAt], [EndsAt], [LedBack], [Summary] FROM [Listed] WHERE [Place] <= @size ORDER BY [Place]
            """, new { all = openAt is null ? 1 : 0, openAt = openAt ?? DateTimeOffset.UnixEpoch, after, size }, cancel);

    static object Row(Objection objection, int loadedVersion) => new
    {
        objection.Id,
        objection.ChallengeId,
        objection.NoticeId,
        objection.Version,
        LoadedVersion = loadedVersion,
        objection.ArrivedAt,
        objection.About,
        FiledBy = objection.FiledBy ?? "",
        Decided = !objection.IsOpen,
        DueAt = objection.NextDueAt,
        Document = Document.Write(objection)
    };

    sealed class ObjectionRow
    {
        public string Document { get; init; } = "";
    }

    sealed class ListedRow
    {
        public string Document { get; init; } = "";
        public string Number { get; init; } = "";
        public string Summary { get; init; } = "";
    }
}

/// <summary>With the number and the title of its challenge.</summary>
public sealed record ObjectionListed(Objection Objection, string Number, Wording Title);

public sealed class NoticeListed
{
    public string Number { get; init; } = "";
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public bool LedBack { get; init; }
    public string Summary { get; init; } = "";
}
