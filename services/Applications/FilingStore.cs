using System.Text;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>The SQL of filings: what was filed, encrypted, with its signed receipt. Rows are only ever added.</summary>
public sealed class FilingStore(SqlSession sql, Vault vault)
{
    /// <summary>Encrypted contents in memory at once.</summary>
    const int Batch = 200;

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
    public async Task<IReadOnlyList<Filed>> Standing(Guid challenge, CancellationToken cancel)
    {
        var standing = new List<Filed>();
        foreach (var ids in (await sql.Query<Guid>("SELECT [Id] FROM [Applications] WHERE [ChallengeId] = @challenge AND [State] = 'Filed'", new { challenge }, cancel)).Chunk(Batch))
        {
            standing.AddRange((await sql.Query<FilingRow>("""
                SELECT f.[ApplicationId], f.[Filing], f.[ChallengeId], f.[Digest], f.[Content], f.[Receipt], f.[Signature], NULL AS [Code], NULL AS [RankedPlace]
                FROM [Applications] a JOIN [Filings] f ON f.[ApplicationId] = a.[Id] AND f.[Filing] = a.[Filing]
                WHERE a.[Id] IN @ids
                """, new { ids }, cancel)).Select(Open));
        }
        return standing;
    }

    /// <summary>A correction beside the sealed filing, which stays as evidence.</summary>
    public Task<int> Correct(Guid application, Guid challenge, int correction, FiledDocument document, SignedReceipt receipt, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [Corrections] ([ApplicationId], [Correction], [ChallengeId], [ArrivedAt], [Digest], [Content], [ReceiptId], [Receipt], [Signature])
        VALUES (@ApplicationId, @correction, @ChallengeId, @ArrivedAt, @Digest, @Content, @ReceiptId, @Receipt, @Signature)
        """, new
    {
        ApplicationId = application,
        correction,
        ChallengeId = challenge,
        receipt.Receipt.ArrivedAt,
        receipt.Receipt.Digest,
        Content = vault.Seal(challenge, CorrectionPlace(application, correction), Canonical.Bytes(document)),
        ReceiptId = receipt.Receipt.Id,
        Receipt = Encoding.UTF8.GetString(Canonical.Bytes(receipt.Receipt)),
        receipt.Signature
    }, cancel);

    /// <summary>The receipts of an application's corrections, the first first.</summary>
    public async Task<IReadOnlyList<SignedReceipt>> CorrectionReceipts(Guid application, CancellationToken cancel) =>
        [.. (await sql.Query<FilingRow>("SELECT [Receipt], [Signature] FROM [Corrections] WHERE [ApplicationId] = @application ORDER BY [Correction]", new { application }, cancel))
            .Select(row => new SignedReceipt(Canonical.Read<Receipt>(Encoding.UTF8.GetBytes(row.Receipt)), row.Signature))];

    /// <summary>The sealed set by code, each with its last correction in place of what was sealed. Only after the sealing: before it there is none.</summary>
    public async Task<IReadOnlyList<Filed>> Opened(Guid challenge, CancellationToken cancel)
    {
        var opened = new List<Filed>();
        foreach (var codes in (await sql.Query<string>("SELECT [Code] FROM [SealedApplications] WHERE [ChallengeId] = @challenge ORDER BY [Code]", new { challenge }, cancel)).Chunk(Batch))
            opened.AddRange(await Opened(challenge, codes, cancel));
        return opened;
    }

    /// <summary>One page of the same, by code.</summary>
    public async Task<IReadOnlyList<Filed>> OpenedPage(Guid challenge, string after, int size, CancellationToken cancel) =>
        await Opened(challenge, [.. await sql.Query<string>("""
            WITH [Listed] AS (
                SELECT [Code], ROW_NUMBER() OVER (ORDER BY [Code]) AS [Place] FROM [SealedApplications] WHERE [ChallengeId] = @challenge AND [Code] > @after)
            SELECT [Code] FROM [Listed] WHERE [Place] <= @size ORDER BY [Place]
            """, new { challenge, after, size }, cancel)], cancel);

    /// <summary>The same of some codes, 1,000 at most.</summary>
    public async Task<IReadOnlyList<Filed>> Opened(Guid challenge, IReadOnlyList<string> codes, CancellationToken cancel) =>
        [.. (await sql.Query<FilingRow>($"{SealedFilings} WHERE s.[ChallengeId] = @challenge AND s.[Code] IN @codes ORDER BY s.[Code]", new { challenge, codes }, cancel)).Select(Open)];

    /// <summary>The same of one application; null when it was not sealed.</summary>
    public async Task<Filed?> OpenedOf(Guid application, CancellationToken cancel) =>
        await sql.Find<FilingRow>($"{SealedFilings} WHERE s.[ApplicationId] = @application", new { application }, cancel) is { } row ? Open(row) : null;

    const string SealedFilings = """
        SELECT f.[ApplicationId], f.[Filing], f.[ChallengeId], f.[Digest], f.[Content], f.[Receipt], f.[Signature], s.[Code], s.[RankedPlace], s.[Admission], s.[Correction], s.[SharesUnit],
          x.[Content] AS [Corrected]
        FROM [SealedApplications] s JOIN [Filings] f ON f.[ApplicationId] = s.[ApplicationId] AND f.[Filing] = s.[Filing]
        LEFT JOIN [Corrections] x ON x.[ApplicationId] = s.[ApplicationId] AND x.[Correction] = s.[Correction]
        """;

    static string CorrectionPlace(Guid application, int correction) => $"correction {application:N} {correction}";

    static string Place(Guid application, int filing) => $"filing {application:N} {filing}";

    Filed Open(FilingRow row) => new(
        row.ApplicationId,
        Canonical.Read<FiledDocument>(row.Corrected is null
            ? vault.Open(row.ChallengeId, Place(row.ApplicationId, row.Filing), row.Content)
            : vault.Open(row.ChallengeId, CorrectionPlace(row.ApplicationId, row.Correction), row.Corrected)),
        new SignedReceipt(Canonical.Read<Receipt>(Encoding.UTF8.GetBytes(row.Receipt)), row.Signature),
        row.Code,
        row.RankedPlace,
        row.Admission is null ? Admission.Open : Enum.Parse<Admission>(row.Admission),
        row.SharesUnit ?? false);

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
        public string? Admission { get; init; }
        public int Correction { get; init; }
        public string? Corrected { get; init; }
        public bool? SharesUnit { get; init; }
    }
}

/// <param name="Code">Its random code once the set was opened.</param>
/// <param name="RankedPlace">Its place once the ranking was final and named it.</param>
/// <param name="Receipt">Of the filing as it was sealed.</param>
/// <param name="Admission">Where it stands in the formal check; open while it is not sealed.</param>
/// <param name="SharesUnit">Another admitted application names the same unit that would contract.</param>
public sealed record Filed(Guid ApplicationId, FiledDocument Document, SignedReceipt Receipt, string? Code, int? RankedPlace, Admission Admission, bool SharesUnit = false);
