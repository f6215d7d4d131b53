using System.Text;
using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Publication;

/// <summary>The SQL of the reports. Content and answers stand sealed under the report's own key; a receipt is kept as a keyed fingerprint.</summary>
public sealed class ReportStore(SqlSession sql, Vault vault)
{
    const string Place = "report";

    /// <summary>The receipt of a filing: the same for the same key and content, so that a request that is sent twice files once. Nobody can guess it without the service's key.</summary>
    public string ReceiptOf(string key, string person, ReportContent content) =>
        vault.Fingerprint("report receipt", $"{key}\n{person}\n{Canonical.Digest(content)}")[..32];

    /// <summary>False when this receipt was given before.</summary>
    public async Task<bool> Add(Report report, string receipt, CancellationToken cancel) => await sql.Execute("""
        INSERT INTO [Reports] ([Id], [Version], [Receipt], [State], [FiledAt], [Sealed])
        SELECT @Id, @Version, @Receipt, @State, @FiledAt, @Sealed WHERE NOT EXISTS (SELECT 1 FROM [Reports] WHERE [Receipt] = @Receipt)
        """, Row(report, Kept(receipt)), cancel) == 1;

    public Task Save(Report report, CancellationToken cancel) => sql.Save(
        "UPDATE [Reports] SET [Version] = @Version, [State] = @State, [Sealed] = @Sealed WHERE [Id] = @Id AND [Version] = @Version - 1", Row(report, ""), cancel);

    public async Task<Report?> Find(Guid id, CancellationToken cancel) =>
        Read(await sql.Find<ReportRow>("SELECT [Id], [Version], [State], [FiledAt], [Sealed] FROM [Reports] WHERE [Id] = @id", new { id }, cancel));

    public async Task<Report?> Follow(string receipt, CancellationToken cancel) =>
        Read(await sql.Find<ReportRow>("SELECT [Id], [Version], [State], [FiledAt], [Sealed] FROM [Reports] WHERE [Receipt] = @kept", new { kept = Kept(receipt) }, cancel));

    /// <summary>Newest first; the number of each is its place for the next page.</summary>
    public async Task<IReadOnlyList<(long Number, Report Report)>> List(long? before, int size, CancellationToken cancel) => [.. (await sql.Query<ReportRow>("""
        SELECT [Sequence], [Id], [Version], [State], [FiledAt], [Sealed] FROM (
            SELECT [Sequence], [Id], [Version], [State], [FiledAt], [Sealed], ROW_NUMBER() OVER (ORDER BY [Sequence] DESC) AS [Place] FROM [Reports]
            WHERE (@before IS NULL OR [Sequence] < @before)) AS [Found]
        WHERE [Place] <= @size ORDER BY [Place]
        """, new { before, size }, cancel)).Select(r => (r.Sequence, Read(r)!))];

    string Kept(string receipt) => vault.Fingerprint("report", receipt);

    object Row(Report report, string receipt) => new
    {
        report.Id,
        report.Version,
        Receipt = receipt,
        State = report.State.ToString(),
        report.FiledAt,
        Sealed = vault.Seal(report.Id, Place, Encoding.UTF8.GetBytes(StoredJson.Write(new Sealed(report.Content, report.Answers))))
    };

    Report? Read(ReportRow? row)
    {
        if (row is null) return null;
        var opened = StoredJson.Read<Sealed>(Encoding.UTF8.GetString(vault.Open(row.Id, Place, row.Sealed)));
        return new Report { Id = row.Id, Version = row.Version, FiledAt = row.FiledAt, State = Enum.Parse<ReportState>(row.State), Content = opened.Content, Answers = opened.Answers };
    }

    sealed record Sealed(ReportContent Content, IReadOnlyList<ReportAnswer> Answers);

    sealed class ReportRow
    {
        public long Sequence { get; init; }
        public Guid Id { get; init; }
        public int Version { get; init; }
        public string State { get; init; } = "";
        public DateTimeOffset FiledAt { get; init; }
        public string Sealed { get; init; } = "";
    }
}
