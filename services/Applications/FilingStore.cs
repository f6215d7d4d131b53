using System.Text;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>The SQL of filings: what was filed, encrypted, with its signed receipt. Rows are only ever added.</summary>
public sealed class FilingStore(SqlSession sql, Vault vault)
{
    public Task<int> Insert(Application application, FiledDocument document, SignedReceipt receipt, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [Filings] ([ApplicationId], [Filing], [ChallengeId], [ArrivedAt], [Digest], [Content], [ReceiptId], [Receipt], [Signature])
        VALUES (@ApplicationId, @Filing, @ChallengeId, @ArrivedAt, @Digest, @Content, @ReceiptId, @Receipt, @Signature)
        """, new
    {
        ApplicationId = application.Id,
        document.Filing,
        application.ChallengeId,
        receipt.Receipt.ArrivedAt,
        receipt.Receipt.Digest,
        Content = vault.Seal(application.ChallengeId, Place(application.Id, document.Filing), Canonical.Bytes(document)),
        ReceiptId = receipt.Receipt.Id,
        Receipt = Encoding.UTF8.GetString(Canonical.Bytes(receipt.Receipt)),
        receipt.Signature
    }, cancel);

    /// <summary>All filings of an application, the first first.</summary>
    public async Task<IReadOnlyList<Filed>> Of(Application application, CancellationToken cancel) =>
        [.. (await sql.Query<FilingRow>("""
            SELECT [ApplicationId], [Filing], [ChallengeId], [Digest], [Content], [Receipt], [Signature], NULL AS [Code], NULL AS [RankedPlace]
            FROM [Filings] WHERE [ApplicationId] = @Id ORDER BY [Filing]
            """, new { application.Id }, cancel)).Select(Open)];

    /// <summary>The filings that stand: the last one of every application that is filed and not withdrawn.</summary>
    public async Task<IReadOnlyList<Filed>> Standing(Guid challenge, CancellationToken cancel) =>
        [.. (await sql.Query<FilingRow>("""
            SELECT f.[ApplicationId], f.[Filing], f.[ChallengeId], f.[Digest], f.[Content], f.[Receipt], f.[Signature], NULL AS [Code], NULL AS [RankedPlace]
            FROM [Applications] a JOIN [Filings] f ON f.[ApplicationId] = a.[Id] AND f.[Filing] = a.[Filing]
            WHERE a.[ChallengeId] = @challenge AND a.[State] = 'Filed'
            """, new { challenge }, cancel)).Select(Open)];

    /// <summary>The sealed set by code. Only after the opening: before it there is none.</summary>
    public async Task<IReadOnlyList<Filed>> Opened(Guid challenge, CancellationToken cancel) =>
        [.. (await sql.Query<FilingRow>("""
            SELECT f.[ApplicationId], f.[Filing], f.[ChallengeId], f.[Digest], f.[Content], f.[Receipt], f.[Signature], s.[Code], s.[RankedPlace]
            FROM [SealedApplications] s JOIN [Filings] f ON f.[ApplicationId] = s.[ApplicationId] AND f.[Filing] = s.[Filing]
            WHERE s.[ChallengeId] = @challenge ORDER BY s.[Code]
            """, new { challenge }, cancel)).Select(Open)];

    static string Place(Guid application, int filing) => $"filing {application:N} {filing}";

    Filed Open(FilingRow row) => new(
        row.ApplicationId,
        Canonical.Read<FiledDocument>(vault.Open(row.ChallengeId, Place(row.ApplicationId, row.Filing), row.Content)),
        new SignedReceipt(Canonical.Read<Receipt>(Encoding.UTF8.GetBytes(row.Receipt)), row.Signature),
        row.Code,
        row.RankedPlace);

    sealed class FilingRow
    {
        public Guid ApplicationId { get; init; }
        public int Filing { get; init; }
        public Guid ChallengeId { get; init; }
        public string Digest { get; init; } = "";
        public string Content { get; init; } = "";
        public string Receipt { get; init; } = "";
        public string Signature { get; init; } = "";
        public string? Code { get; init; }
        public int? RankedPlace { get; init; }
    }
}

/// <param name="Code">Its random code once the set was opened.</param>
/// <param name="RankedPlace">Its place once the ranking was final and named it.</param>
public sealed record Filed(Guid ApplicationId, FiledDocument Document, SignedReceipt Receipt, string? Code, int? RankedPlace);
