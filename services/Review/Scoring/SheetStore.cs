using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Review.Scoring;

/// <summary>THE SQL of the score sheets. The guard of a locked or voided sheet stands in the UPDATE itself.</summary>
public sealed class SheetStore(SqlSession sql)
{
    const string Columns = "[Id], [ReviewId], [SeatId], [Code], [Version], [State], [Voided], [Scores], [AbstainReason], [SavedAt], [OutlierReason]";

    /// <summary>The seat's sheet of an application; a new, unsaved one of version 0 when there is none yet.</summary>
    public async Task<ScoreSheet> Of(Guid review, Guid seat, string code, CancellationToken cancel) =>
        (await sql.Find<Row>($"SELECT {Columns} FROM [Sheets] WHERE [SeatId] = @seat AND [Code] = @code", new { seat, code }, cancel))?.Sheet()
        ?? new ScoreSheet { Id = NewId.NextGuid(), ReviewId = review, SeatId = seat, Code = code };

    public async Task<IReadOnlyList<ScoreSheet>> OfReview(Guid review, CancellationToken cancel) =>
        [.. (await sql.Query<Row>($"SELECT {Columns} FROM [Sheets] WHERE [ReviewId] = @review ORDER BY [Code], [SeatId]", new { review }, cancel)).Select(r => r.Sheet())];

    public async Task<IReadOnlyList<ScoreSheet>> OfSeat(Guid seat, CancellationToken cancel) =>
        [.. (await sql.Query<Row>($"SELECT {Columns} FROM [Sheets] WHERE [SeatId] = @seat", new { seat }, cancel)).Select(r => r.Sheet())];

    public async Task<ILookup<Guid, ScoreSheet>> OfSeats(IReadOnlyCollection<Guid> seats, CancellationToken cancel) =>
        (await sql.Query<Row>($"SELECT {Columns} FROM [Sheets] WHERE [SeatId] IN @seats", new { seats }, cancel)).Select(r => r.Sheet()).ToLookup(s => s.SeatId);

    public async Task Save(ScoreSheet sheet, CancellationToken cancel)
    {
        var row = new { sheet.Id, sheet.ReviewId, sheet.SeatId, sheet.Code, sheet.Version, sheet.State, Scores = Stored.Text(sheet.Scores), sheet.AbstainReason, sheet.SavedAt, No = false, Draft = SheetState.Draft };
        await sql.Save(sheet.Version == 0
            ? """
              INSERT INTO [Sheets] ([Id], [ReviewId], [SeatId], [Code], [Version], [State], [Voided], [Scores], [AbstainReason], [SavedAt])
              SELECT @Id, @ReviewId, @SeatId, @Code, 1, @State, @No, @Scores, @AbstainReason, @SavedAt
              WHERE NOT EXISTS (SELECT 1 FROM [Sheets] WHERE [SeatId] = @SeatId AND [Code] = @Code)
              """
            : """
              UPDATE [Sheets] SET [Version] = @Version + 1, [State] = @State, [Scores] = @Scores, [AbstainReason] = @AbstainReason, [SavedAt] = @SavedAt
              WHERE [Id] = @Id AND [Version] = @Version AND [State] = @Draft AND [Voided] = @No
              """, row, cancel);
        sheet.Version++;
    }

    /// <summary>Locks drafts of the seat, all or none.</summary>
    public async Task Submit(Guid seat, IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now, CancellationToken cancel)
    {
        var row = new { seat, codes = sheets.Select(s => s.Code).ToList(), now, Submitted = SheetState.Submitted, Draft = SheetState.Draft, No = false };
        var locked = await sql.Execute("""
            UPDATE [Sheets] SET [Version] = [Version] + 1, [State] = @Submitted, [SavedAt] = @now
            WHERE [SeatId] = @seat AND [Code] IN @codes AND [State] = @Draft AND [Voided] = @No
            """, row, cancel);
        if (locked != sheets.Count) throw new StaleVersionException();
        foreach (var sheet in sheets) sheet.Version++;
    }

    /// <summary>Voids what a remedy found wrong; it is kept and counts nowhere.</summary>
    public Task Void(Guid seat, string code, CancellationToken cancel) =>
        sql.Execute("UPDATE [Sheets] SET [Voided] = @Yes WHERE [SeatId] = @seat AND [Code] = @code", new { seat, code, Yes = true }, cancel);

    /// <summary>Beside the locked sheet: the version and all scores stay as they are.</summary>
    public Task Explain(ScoreSheet sheet, string reason, CancellationToken cancel) =>
        sql.Save("UPDATE [Sheets] SET [OutlierReason] = @reason WHERE [Id] = @Id AND [OutlierReason] IS NULL", new { sheet.Id, reason }, cancel);

    sealed class Row
    {
        public Guid Id { get; init; }
        public Guid ReviewId { get; init; }
        public Guid SeatId { get; init; }
        public string Code { get; init; } = "";
        public long Version { get; init; }
        public SheetState State { get; init; }
        public bool Voided { get; init; }
        public string Scores { get; init; } = "[]";
        public string? AbstainReason { get; init; }
        public DateTimeOffset SavedAt { get; init; }
        public string? OutlierReason { get; init; }

        public ScoreSheet Sheet() => new()
        {
            Id = Id,
            ReviewId = ReviewId,
            SeatId = SeatId,
            Code = Code,
            Version = Version,
            State = State,
            Voided = Voided,
            Scores = Stored.Value<IReadOnlyList<CriterionScore>>(Scores)!,
            AbstainReason = AbstainReason,
            SavedAt = SavedAt,
            OutlierReason = OutlierReason
        };
    }
}
