using Challenges.Contracts.Review;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>The SQL of defences. Questions and answers are encrypted like everything that solvers write.</summary>
public sealed class DefenceStore(SqlSession sql, Vault vault)
{
    public async Task<Defence?> Find(Guid application, CancellationToken cancel)
    {
        var row = await sql.Find<DefenceRow>("""
            SELECT [ApplicationId], [ChallengeId], [Code], [Version], [AskedVersion], [Position], [Defending], [AnswersUntil], [Questions], [Answers], [AnsweredAt]
            FROM [Defences] WHERE [ApplicationId] = @application
            """, new { application }, cancel);
        return row is null ? null : new Defence
        {
            ApplicationId = row.ApplicationId,
            ChallengeId = row.ChallengeId,
            Code = row.Code,
            Version = row.Version,
            AskedVersion = row.AskedVersion,
            Position = row.Position,
            Defending = row.Defending,
            AnswersUntil = row.AnswersUntil,
            Questions = Canonical.Read<List<DefenceQuestion>>(vault.Open(row.ChallengeId, QuestionsPlace(application), row.Questions)),
            Draft = Canonical.Read<DefenceDraft>(vault.Open(row.ChallengeId, AnswersPlace(application), row.Answers)),
            AnsweredAt = row.AnsweredAt
        };
    }

    public Task<int> Insert(Defence defence, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [Defences] ([ApplicationId], [ChallengeId], [Code], [Version], [AskedVersion], [Position], [Defending], [AnswersUntil], [Questions], [Answers], [AnsweredAt])
        VALUES (@ApplicationId, @ChallengeId, @Code, @Version, @AskedVersion, @Position, @Defending, @AnswersUntil, @Questions, @Answers, @AnsweredAt)
        """, Parameters(defence), cancel);

    /// <summary>Saves over the version that was loaded; the answer is the new version.</summary>
    public async Task<int> Save(Defence defence, CancellationToken cancel)
    {
        await sql.Save("""
            UPDATE [Defences] SET [Version] = @Version + 1, [AskedVersion] = @AskedVersion, [Position] = @Position, [Defending] = @Defending, [AnswersUntil] = @AnswersUntil,
              [Questions] = @Questions, [Answers] = @Answers, [AnsweredAt] = @AnsweredAt
            WHERE [ApplicationId] = @ApplicationId AND [Version] = @Version
            """, Parameters(defence), cancel);
        return defence.Version + 1;
    }

    object Parameters(Defence d) => new
    {
        d.ApplicationId,
        d.ChallengeId,
        d.Code,
        d.Version,
        d.AskedVersion,
        d.Position,
        d.Defending,
        d.AnswersUntil,
        Questions = vault.Seal(d.ChallengeId, QuestionsPlace(d.ApplicationId), Canonical.Bytes(d.Questions)),
        Answers = vault.Seal(d.ChallengeId, AnswersPlace(d.ApplicationId), Canonical.Bytes(d.Draft)),
        d.AnsweredAt
    };

    static string QuestionsPlace(Guid application) => $"questions {application:N}";

    static string AnswersPlace(Guid application) => $"answers {application:N}";

    sealed class DefenceRow
    {
        public Guid ApplicationId { get; init; }
        public Guid ChallengeId { get; init; }
        public string Code { get; init; } = "";
        public int Version { get; init; }
        public int AskedVersion { get; init; }
        public int Position { get; init; }
        public int Defending { get; init; }
        public DateTimeOffset AnswersUntil { get; init; }
        public string Questions { get; init; } = "";
        public string Answers { get; init; } = "";
        public DateTimeOffset? AnsweredAt { get; init; }
    }
}
