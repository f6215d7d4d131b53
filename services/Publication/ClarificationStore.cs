using System.Data.Common;
using Challenges.Contracts.Publication;
using Challenges.Shared.Database;

namespace Challenges.Publication;

public sealed class ClarificationStore(SqlSession sql)
{
    const string Columns = "[Id], [ChallengeId], [Number], [Version], [State], [Asker], [AskedAt], [Asked], [QuestionZh], [QuestionEn], [AnswerZh], [AnswerEn], [PublishedAt]";

    public async Task<IReadOnlyList<Clarification>> Of(Guid challengeId, CancellationToken cancel) =>
        [.. (await sql.Query<Row>($"SELECT {Columns} FROM [Clarifications] WHERE [ChallengeId] = @challengeId ORDER BY [Number]", new { challengeId }, cancel)).Select(Read)];

    public async Task<Clarification?> Find(Guid challengeId, int number, CancellationToken cancel) =>
        await sql.Find<Row>($"SELECT {Columns} FROM [Clarifications] WHERE [ChallengeId] = @challengeId AND [Number] = @number", new { challengeId, number }, cancel) is { } row ? Read(row) : null;

    public async Task<int> NextNumber(Guid challengeId, CancellationToken cancel) =>
        await sql.Find<int?>("SELECT MAX([Number]) FROM [Clarifications] WHERE [ChallengeId] = @challengeId", new { challengeId }, cancel) is { } last ? last + 1 : 1;

    /// <exception cref="StaleVersionException">Somebody else asked under the same number in this moment.</exception>
    public async Task Add(Clarification question, CancellationToken cancel)
    {
        try
        {
            await sql.Execute(
                """
                INSERT INTO [Clarifications] ([Id], [ChallengeId], [Number], [Version], [State], [Asker], [AskedAt], [Asked])
                VALUES (@Id, @ChallengeId, @Number, @Version, @State, @Asker, @AskedAt, @Asked)
                """, Parameters(question), cancel);
        }
        catch (DbException e) when (sql.Dialect.IsUniqueViolation(e))
        {
            throw new StaleVersionException();
        }
    }

    public Task Save(Clarification question, CancellationToken cancel) => sql.Save(
        """
        UPDATE [Clarifications] SET [Version] = @Version, [State] = @State, [QuestionZh] = @QuestionZh, [QuestionEn] = @QuestionEn,
            [AnswerZh] = @AnswerZh, [AnswerEn] = @AnswerEn, [PublishedAt] = @PublishedAt
        WHERE [Id] = @Id AND [Version] = @Before
        """, Parameters(question), cancel);

    static object Parameters(Clarification c) => new
    {
        c.Id,
        c.ChallengeId,
        c.Number,
        c.Version,
        Before = c.Version - 1,
        State = c.State.ToString(),
        c.Asker,
        c.AskedAt,
        c.Asked,
        QuestionZh = c.Question?.Zh,
        QuestionEn = c.Question?.En,
        AnswerZh = c.Answer?.Zh,
        AnswerEn = c.Answer?.En,
        c.PublishedAt
    };

    static Clarification Read(Row row) => new()
    {
        Id = row.Id,
        ChallengeId = row.ChallengeId,
        Number = row.Number,
        Version = row.Version,
        State = Enum.Parse<ClarificationState>(row.State),
        Asker = row.Asker,
        AskedAt = row.AskedAt,
        Asked = row.Asked,
        Question = Both(row.QuestionZh, row.QuestionEn),
        Answer = Both(row.AnswerZh, row.AnswerEn),
        PublishedAt = row.PublishedAt
    };

    static Wording? Both(string? zh, string? en) => zh is null || en is null ? null : new Wording { Zh = zh, En = en };

    sealed class Row
    {
        public Guid Id { get; init; }
        public Guid ChallengeId { get; init; }
        public int Number { get; init; }
        public int Version { get; init; }
        public string State { get; init; } = "";
        public string Asker { get; init; } = "";
        public DateTimeOffset AskedAt { get; init; }
        public string Asked { get; init; } = "";
        public string? QuestionZh { get; init; }
        public string? QuestionEn { get; init; }
        public string? AnswerZh { get; init; }
        public string? AnswerEn { get; init; }
        public DateTimeOffset? PublishedAt { get; init; }
    }
}
