using System.Data.Common;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>The SQL of the application. Drafts are encrypted and solvers fingerprinted on the way in (<see cref="Vault"/>).</summary>
public sealed class ApplicationStore(SqlSession sql, Vault vault)
{
    const string Columns =
        "[Id], [ChallengeId], [State], [Version], [Draft], [StartedAt], [SavedAt], [Filing], [FiledAt], [WithdrawnAt], [Digest], [ReceiptId], [TermsVersion], [DraftDiffers]";

    /// <summary>The application when the person is its solver; null for anybody else's, as for none.</summary>
    public async Task<Application?> Find(Guid id, string person, CancellationToken cancel) => Restore(await sql.Find<ApplicationRow>(
        $"SELECT {Columns} FROM [Applications] WHERE [Id] = @id AND [Solver] = @solver", new { id, solver = Solver(person) }, cancel));

    /// <summary>Whoever asks: only for partners, who see their own part of the draft and nothing else.</summary>
    public async Task<Application?> FindForPartner(Guid id, CancellationToken cancel) =>
        Restore(await sql.Find<ApplicationRow>($"SELECT {Columns} FROM [Applications] WHERE [Id] = @id", new { id }, cancel));

    public async Task<Application?> FindOf(Guid challenge, string person, CancellationToken cancel) => Restore(await sql.Find<ApplicationRow>(
        $"SELECT {Columns} FROM [Applications] WHERE [ChallengeId] = @challenge AND [Solver] = @solver", new { challenge, solver = Solver(person) }, cancel));

    public async Task<IReadOnlyList<Application>> Mine(string person, CancellationToken cancel) =>
        [.. (await sql.Query<ApplicationRow>($"SELECT {Columns} FROM [Applications] WHERE [Solver] = @solver", new { solver = Solver(person) }, cancel)).Select(row => Restore(row)!)];

    /// <summary>False when the solver has an application to this challenge already.</summary>
    public async Task<bool> TryInsert(Application application, CancellationToken cancel)
    {
        try
        {
            return await sql.Execute("""
                INSERT INTO [Applications] ([Id], [ChallengeId], [Solver], [State], [Version], [Draft], [StartedAt], [SavedAt], [Filing], [TermsVersion], [DraftDiffers])
                SELECT @Id, @ChallengeId, @Solver, @State, @Version, @Draft, @StartedAt, @SavedAt, @Filing, @TermsVersion, @DraftDiffers
                WHERE NOT EXISTS (SELECT 1 FROM [Applications] WHERE [ChallengeId] = @ChallengeId AND [Solver] = @Solver)
                """, Parameters(application), cancel) == 1;
        }
        catch (DbException e) when (sql.Dialect.IsUniqueViolation(e))
        {
            return false;
        }
    }

    /// <summary>Saves over the version that was loaded; the answer is the new version.</summary>
    public async Task<int> Save(Application application, CancellationToken cancel)
    {
        await sql.Save("""
            UPDATE [Applications] SET [Version] = @Version + 1, [State] = @State, [Draft] = @Draft, [SavedAt] = @SavedAt, [Filing] = @Filing, [FiledAt] = @FiledAt,
              [WithdrawnAt] = @WithdrawnAt, [Digest] = @Digest, [ReceiptId] = @ReceiptId, [TermsVersion] = @TermsVersion, [DraftDiffers] = @DraftDiffers
            WHERE [Id] = @Id AND [Version] = @Version
            """, Parameters(application), cancel);
        return application.Version + 1;
    }

    /// <summary>Takes or gives back the organisation for this application. False when another application of the challenge holds it.</summary>
    public async Task<bool> Claim(Application application, string? organisation, CancellationToken cancel)
    {
        await sql.Execute("DELETE FROM [OrganisationClaims] WHERE [ApplicationId] = @Id", new { application.Id }, cancel);
        if (organisation is null) return true;
        return await sql.Execute("""
            INSERT INTO [OrganisationClaims] ([ChallengeId], [Organisation], [ApplicationId])
            SELECT @ChallengeId, @organisation, @Id
            WHERE NOT EXISTS (SELECT 1 FROM [OrganisationClaims] WHERE [ChallengeId] = @ChallengeId AND [Organisation] = @organisation)
            """, new { application.ChallengeId, application.Id, organisation = Organisation(organisation) }, cancel) == 1;
    }

    public async Task<bool> IsClaimedByAnother(Application application, string organisation, CancellationToken cancel) =>
        (await sql.Query<int>("SELECT 1 FROM [OrganisationClaims] WHERE [ChallengeId] = @ChallengeId AND [Organisation] = @organisation AND [ApplicationId] <> @Id",
            new { application.ChallengeId, application.Id, organisation = Organisation(organisation) }, cancel)).Count > 0;

    string Solver(string person) => vault.Fingerprint("person", person);

    string Organisation(string organisation) => vault.Fingerprint("organisation", organisation);

    static string Place(Guid id) => $"draft {id:N}";

    object Parameters(Application a) => new
    {
        a.Id,
        a.ChallengeId,
        Solver = Solver(a.Representative.Person),
        a.State,
        a.Version,
        Draft = vault.Seal(a.ChallengeId, Place(a.Id), Canonical.Bytes(new DraftDocument(a.Representative, a.Draft, a.Attachments.Count == 0 ? null : a.Attachments,
            a.Confirmations.Count == 0 ? null : a.Confirmations))),
        a.StartedAt,
        a.SavedAt,
        a.Filing,
        a.FiledAt,
        a.WithdrawnAt,
        a.Digest,
        a.ReceiptId,
        a.TermsVersion,
        a.DraftDiffers
    };

    Application? Restore(ApplicationRow? row)
    {
        if (row is null) return null;
        var draft = Canonical.Read<DraftDocument>(vault.Open(row.ChallengeId, Place(row.Id), row.Draft));
        return Application.Restore(row.Id, row.ChallengeId, draft.Representative, row.StartedAt, row.Version, row.State, draft.Content, row.SavedAt, row.Filing,
            row.FiledAt, row.WithdrawnAt, row.Digest, row.ReceiptId, row.TermsVersion, row.DraftDiffers, draft.Attachments ?? [], draft.Confirmations ?? []);
    }

    sealed record DraftDocument(Representative Representative, ApplicationContent Content, IReadOnlyList<Attachment>? Attachments = null, IReadOnlyList<PartnerConfirmation>? Confirmations = null);

    sealed class ApplicationRow
    {
        public Guid Id { get; init; }
        public Guid ChallengeId { get; init; }
        public ApplicationState State { get; init; }
        public int Version { get; init; }
        public string Draft { get; init; } = "";
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset SavedAt { get; init; }
        public int Filing { get; init; }
        public DateTimeOffset? FiledAt { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
        public string? Digest { get; init; }
        public string? ReceiptId { get; init; }
        public int TermsVersion { get; init; }
        public bool DraftDiffers { get; init; }
    }
}
