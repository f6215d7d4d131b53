using Challenges.Shared.Database;
using Challenges.Shared.Proof;
using MassTransit;

namespace Challenges.Applications;

/// <summary>The SQL of the sealed set, of what the formal check found of each, and of the record of who read identities early.</summary>
public sealed class SealedSetStore(SqlSession sql, Vault vault)
{
    public Task<int> Insert(Guid challenge, SealedSet set, IEnumerable<Candidate> candidates, CancellationToken cancel)
    {
        var entries = set.Entries.ToDictionary(e => e.Code);
        return sql.Execute("""
            INSERT INTO [SealedApplications] ([ChallengeId], [Code], [ApplicationId], [Filing], [Digest], [Admission], [FailedRule], [Findings], [DecidedAt], [Correction], [Awarded])
            VALUES (@ChallengeId, @Code, @ApplicationId, @Filing, @Digest, @Admission, @FailedRule, @Findings, @DecidedAt, @Correction, 0)
            """, candidates.Select(c => new
        {
            ChallengeId = challenge,
            c.Code,
            c.ApplicationId,
            entries[c.Code].Filing,
            entries[c.Code].Digest,
            Admission = c.Admission.ToString(),
            c.FailedRule,
            Findings = Seal(challenge, c),
            c.DecidedAt,
            c.Correction
        }).ToList(), cancel);
    }

    public async Task<IReadOnlyList<Candidate>> Candidates(Guid challenge, CancellationToken cancel) =>
        [.. (await sql.Query<CandidateRow>($"SELECT {Columns} FROM [SealedApplications] WHERE [ChallengeId] = @challenge ORDER BY [Code]", new { challenge }, cancel)).Select(Open)];

    public async Task<Candidate?> Candidate(Guid challenge, string code, CancellationToken cancel) =>
        await sql.Find<CandidateRow>($"SELECT {Columns} FROM [SealedApplications] WHERE [ChallengeId] = @challenge AND [Code] = @code", new { challenge, code }, cancel) is { } row ? Open(row) : null;

    /// <summary>Null before the sealing and for what was not sealed.</summary>
    public async Task<Candidate?> CandidateOf(Guid application, CancellationToken cancel) =>
        await sql.Find<CandidateRow>($"SELECT {Columns} FROM [SealedApplications] WHERE [ApplicationId] = @application", new { application }, cancel) is { } row ? Open(row) : null;

    public Task Save(Guid challenge, Candidate candidate, CancellationToken cancel) => sql.Save("""
        UPDATE [SealedApplications] SET [Admission] = @Admission, [FailedRule] = @FailedRule, [Findings] = @Findings, [DecidedAt] = @DecidedAt, [Correction] = @Correction
        WHERE [ChallengeId] = @challenge AND [Code] = @Code
        """, new
    {
        challenge,
        candidate.Code,
        Admission = candidate.Admission.ToString(),
        candidate.FailedRule,
        Findings = Seal(challenge, candidate),
        candidate.DecidedAt,
        candidate.Correction
    }, cancel);

    /// <summary>The fix window is over: whatever was not mended is refused, in one statement.</summary>
    public Task<int> RefuseUnmended(Guid challenge, DateTimeOffset now, CancellationToken cancel) => sql.Execute(
        "UPDATE [SealedApplications] SET [Admission] = 'Refused', [DecidedAt] = @now WHERE [ChallengeId] = @challenge AND [Admission] = 'ToMend'", new { challenge, now }, cancel);

    /// <summary>Marks those that name the same contracting unit as another one.</summary>
    public async Task MarkShared(Guid challenge, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        foreach (var chunk in codes.Chunk(1_000))
            await sql.Execute("UPDATE [SealedApplications] SET [SharesUnit] = 1 WHERE [ChallengeId] = @challenge AND [Code] IN @chunk", new { challenge, chunk }, cancel);
    }

    /// <summary>Code, admission and failed rule of the whole set, by code; without the findings.</summary>
    public Task<IReadOnlyList<AdmissionRow>> Admissions(Guid challenge, CancellationToken cancel) => sql.Query<AdmissionRow>(
        "SELECT [Code], [ApplicationId], [Admission], [FailedRule] FROM [SealedApplications] WHERE [ChallengeId] = @challenge ORDER BY [Code]", new { challenge }, cancel);

    public async Task<IReadOnlyList<string>> Digests(Guid challenge, CancellationToken cancel) =>
        await sql.Query<string>("SELECT [Digest] FROM [SealedApplications] WHERE [ChallengeId] = @challenge", new { challenge }, cancel);

    public Task<string?> CodeOf(Guid application, CancellationToken cancel) =>
        sql.Find<string>("SELECT [Code] FROM [SealedApplications] WHERE [ApplicationId] = @application", new { application }, cancel);

    /// <summary>False when the code is not in the set.</summary>
    public async Task<bool> Rank(Guid challenge, string code, int place, CancellationToken cancel) => await sql.Execute(
        "UPDATE [SealedApplications] SET [RankedPlace] = @place WHERE [ChallengeId] = @challenge AND [Code] = @code", new { challenge, code, place }, cancel) == 1;

    public Task<int> Award(Guid challenge, IReadOnlyList<string> codes, CancellationToken cancel) => sql.Execute(
        "UPDATE [SealedApplications] SET [Awarded] = CASE WHEN [Code] IN @codes THEN 1 ELSE 0 END WHERE [ChallengeId] = @challenge", new { challenge, codes }, cancel);

    public Task<int> RecordReading(Guid challenge, string readBy, string reason, DateTimeOffset readAt, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [IdentityReadings] ([Id], [ChallengeId], [ReadBy], [Reason], [ReadAt]) VALUES (@id, @challenge, @readBy, @reason, @readAt)
        """, new { id = NewId.NextGuid(), challenge, readBy, reason, readAt }, cancel);

    const string Columns = "[ChallengeId], [Code], [ApplicationId], [Admission], [FailedRule], [Findings], [DecidedAt], [Correction]";

    static string Place(string code) => $"findings {code}";

    string Seal(Guid challenge, Candidate candidate) => vault.Seal(challenge, Place(candidate.Code), Canonical.Bytes(candidate.Findings));

    Candidate Open(CandidateRow row) => new()
    {
        ApplicationId = row.ApplicationId,
        Code = row.Code,
        Admission = row.Admission,
        FailedRule = row.FailedRule,
        Findings = row.Findings is null ? [] : Canonical.Read<List<CheckFinding>>(vault.Open(row.ChallengeId, Place(row.Code), row.Findings)),
        DecidedAt = row.DecidedAt,
        Correction = row.Correction
    };

    sealed class CandidateRow
    {
        public Guid ChallengeId { get; init; }
        public string Code { get; init; } = "";
        public Guid ApplicationId { get; init; }
        public Admission Admission { get; init; }
        public string? FailedRule { get; init; }
        public string? Findings { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public int Correction { get; init; }
    }
}

public sealed class AdmissionRow
{
    public string Code { get; init; } = "";
    public Guid ApplicationId { get; init; }
    public Admission Admission { get; init; }
    public string? FailedRule { get; init; }
}
