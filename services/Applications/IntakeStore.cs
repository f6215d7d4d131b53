using System.Text;
using Challenges.Contracts.Publication;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>
/// The SQL of the intake. Whatever files, withdraws, seals or changes terms takes its turn first: the row stays locked until the commit, so that a filing is either
/// before the sealing or sees that it is too late.
/// </summary>
public sealed class IntakeStore(SqlSession sql)
{
    const string Columns =
        "[Id], [Number], [Department], [Version], [Terms], [TermsVersion], [ReconfirmVersion], [CancelReason], [CancelledAt], [Count], [SealedAt], [MerkleRoot], [RankingVersion], [RankedAt], [AwardVersion], [WinnerCodes], [FixUntil], [RecountAt], [FixEndedAt], [ConcludedAt], [AdmittedCount], [EndedAt]";

    public async Task<Intake?> Find(Guid challenge, CancellationToken cancel) =>
        Restore(await sql.Find<IntakeRow>($"SELECT {Columns} FROM [Challenges] WHERE [Id] = @challenge", new { challenge }, cancel));

    public async Task<Intake?> Find(string number, CancellationToken cancel) =>
        Restore(await sql.Find<IntakeRow>($"SELECT {Columns} FROM [Challenges] WHERE [Number] = @number", new { number }, cancel));

    /// <summary>The sealed challenges of a department, with how their formal checks stand.</summary>
    public Task<IReadOnlyList<FormalCheckLine>> Checks(string department, IReadOnlyCollection<Guid> closed, CancellationToken cancel) => sql.Query<FormalCheckLine>("""
        SELECT c.[Number] AS [Challenge], c.[SealedAt], c.[FixUntil], c.[ConcludedAt], c.[Count] AS [Sealed],
          COALESCE(SUM(CASE WHEN s.[Admission] = 'Admitted' THEN 1 ELSE 0 END), 0) AS [Admitted], COALESCE(SUM(CASE WHEN s.[Admission] = 'Refused' THEN 1 ELSE 0 END), 0) AS [Refused],
          COALESCE(SUM(CASE WHEN s.[Admission] = 'Open' THEN 1 ELSE 0 END), 0) AS [Unknown], COALESCE(SUM(CASE WHEN s.[Admission] = 'ToMend' THEN 1 ELSE 0 END), 0) AS [ToMend]
        FROM [Challenges] c LEFT JOIN [SealedApplications] s ON s.[ChallengeId] = c.[Id]
        WHERE c.[Department] = @department AND c.[SealedAt] IS NOT NULL AND c.[CancelledAt] IS NULL AND c.[Id] NOT IN @closed
        GROUP BY c.[Number], c.[SealedAt], c.[FixUntil], c.[ConcludedAt], c.[Count]
        """, new { department, closed }, cancel);

    /// <summary>Locks the row for this transaction, then reads it. Null when the challenge is not known.</summary>
    public async Task<Intake?> Turn(Guid challenge, CancellationToken cancel) =>
        await sql.Execute("UPDATE [Challenges] SET [Version] = [Version] WHERE [Id] = @challenge", new { challenge }, cancel) == 0 ? null : await Find(challenge, cancel);

    /// <summary>The challenge holds nobody any more. A message that came before the challenge itself is tried again.</summary>
    public async Task End(Guid challenge, DateTimeOffset at, CancellationToken cancel)
    {
        var intake = await Turn(challenge, cancel) ?? throw new InvalidOperationException($"The challenge {challenge} ended, which is not known here.");
        intake.End(at);
        await Save(intake, cancel);
    }

    public async Task Insert(Intake intake, CancellationToken cancel)
    {
        intake.Version = 1;
        await sql.Execute("""
            INSERT INTO [Challenges] ([Id], [Number], [Department], [Version], [Terms], [TermsVersion], [ReconfirmVersion], [CancelReason], [CancelledAt], [Count], [SealedAt],
              [MerkleRoot], [RankingVersion], [RankedAt], [AwardVersion], [WinnerCodes], [DueAt], [AdmittedCount])
            VALUES (@ChallengeId, @Number, @Department, @Version, @Terms, @TermsVersion, @ReconfirmVersion, @CancelReason, @CancelledAt, @Count, @SealedAt,
              @MerkleRoot, @RankingVersion, @RankedAt, @AwardVersion, @WinnerCodes, @NextDueAt, @AdmittedCount)
            """, Parameters(intake, intake.Version), cancel);
    }

    public async Task Save(Intake intake, CancellationToken cancel)
    {
        await sql.Save("""
            UPDATE [Challenges] SET [Version] = @Version + 1, [Terms] = @Terms, [TermsVersion] = @TermsVersion, [ReconfirmVersion] = @ReconfirmVersion,
              [CancelReason] = @CancelReason, [CancelledAt] = @CancelledAt, [Count] = @Count, [SealedAt] = @SealedAt, [MerkleRoot] = @MerkleRoot,
              [RankingVersion] = @RankingVersion, [RankedAt] = @RankedAt, [AwardVersion] = @AwardVersion, [WinnerCodes] = @WinnerCodes, [DueAt] = @NextDueAt,
              [FixUntil] = @FixUntil, [RecountAt] = @RecountAt, [FixEndedAt] = @FixEndedAt, [ConcludedAt] = @ConcludedAt, [AdmittedCount] = @AdmittedCount, [EndedAt] = @EndedAt
            WHERE [Id] = @ChallengeId AND [Version] = @Version
            """, Parameters(intake, intake.Version), cancel);
        intake.Version++;
    }

    static object Parameters(Intake intake, int version) => new
    {
        intake.ChallengeId,
        intake.Number,
        intake.Department,
        Version = version,
        Terms = Text(intake.Terms),
        intake.TermsVersion,
        intake.ReconfirmVersion,
        CancelReason = Text(intake.CancelReason),
        intake.CancelledAt,
        intake.Count,
        intake.SealedAt,
        intake.MerkleRoot,
        intake.RankingVersion,
        intake.RankedAt,
        intake.AwardVersion,
        WinnerCodes = Text(intake.WinnerCodes),
        intake.NextDueAt,
        intake.FixUntil,
        intake.RecountAt,
        intake.FixEndedAt,
        intake.ConcludedAt,
        intake.AdmittedCount,
        intake.EndedAt
    };

    static string? Text<T>(T? value) where T : class => value is null ? null : Encoding.UTF8.GetString(Canonical.Bytes(value));

    static T? Value<T>(string? text) where T : class => text is null ? null : Canonical.Read<T>(Encoding.UTF8.GetBytes(text));

    static Intake? Restore(IntakeRow? row) => row is null ? null : Intake.Restore(
        row.Id, row.Number, row.Department, row.Version, Value<ChallengeTerms>(row.Terms), row.TermsVersion, row.ReconfirmVersion, Value<Wording>(row.CancelReason),
        row.CancelledAt, row.Count, row.SealedAt, row.MerkleRoot, row.RankingVersion, row.RankedAt, row.AwardVersion, Value<List<string>>(row.WinnerCodes) ?? [],
        row.FixUntil, row.RecountAt, row.FixEndedAt, row.ConcludedAt, row.AdmittedCount, row.EndedAt);

    sealed class IntakeRow
    {
        public Guid Id { get; init; }
        public string Number { get; init; } = "";
        public string Department { get; init; } = "";
        public int Version { get; init; }
        public string? Terms { get; init; }
        public int TermsVersion { get; init; }
        public int ReconfirmVersion { get; init; }
        public string? CancelReason { get; init; }
        public DateTimeOffset? CancelledAt { get; init; }
        public int Count { get; init; }
        public DateTimeOffset? SealedAt { get; init; }
        public string? MerkleRoot { get; init; }
        public int RankingVersion { get; init; }
        public DateTimeOffset? RankedAt { get; init; }
        public int AwardVersion { get; init; }
        public string? WinnerCodes { get; init; }
        public DateTimeOffset? FixUntil { get; init; }
        public DateTimeOffset? RecountAt { get; init; }
        public DateTimeOffset? FixEndedAt { get; init; }
        public DateTimeOffset? ConcludedAt { get; init; }
        public int AdmittedCount { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
    }
}

/// <summary>How the formal check of one challenge stands.</summary>
public sealed class FormalCheckLine
{
    public string Challenge { get; init; } = "";
    public DateTimeOffset SealedAt { get; init; }
    /// <summary>A correction is in time when it arrives before this instant; null: no check, or its calendar year is not announced.</summary>
    public DateTimeOffset? FixUntil { get; init; }
    public DateTimeOffset? ConcludedAt { get; init; }
    public int Sealed { get; init; }
    public int Admitted { get; init; }
    public int Refused { get; init; }
    /// <summary>Applications that wait for an officer.</summary>
    public int Unknown { get; init; }
    /// <summary>Applications that wait for their solver.</summary>
    public int ToMend { get; init; }
}
